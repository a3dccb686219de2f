/* The headings of an article whose format has levels of its own: one of them is the headline, the
 * others stand below it without gaps. For readers, once the tree is built. */
#ifndef OCTAVO_BOOK_OUTLINE_H
#define OCTAVO_BOOK_OUTLINE_H

#include "book/tree.h"

/* The level of a heading, 1 to 6; 0 for any other node. */
unsigned outline_level(const xmlNode *node);

/* Makes the heading that the article begins with its headline, in the header of the body; and a
 * first heading of level 1 that has only little before it, which then stands in the header too.
 * Where the title is `stated`, only a heading that says the same is the headline. Returns the
 * headline, NULL when there is none; its "id" is for the caller to set. */
xmlNode *outline_take_headline(struct tree *tree, const char *stated);

/* Gives all other headings levels from 2 on, as deep as they stand in each other. */
void outline_settle_levels(struct tree *tree);

/* Adds the text of a heading as one line, without marks of notes. */
void outline_text(const xmlNode *heading, struct buffer *out);

#endif
