/* The lead article's picture on a cover. */
#ifndef OCTAVO_COVER_PHOTOGRAPH_H
#define OCTAVO_COVER_PHOTOGRAPH_H

#include "cover/description.h"
#include "cover/text.h"

/* Draws the description's picture as wide as a frame, and as high at most, its sides in proportion:
 * what is higher is cut off, at the bottom more than at the top. Returns how high it became; 0 when
 * there is none, or it cannot be decoded. */
int photograph_draw(const struct description *description, struct canvas *canvas, int x, int y,
                    int width, int highest);

#endif
