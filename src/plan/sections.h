/* Which sections a book has: what the folders of its articles mean to a reader. */
#ifndef OCTAVO_PLAN_SECTIONS_H
#define OCTAVO_PLAN_SECTIONS_H

#include "book/book.h"
#include "collect/collect.h"

/* Settles the book's sections from the folders of its articles' sources, and each article's
 * section. Sections have no page yet. False without memory. */
bool plan_sections(struct book *book, const struct sources *sources);

#endif
