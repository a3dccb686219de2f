/* The picture that stands for the book, on its cover and above the first headline of its front
 * page. */
#ifndef OCTAVO_PLAN_LEAD_H
#define OCTAVO_PLAN_LEAD_H

#include "book/book.h"

/* The picture that the first article chose, else the first photograph in it, if it looks well
 * across a page; NULL for none. */
const struct picture *lead_choose(const struct book *book);

#endif
