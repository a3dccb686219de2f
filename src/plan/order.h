/* The order of articles inside sections, where it is another one than that of the inputs. */
#ifndef OCTAVO_PLAN_ORDER_H
#define OCTAVO_PLAN_ORDER_H

#include "book/book.h"
#include "collect/collect.h"

/* Sorts the articles that stand directly in each section (and those between sections) by what
 * OCTAVO_SORT says, ties by file name; without it those of a folder by the numbers that they state,
 * where no SUMMARY.md says more; and turns them round with OCTAVO_REVERSE. Sections stay
 * where they are, behind the articles of the section that they are in. False without memory. */
bool order_articles(struct book *book, const struct sources *sources);

#endif
