/* How large a drawing is: readers want it said in pixels, and a viewBox to scale it by. */
#ifndef OCTAVO_IMAGE_SVG_SIZE_H
#define OCTAVO_IMAGE_SVG_SIZE_H

#include "image/image.h"

#include <libxml/tree.h>

/* Gives the root width, height and viewBox, and the image its size. False without memory. */
bool svg_settle_size(xmlNode *root, struct image *image);

#endif
