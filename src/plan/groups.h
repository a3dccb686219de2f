/* Lists that are too long for a small device, in groups. */
#ifndef OCTAVO_PLAN_GROUPS_H
#define OCTAVO_PLAN_GROUPS_H

#include "book/book.h"

/* Where more than LIMIT_LIST articles stand in one list, outside sections or in one, makes sections
 * below it that are groups: of the months that the articles state, or of the first letters of their
 * titles, if they stand in that order, else of their numbers. The order stays. False without
 * memory. */
bool plan_groups(struct book *book);

/* Settles which lists are so long that each section gets a page of its own, and numbers the pages
 * that sections have. */
void plan_section_pages(struct book *book);

#endif
