/* A picture of the user's as a cover. */
#ifndef OCTAVO_COVER_PICTURE_H
#define OCTAVO_COVER_PICTURE_H

#include "image/decode.h"

/* A JPEG, PNG or WebP, upright, scaled down to fit a cover, never up, never out of shape. NULL, or
 * why it is refused. */
const char *picture_read(const char *bytes, size_t size, struct raster *raster);

/* What is transparent shows the paper of covers. */
void picture_lay_on_paper(struct raster *raster);

#endif
