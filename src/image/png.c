/* PNG; see png.h. Rows are read one by one, all at once only where they are interlaced. libpng
 * leaves by a jump where something is wrong. */
#include "image/png.h"

#include "base/limits.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* What reading holds, beyond a jump. */
struct reading {
    png_struct *png;
    png_info *info;
    const char *at, *end;
    unsigned char *rows; /* one, or all */
    struct shrinker shrinker;
    const char *refused;
    bool no_memory; /* libpng itself tells it as damage */
};

/* Silence, for libpng prints otherwise. */
static void ignore(png_struct *png, const char *text)
{
    (void)png, (void)text;
}

static void leave(png_struct *png, const char *text)
{
    (void)text;
    png_longjmp(png, 1);
}

static void *take(png_struct *png, size_t size)
{
    struct reading *reading = png_get_mem_ptr(png);
    void *memory = malloc(size);
    reading->no_memory = reading->no_memory || !memory;
    return memory;
}

static void give_back(png_struct *png, void *memory)
{
    (void)png;
    free(memory);
}

static void read_bytes(png_struct *png, unsigned char *bytes, size_t size)
{
    struct reading *reading = png_get_io_ptr(png);
    if ((size_t)(reading->end - reading->at) < size)
        png_error(png, "");
    memcpy(bytes, reading->at, size);
    reading->at += size;
}

/* Whatever it is made of, eight bits of red, green, blue and, where there is one, alpha. */
static void ask_for_rgb(struct reading *reading, bool has_alpha)
{
    png_struct *png = reading->png;
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    if (has_alpha)
        png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, reading->info);
}

/* Rows as they come. */
static void read_rows(struct reading *reading, size_t height)
{
    for (size_t y = 0; y < height; y++) {
        png_read_row(reading->png, reading->rows, NULL);
        shrinker_add(&reading->shrinker, reading->rows);
    }
}

/* All rows, pass by pass. */
static void read_passes(struct reading *reading, size_t height, size_t row)
{
    enum { PASSES = 7 };
    for (size_t pass = 0; pass < PASSES; pass++)
        for (size_t y = 0; y < height; y++)
            png_read_row(reading->png, reading->rows + y * row, NULL);
    for (size_t y = 0; y < height; y++)
        shrinker_add(&reading->shrinker, reading->rows + y * row);
}

static void decode(struct reading *reading, const struct probe *probe, size_t width, size_t height,
                   struct raster *raster)
{
    enum { CHUNK_MEMORY = 8 << 20 };
    size_t channels = probe->has_alpha ? RASTER_RGBA : RASTER_RGB;
    size_t row = probe->width * channels;
    png_set_read_fn(reading->png, reading, read_bytes);
    png_set_user_limits(reading->png, (png_uint_32)LIMIT_IMAGE_SIDE, (png_uint_32)LIMIT_IMAGE_SIDE);
    png_set_chunk_malloc_max(reading->png, CHUNK_MEMORY);
    png_read_info(reading->png, reading->info);
    ask_for_rgb(reading, probe->has_alpha);
    if (png_get_rowbytes(reading->png, reading->info) != row ||
        png_get_image_height(reading->png, reading->info) != probe->height)
        png_error(reading->png, "");
    reading->rows = calloc(probe->is_layered ? probe->height : 1, row);
    if (!reading->rows || !raster_init(raster, width, height, channels) ||
        !shrinker_init(&reading->shrinker, raster, probe->width, probe->height))
        reading->refused = image_no_memory;
    else if (probe->is_layered)
        read_passes(reading, probe->height, row);
    else
        read_rows(reading, probe->height);
}

const char *png_decode(const char *bytes, size_t size, const struct probe *probe,
                       const struct box *box, struct raster *raster, const char **damage)
{
    struct reading *reading = calloc(1, sizeof *reading);
    size_t width = probe->width, height = probe->height;
    (void)damage; /* its sums tell: it is whole or refused */
    *raster = (struct raster){0};
    if (!reading)
        return image_no_memory;
    reading->at = bytes;
    reading->end = bytes + size;
    raster_fit(&width, &height, box->width, box->height);
    reading->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, NULL, leave, ignore, reading,
                                            take, give_back);
    reading->info = reading->png ? png_create_info_struct(reading->png) : NULL;
    if (!reading->info)
        reading->refused = image_no_memory;
    else if (setjmp(png_jmpbuf(reading->png)) == 0)
        decode(reading, probe, width, height, raster);
    else
        reading->refused = reading->no_memory ? image_no_memory : image_damaged;
    const char *refused = reading->refused;
    png_destroy_read_struct(&reading->png, &reading->info, NULL);
    shrinker_fini(&reading->shrinker);
    free(reading->rows);
    free(reading);
    return refused;
}

static void write_bytes(png_struct *png, unsigned char *bytes, size_t size)
{
    buffer_add(png_get_io_ptr(png), bytes, size);
}

static void flush(png_struct *png)
{
    (void)png;
}

static void encode(png_struct *png, png_info *info, const struct raster *raster)
{
    png_set_IHDR(png, info, (png_uint_32)raster->width, (png_uint_32)raster->height, 8,
                 raster->channels == RASTER_RGBA ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (size_t y = 0; y < raster->height; y++)
        png_write_row(png, raster_pixel(raster, 0, y));
    png_write_end(png, info);
}

void png_encode(const struct raster *raster, struct buffer *out)
{
    png_struct *png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, leave, ignore);
    png_info *info = png ? png_create_info_struct(png) : NULL;
    if (info && setjmp(png_jmpbuf(png)) == 0) {
        png_set_write_fn(png, out, write_bytes, flush);
        encode(png, info, raster);
    } else {
        out->failed = true;
    }
    png_destroy_write_struct(&png, &info);
}
