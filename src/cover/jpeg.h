/* JPEG, both ways. The only includer of jpeglib.h. */
#ifndef OCTAVO_COVER_JPEG_H
#define OCTAVO_COVER_JPEG_H

#include "base/buffer.h"
#include "cover/raster.h"

/* A baseline JPEG of three components at full resolution, without anything about where it comes
 * from; added to `out`. Does not return when memory is out. */
void jpeg_encode(const struct raster *raster, struct buffer *out);

/* The pixels of a JPEG of any common kind, turned as it says, coarser where that still fills the
 * box. NULL, or why it is refused; does not return when the data make no sense. */
const char *jpeg_decode(const char *bytes, size_t size, size_t width, size_t height,
                        struct raster *raster);

#endif
