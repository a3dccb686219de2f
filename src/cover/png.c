/* PNG; see png.h. libpng's simplified interface knows all kinds of PNG and returns its failures. */
#include "cover/png.h"

#include "cover/answer.h"
#include "cover/limits.h"
#include "cover/palette.h"

#include <png.h>

static const char damaged[] = "it is a damaged PNG";

const char *png_decode(const char *bytes, size_t size, struct raster *raster)
{
    enum { FAILED = 2 }; /* of warning_or_error; a warning leaves the pixels whole */
    png_image image = {.version = PNG_IMAGE_VERSION};
    const png_color paper = {palette_ground.red, palette_ground.green, palette_ground.blue};
    const char *refused = NULL;
    if (!png_image_begin_read_from_memory(&image, bytes, size))
        return damaged;
    image.format = PNG_FORMAT_RGB;
    if (image.width > LIMIT_SIDE || image.height > LIMIT_SIDE ||
        (size_t)image.width * image.height > LIMIT_PIXELS)
        refused = answer_too_large;
    else if (!raster_init(raster, image.width, image.height))
        refused = answer_no_memory;
    else if (!png_image_finish_read(&image, &paper, raster->pixels, 0, NULL) ||
             (image.warning_or_error & FAILED))
        refused = damaged;
    png_image_free(&image);
    return refused;
}
