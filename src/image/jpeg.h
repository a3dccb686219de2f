/* JPEG, both ways. The only includer of jpeglib.h. */
#ifndef OCTAVO_IMAGE_JPEG_H
#define OCTAVO_IMAGE_JPEG_H

#include "image/decode.h"

/* A baseline JPEG of three components, without anything about where it comes from; added to `out`,
 * which fails without memory. `sharp`: colours at full resolution, as coloured letters need them.
 */
void jpeg_encode(const struct raster *raster, int quality, bool sharp, struct buffer *out);

/* See decode.h. */
const char *jpeg_decode(const char *bytes, size_t size, const struct probe *probe,
                        const struct box *box, struct raster *raster, const char **damage);

#endif
