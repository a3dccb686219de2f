/* The one thing in EXIF that a picture needs: which way is up. */
#ifndef OCTAVO_IMAGE_EXIF_H
#define OCTAVO_IMAGE_EXIF_H

#include <stddef.h>

/* The orientation, 1 to 8, that the EXIF of a picture states, with or without the six bytes that
 * stand before it in a JPEG; 1 (as it is) when it states none. */
unsigned exif_orientation(const unsigned char *bytes, size_t size);

#endif
