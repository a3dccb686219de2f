/* PNG, read. The only includer of libpng's header. */
#ifndef OCTAVO_COVER_PNG_H
#define OCTAVO_COVER_PNG_H

#include "cover/raster.h"

/* The pixels of a PNG of any kind; what is transparent shows the paper of covers. NULL, or why it
 * is refused. */
const char *png_decode(const char *bytes, size_t size, struct raster *raster);

#endif
