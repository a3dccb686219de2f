/* JPEG; see jpeg.h. libjpeg leaves by a jump where something is wrong; it lands in the function
 * that opened it, and what that holds is kept outside, so that it can be freed. */
#include "image/jpeg.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include <jerror.h>

struct errors {
    struct jpeg_error_mgr manager; /* first: libjpeg knows no more of it */
    jmp_buf landing;
    const char *why;
    bool is_cut; /* only the end is missing */
};

static void leave(j_common_ptr jpeg)
{
    struct errors *errors = (struct errors *)jpeg->err;
    int code = errors->manager.msg_code;
    errors->why = code == JERR_OUT_OF_MEMORY      ? image_no_memory
                  : code == JERR_NO_BACKING_STORE ? image_too_costly
                                                  : image_damaged;
    longjmp(errors->landing, 1);
}

/* Counts what costs pixels; a missing end and bytes too many do not. */
static void count(j_common_ptr jpeg, int level)
{
    if (level < 0 && jpeg->err->msg_code != JWRN_EXTRANEOUS_DATA &&
        jpeg->err->msg_code != JWRN_JPEG_EOF)
        jpeg->err->num_warnings++;
}

/* An error manager that prints nothing. */
static struct jpeg_error_mgr *quiet(struct errors *errors)
{
    *errors = (struct errors){.why = NULL};
    jpeg_std_error(&errors->manager);
    errors->manager.error_exit = leave;
    errors->manager.emit_message = count;
    return &errors->manager;
}

/* What libjpeg writes goes straight into a buffer. */
struct sink {
    struct jpeg_destination_mgr manager; /* first */
    struct buffer *out;
    unsigned char bytes[1 << 14];
};

static void begin_writing(j_compress_ptr jpeg)
{
    struct sink *sink = (struct sink *)jpeg->dest;
    sink->manager.next_output_byte = sink->bytes;
    sink->manager.free_in_buffer = sizeof sink->bytes;
}

static boolean write_all(j_compress_ptr jpeg)
{
    struct sink *sink = (struct sink *)jpeg->dest;
    buffer_add(sink->out, sink->bytes, sizeof sink->bytes);
    begin_writing(jpeg);
    return TRUE;
}

static void end_writing(j_compress_ptr jpeg)
{
    struct sink *sink = (struct sink *)jpeg->dest;
    buffer_add(sink->out, sink->bytes, sizeof sink->bytes - sink->manager.free_in_buffer);
}

static void encode(struct jpeg_compress_struct *jpeg, const struct raster *raster, int quality,
                   bool sharp)
{
    jpeg->image_width = (JDIMENSION)raster->width;
    jpeg->image_height = (JDIMENSION)raster->height;
    jpeg->input_components = RASTER_RGB;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality, TRUE);
    jpeg->optimize_coding = TRUE;
    jpeg->dct_method = JDCT_ISLOW; /* the same on every machine */
    if (sharp) {
        jpeg->comp_info[0].h_samp_factor = 1;
        jpeg->comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(jpeg, TRUE);
    while (jpeg->next_scanline < jpeg->image_height) {
        JSAMPROW row = raster_pixel(raster, 0, jpeg->next_scanline);
        jpeg_write_scanlines(jpeg, &row, 1);
    }
    jpeg_finish_compress(jpeg);
}

void jpeg_encode(const struct raster *raster, int quality, bool sharp, struct buffer *out)
{
    struct errors errors;
    struct sink sink = {.out = out};
    struct jpeg_compress_struct jpeg = {.err = quiet(&errors)};
    sink.manager.init_destination = begin_writing;
    sink.manager.empty_output_buffer = write_all;
    sink.manager.term_destination = end_writing;
    if (setjmp(errors.landing) == 0) {
        jpeg_create_compress(&jpeg);
        jpeg.dest = &sink.manager;
        encode(&jpeg, raster, quality, sharp);
    } else {
        out->failed = true; /* memory is all that can be wrong */
    }
    jpeg_destroy_compress(&jpeg);
}

/* The coarsest of libjpeg's own scales, 1/8 to 8/8, in which the picture is no smaller than it will
 * be. */
static void choose_scale(struct jpeg_decompress_struct *jpeg, size_t width, size_t height)
{
    jpeg->scale_denom = 8;
    for (jpeg->scale_num = 1; jpeg->scale_num < jpeg->scale_denom; jpeg->scale_num++) {
        jpeg_calc_output_dimensions(jpeg);
        if (jpeg->output_width >= width && jpeg->output_height >= height)
            return;
    }
    jpeg_calc_output_dimensions(jpeg);
}

enum { INKS = 4 };

/* What is left of each light behind the inks; Adobe writes how much is left instead of how much is
 * printed. In place, for light takes less room. */
static void print_to_light(unsigned char *row, size_t width, bool inverted)
{
    for (size_t x = 0; x < width; x++) {
        const unsigned char *inks = row + INKS * x;
        unsigned black = inverted ? inks[3] : 255U - inks[3];
        for (size_t i = 0; i < RASTER_RGB; i++) {
            unsigned left = inverted ? inks[i] : 255U - inks[i];
            row[RASTER_RGB * x + i] = (unsigned char)(left * black / 255);
        }
    }
}

/* What decoding holds, beyond a jump. */
struct reading {
    struct jpeg_decompress_struct jpeg;
    struct errors errors;
    struct jpeg_progress_mgr progress;
    unsigned char *row;
    struct shrinker shrinker;
    const char *refused;
};

/* Scans without end over a large picture cost hours: so many are enough for any encoder. */
static void look_at_scans(j_common_ptr common)
{
    enum { MOST_SCANS = 64 };
    struct jpeg_decompress_struct *jpeg = (struct jpeg_decompress_struct *)common;
    uint64_t pixels = (uint64_t)jpeg->image_width * jpeg->image_height;
    uint64_t scans = (uint64_t)jpeg->input_scan_number;
    if (scans > MOST_SCANS || scans * pixels > 16 * (uint64_t)LIMIT_IMAGE_PIXELS)
        ERREXIT(common, JERR_BAD_PROGRESSION);
}

static void read_rows(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = reading->row;
        jpeg_read_scanlines(jpeg, &row, 1);
        if (jpeg->out_color_space == JCS_CMYK)
            print_to_light(row, jpeg->output_width, jpeg->saw_Adobe_marker);
        shrinker_add(&reading->shrinker, row);
    }
    jpeg_finish_decompress(jpeg);
}

/* Reads the header and then the pixels, as a picture of so many. */
static void decode(struct reading *reading, const char *bytes, size_t size,
                   const struct probe *probe, const struct box *box, struct raster *raster)
{
    size_t width = probe->width, height = probe->height;
    raster_fit(&width, &height, box->width, box->height);
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    jpeg_create_decompress(jpeg);
    jpeg->mem->max_memory_to_use = (long)LIMIT_IMAGE_MEMORY;
    jpeg->progress = &reading->progress;
    jpeg_mem_src(jpeg, (const unsigned char *)bytes, size);
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->image_width != probe->width || jpeg->image_height != probe->height)
        ERREXIT(jpeg, JERR_BAD_LENGTH); /* what was judged is not what would be decoded */
    bool is_print = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->out_color_space = is_print ? JCS_CMYK : JCS_RGB;
    choose_scale(jpeg, width, height);
    jpeg_start_decompress(jpeg);
    reading->row = malloc((size_t)jpeg->output_width * INKS);
    if (reading->row && raster_init(raster, width, height, RASTER_RGB) &&
        shrinker_init(&reading->shrinker, raster, jpeg->output_width, jpeg->output_height))
        read_rows(reading);
    else
        reading->refused = image_no_memory;
}

const char *jpeg_decode(const char *bytes, size_t size, const struct probe *probe,
                        const struct box *box, struct raster *raster, const char **damage)
{
    struct reading *reading = calloc(1, sizeof *reading);
    *raster = (struct raster){0};
    if (!reading)
        return image_no_memory;
    reading->jpeg.err = quiet(&reading->errors);
    reading->progress.progress_monitor = look_at_scans;
    if (setjmp(reading->errors.landing) == 0)
        decode(reading, bytes, size, probe, box, raster);
    const char *refused = reading->errors.why ? reading->errors.why : reading->refused;
    if (reading->errors.manager.num_warnings > 0)
        *damage = "it is damaged or breaks off";
    jpeg_destroy_decompress(&reading->jpeg);
    shrinker_fini(&reading->shrinker);
    free(reading->row);
    free(reading);
    return refused;
}
