/* Drawings: SVG cut down to what svg.def lists. */
#ifndef OCTAVO_IMAGE_SVG_H
#define OCTAVO_IMAGE_SVG_H

#include "image/image.h"

/* Reads an SVG and adds a drawing made only of what is allowed, with its size and a viewBox. NULL,
 * or why there is none; without memory out->failed. */
const char *svg_make(const char *bytes, size_t size, struct buffer *out, struct image *image);

#endif
