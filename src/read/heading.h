/* Which paragraphs of a text are sub-headings. */
#ifndef OCTAVO_READ_HEADING_H
#define OCTAVO_READ_HEADING_H

#include "read/block.h"

/* Turns the paragraphs from block `first` to `end`-1 that are headings into such, with levels 2 and
 * 3. Only what the document does consistently counts: one short line proves nothing, two in the
 * same style, each above a text, do. */
void headings_find(const struct lines *lines, struct blocks *blocks, size_t first, size_t end);

#endif
