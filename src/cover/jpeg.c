/* JPEG; see jpeg.h. libjpeg wants to leave by a jump where something is wrong. This is a process of
 * its own, so it says why and ends. */
#include "cover/jpeg.h"

#include "cover/answer.h"
#include "cover/exif.h"
#include "cover/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

#include <jerror.h>

enum { QUALITY = 85 };

static void leave(j_common_ptr jpeg)
{
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    answer_refused(text);
    _exit(EXIT_SUCCESS); /* nothing is worth freeing */
}

/* Counts what costs pixels; bytes too many do not. */
static void count(j_common_ptr jpeg, int level)
{
    if (level < 0 && jpeg->err->msg_code != JWRN_EXTRANEOUS_DATA)
        jpeg->err->num_warnings++;
}

/* An error manager that prints nothing. */
static struct jpeg_error_mgr *quiet(struct jpeg_error_mgr *errors)
{
    jpeg_std_error(errors);
    errors->error_exit = leave;
    errors->emit_message = count;
    return errors;
}

void jpeg_encode(const struct raster *raster, struct buffer *out)
{
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg = {.err = quiet(&errors)};
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = (JDIMENSION)raster->width;
    jpeg.image_height = (JDIMENSION)raster->height;
    jpeg.input_components = RASTER_CHANNELS;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, QUALITY, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg.dct_method = JDCT_ISLOW;        /* the same on every machine */
    jpeg.comp_info[0].h_samp_factor = 1; /* coloured letters stay sharp, for a tenth more bytes */
    jpeg.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = raster_pixel(raster, 0, jpeg.next_scanline);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    buffer_add(out, bytes, size);
    free(bytes);
}

/* The coarsest of libjpeg's own scales, 1/8 to 8/8, in which the picture is no smaller than it will
 * be in the box. */
static void choose_scale(struct jpeg_decompress_struct *jpeg, size_t width, size_t height)
{
    jpeg->scale_denom = 8;
    for (jpeg->scale_num = 1; jpeg->scale_num < jpeg->scale_denom; jpeg->scale_num++) {
        jpeg_calc_output_dimensions(jpeg);
        if (jpeg->output_width >= width || jpeg->output_height >= height)
            return;
    }
}

/* What is left of each light behind the inks; Adobe writes how much is left instead of how much is
 * printed. */
static void print_to_light(const unsigned char *inks, bool inverted, unsigned char *light)
{
    unsigned black = inverted ? inks[3] : 255U - inks[3];
    for (size_t i = 0; i < RASTER_CHANNELS; i++) {
        unsigned left = inverted ? inks[i] : 255U - inks[i];
        light[i] = (unsigned char)(left * black / 255);
    }
}

enum { INKS = 4 };

/* `row` has room for a row of inks, and is used only where the picture is made of them. */
static void read_rows(struct jpeg_decompress_struct *jpeg, unsigned char *row,
                      struct raster *raster)
{
    bool is_print = jpeg->out_color_space == JCS_CMYK;
    while (jpeg->output_scanline < jpeg->output_height) {
        size_t y = jpeg->output_scanline;
        JSAMPROW into = is_print ? row : raster_pixel(raster, 0, y);
        jpeg_read_scanlines(jpeg, &into, 1);
        for (size_t x = 0; is_print && x < raster->width; x++)
            print_to_light(row + INKS * x, jpeg->saw_Adobe_marker, raster_pixel(raster, x, y));
    }
}

/* Reads the pixels of a picture whose header is read. */
static const char *read_pixels(struct jpeg_decompress_struct *jpeg, struct raster *raster)
{
    bool is_print = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->out_color_space = is_print ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(jpeg);
    unsigned char *row = malloc((size_t)jpeg->output_width * INKS);
    bool ready = row && raster_init(raster, jpeg->output_width, jpeg->output_height);
    if (ready) {
        read_rows(jpeg, row, raster);
        jpeg_finish_decompress(jpeg);
    }
    free(row);
    if (!ready)
        return answer_no_memory;
    return jpeg->err->num_warnings > 0 ? "it is a damaged JPEG" : NULL;
}

/* Which way is up, as the camera said. */
static unsigned orientation_of(const struct jpeg_decompress_struct *jpeg)
{
    unsigned orientation = 1;
    for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker && orientation == 1;
         marker = marker->next)
        orientation = exif_orientation(marker->data, marker->data_length);
    return orientation;
}

const char *jpeg_decode(const char *bytes, size_t size, size_t width, size_t height,
                        struct raster *raster)
{
    enum { EXIF_MARKER = JPEG_APP0 + 1, EXIF_SIZE = 0xFFFF, FIRST_SIDEWAYS = 5 };
    struct jpeg_error_mgr errors;
    struct jpeg_decompress_struct jpeg = {.err = quiet(&errors)};
    const char *refused = answer_too_large;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)bytes, size);
    jpeg_save_markers(&jpeg, EXIF_MARKER, EXIF_SIZE);
    jpeg_read_header(&jpeg, TRUE);
    unsigned orientation = orientation_of(&jpeg);
    bool sideways = orientation >= FIRST_SIDEWAYS;
    if (jpeg.image_width <= LIMIT_SIDE && jpeg.image_height <= LIMIT_SIDE &&
        (size_t)jpeg.image_width * jpeg.image_height <= LIMIT_PIXELS) {
        choose_scale(&jpeg, sideways ? height : width, sideways ? width : height);
        refused = read_pixels(&jpeg, raster);
    }
    jpeg_destroy_decompress(&jpeg);
    if (!refused && !raster_turn(raster, orientation))
        refused = answer_no_memory;
    return refused;
}
