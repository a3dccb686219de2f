/* Images to pixels; see decode.h. */
#include "image/decode.h"

#include "base/limits.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/webp.h"

const char image_damaged[] = "it is damaged", image_no_memory[] = "memory is out",
           image_too_costly[] = "it takes more than 200 MB of memory, LIMIT_IMAGE_MEMORY",
           image_too_large[] = "it is larger than 16,384 pixels a side, LIMIT_IMAGE_SIDE, or 100 "
                               "million in all, LIMIT_IMAGE_PIXELS";

/* Why an image of a kind is never shown; NULL for the others. */
static const char *const refusals[IMAGE_KIND_COUNT] = {
    [IMAGE_UNKNOWN] = "it is no image",
    [IMAGE_BMP] = "it is a BMP, make a PNG of it",
    [IMAGE_TIFF] = "it is a TIFF, make a PNG or JPEG of it",
    [IMAGE_AVIF] = "it is an AVIF, make a JPEG of it",
    [IMAGE_HEIC] = "it is a HEIC, make a JPEG of it",
    [IMAGE_JXL] = "it is a JPEG XL, make a JPEG of it",
    [IMAGE_ICON] = "it is an icon, make a PNG of it",
    [IMAGE_WEB_PAGE] = "it is a web page",
};

const char *image_refused(const struct probe *probe)
{
    if (refusals[probe->kind])
        return refusals[probe->kind];
    if (probe->width > LIMIT_IMAGE_SIDE || probe->height > LIMIT_IMAGE_SIDE ||
        probe->width * probe->height > LIMIT_IMAGE_PIXELS)
        return image_too_large;
    return NULL;
}

/* What is in memory at once: the picture as it will be, and of a layered one all of it. */
static bool fits_memory(const struct probe *probe, const struct box *box)
{
    size_t width = probe->width, height = probe->height;
    size_t whole = probe->is_layered && probe->kind != IMAGE_JPEG /* libjpeg counts itself */
                       ? width * height * RASTER_RGBA
                       : 0;
    raster_fit(&width, &height, box->width, box->height);
    return whole + 2 * width * height * RASTER_RGBA <= LIMIT_IMAGE_MEMORY;
}

const char *image_decode(const char *bytes, size_t size, const struct probe *probe,
                         const struct box *box, struct raster *raster, const char **damage)
{
    static const char *(*const decoders[IMAGE_KIND_COUNT])(const char *, size_t,
                                                           const struct probe *, const struct box *,
                                                           struct raster *, const char **) = {
        [IMAGE_JPEG] = jpeg_decode, [IMAGE_PNG] = png_decode, [IMAGE_WEBP] = webp_decode};
    enum { FIRST_SIDEWAYS = 5 };
    bool sideways = probe->orientation >= FIRST_SIDEWAYS;
    const struct box stored = {sideways ? box->height : box->width,
                               sideways ? box->width : box->height};
    *raster = (struct raster){0};
    *damage = NULL;
    const char *refused = image_refused(probe);
    if (!refused && !decoders[probe->kind])
        refused = "it cannot be decoded";
    if (!refused && !fits_memory(probe, &stored))
        refused = image_too_costly;
    if (!refused)
        refused = decoders[probe->kind](bytes, size, probe, &stored, raster, damage);
    if (!refused && !raster_turn(raster, probe->orientation))
        refused = image_no_memory;
    return refused;
}
