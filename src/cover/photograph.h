/* The lead article's picture on a cover. */
#ifndef OCTAVO_COVER_PHOTOGRAPH_H
#define OCTAVO_COVER_PHOTOGRAPH_H

#include "cover/description.h"
#include "cover/text.h"

/* Draws the description's picture into a frame, its sides in proportion: what does not fit is cut
 * off, at the bottom more than at the top. False when there is none, or it cannot be decoded. */
bool photograph_draw(const struct description *description, struct canvas *canvas, int x, int y,
                     int width, int height);

#endif
