/* PNG, both ways. The only includer of png.h of libpng. */
#ifndef OCTAVO_IMAGE_PNG_H
#define OCTAVO_IMAGE_PNG_H

#include "image/decode.h"

/* A PNG of eight bits a sample, without anything beside pixels; added to `out`, which fails without
 * memory. */
void png_encode(const struct raster *raster, struct buffer *out);

/* See decode.h. */
const char *png_decode(const char *bytes, size_t size, const struct probe *probe,
                       const struct box *box, struct raster *raster, const char **damage);

#endif
