/* Images to pixels, none larger than they will be needed. */
#ifndef OCTAVO_IMAGE_DECODE_H
#define OCTAVO_IMAGE_DECODE_H

#include "base/buffer.h"
#include "image/probe.h"
#include "image/raster.h"

/* What the pixels have to fit, upright. */
struct box {
    size_t width, height;
};

/* A box without walls. */
static const struct box no_box = {SIZE_MAX >> 32, SIZE_MAX >> 32};

/* An image that was probed, as pixels: scaled down to fit the box, never up, in proportion, and
 * turned as it says. NULL, or why there is none. `*damage` is why the pixels are not all that they
 * were, or NULL. The caller frees the raster in any case. Memory stays below LIMIT_IMAGE_MEMORY. */
const char *image_decode(const char *bytes, size_t size, const struct probe *probe,
                         const struct box *box, struct raster *raster, const char **damage);

/* Whether a probed image may be decoded: NULL, or why not. */
const char *image_refused(const struct probe *probe);

/* Why there is none; image_no_memory alone is no fault of the image. */
extern const char image_damaged[], image_no_memory[], image_too_costly[], image_too_large[];

#endif
