/* The cover as a page: masthead, lead, further headlines; a book of one article has a title page.
 */
#ifndef OCTAVO_COVER_PAGE_H
#define OCTAVO_COVER_PAGE_H

#include "cover/answer.h"
#include "cover/description.h"
#include "image/raster.h"

/* Draws; false without memory. Same description and same fonts, same pixels. */
bool page_draw(const struct description *description, struct raster *raster,
               struct unknown *unknown);

#endif
