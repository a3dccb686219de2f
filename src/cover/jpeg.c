/* JPEG; see jpeg.h. libjpeg wants to leave by a jump where something is wrong. This is a process of
 * its own, so it says why and ends. */
#include "cover/jpeg.h"

#include "cover/answer.h"
#include "cover/limits.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { QUALITY = 85 };

static void leave(j_common_ptr jpeg)
{
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    answer_refused(text);
    exit(EXIT_SUCCESS);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* An error manager that prints nothing. */
static struct jpeg_error_mgr *quiet(struct jpeg_error_mgr *errors)
{
    jpeg_std_error(errors);
    errors->error_exit = leave;
    errors->output_message = say_nothing;
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

/* The coarsest of libjpeg's own scales, 1/8 to 8/8, that still fills the box on both sides or on
 * none more than the picture does. */
static void choose_scale(struct jpeg_decompress_struct *jpeg, size_t width, size_t height)
{
    for (jpeg->scale_num = 1, jpeg->scale_denom = 8; jpeg->scale_num < 8; jpeg->scale_num++) {
        jpeg_calc_output_dimensions(jpeg);
        if (jpeg->output_width >= width || jpeg->output_height >= height)
            return;
    }
}

/* Adobe's inverted CMYK: what is left of each light after the inks. */
static void print_to_light(const unsigned char *cmyk, bool inverted, unsigned char *rgb)
{
    for (size_t i = 0; i < RASTER_CHANNELS; i++) {
        unsigned ink = inverted ? cmyk[i] : 255U - cmyk[i];
        unsigned black = inverted ? cmyk[3] : 255U - cmyk[3];
        rgb[i] = (unsigned char)(ink * black / 255);
    }
}

/* `row` holds four components a pixel and is used only where the picture has so many. */
static void read_rows(struct jpeg_decompress_struct *jpeg, unsigned char *row,
                      struct raster *raster)
{
    bool is_print = jpeg->out_color_space == JCS_CMYK;
    while (jpeg->output_scanline < jpeg->output_height) {
        size_t y = jpeg->output_scanline;
        JSAMPROW into = is_print ? row : raster_pixel(raster, 0, y);
        jpeg_read_scanlines(jpeg, &into, 1);
        for (size_t x = 0; is_print && x < raster->width; x++)
            print_to_light(row + 4 * x, jpeg->saw_Adobe_marker, raster_pixel(raster, x, y));
    }
}

const char *jpeg_decode(const char *bytes, size_t size, size_t width, size_t height,
                        struct raster *raster)
{
    struct jpeg_error_mgr errors;
    struct jpeg_decompress_struct jpeg = {.err = quiet(&errors)};
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)bytes, size);
    jpeg_read_header(&jpeg, TRUE);
    const char *refused = NULL;
    if (jpeg.image_width > LIMIT_SIDE || jpeg.image_height > LIMIT_SIDE ||
        (size_t)jpeg.image_width * jpeg.image_height > LIMIT_PIXELS)
        refused = answer_too_large;
    unsigned char *row = NULL;
    if (!refused) {
        jpeg.dct_method = JDCT_ISLOW;
        jpeg.out_color_space =
            jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK ? JCS_CMYK
                                                                                   : JCS_RGB;
        choose_scale(&jpeg, width, height);
        jpeg_start_decompress(&jpeg);
        row = malloc((size_t)jpeg.output_width * 4);
        if (!row || !raster_init(raster, jpeg.output_width, jpeg.output_height))
            refused = answer_no_memory;
    }
    if (!refused) {
        read_rows(&jpeg, row, raster);
        jpeg_finish_decompress(&jpeg);
        if (errors.num_warnings > 0)
            refused = "it is damaged or cut off";
    }
    free(row);
    jpeg_destroy_decompress(&jpeg);
    return refused;
}
