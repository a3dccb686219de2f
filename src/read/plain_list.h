/* Lists without marks: short lines below the one that says what they are. */
#ifndef OCTAVO_READ_PLAIN_LIST_H
#define OCTAVO_READ_PLAIN_LIST_H

#include "read/lines.h"

/* The first item of a list without marks in the run first..end-1: `first`, or the line below it
 * where the first one heads the others; `end` where the run is no such list. `announced` says that
 * the paragraph above ends in a colon. */
size_t plain_list_find(const struct lines *lines, size_t first, size_t end, bool announced);

/* Whether lines first..end-1 are entries of one make, whatever their length: "Ada Marsh, who kept
 * the lamps: ..." below a colon. A line that is not made so heads others. */
bool plain_list_is_even(const struct lines *lines, size_t first, size_t end);
bool plain_list_is_entry(const struct line *line);

/* "-sand": the mark that an item begins with, without a space behind it; 0 for none. */
uint32_t plain_list_mark(const struct line *line);

/* Whether a line may be an item by itself: short, and it does not stop. */
bool plain_list_may_be_item(const struct line *line);

bool plain_list_is_announced(const struct line *line);

#endif
