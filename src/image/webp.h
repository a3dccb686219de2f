/* WebP, read. The only includer of libwebp's header. */
#ifndef OCTAVO_IMAGE_WEBP_H
#define OCTAVO_IMAGE_WEBP_H

#include "image/decode.h"

/* See decode.h. Of one that moves, its first frame. */
const char *webp_decode(const char *bytes, size_t size, const struct probe *probe,
                        const struct box *box, struct raster *raster, const char **damage);

#endif
