/* The one thing in EXIF that a picture needs: which way is up. */
#ifndef OCTAVO_COVER_EXIF_H
#define OCTAVO_COVER_EXIF_H

#include <stddef.h>

/* The orientation, 1 to 8, that a JPEG's APP1 segment states; 1 (as it is) when it states none. */
unsigned exif_orientation(const unsigned char *segment, size_t size);

#endif
