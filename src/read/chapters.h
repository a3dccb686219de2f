/* A text that is a whole book: its headings begin chapters with files of their own. */
#ifndef OCTAVO_READ_CHAPTERS_H
#define OCTAVO_READ_CHAPTERS_H

#include "read/anatomy.h"

/* How many chapters a text of `size` bytes has; 0 for one that stays an article. The headings that
 * begin them are BLOCK_HEADLINE then, and those below move up a level. */
size_t chapters_find(struct anatomy *anatomy, size_t size);

/* The end of the chapter, or of what stands before the first one, that begins with block `first`.
 */
size_t chapters_end(const struct anatomy *anatomy, size_t first);

#endif
