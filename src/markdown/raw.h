/* HTML in Markdown: it is put aside as it is written while the tree is built; then the whole
 * article is written down as HTML and read back by the parser of HTML, so that a tag that opens in
 * one block and closes in another means what it means in a browser. */
#ifndef OCTAVO_MARKDOWN_RAW_H
#define OCTAVO_MARKDOWN_RAW_H

#include "book/tree.h"

/* Adds HTML below `parent`, to be read by raw_read, and its text to `texts`. What is no tag is
 * text; scripts, styles and comments vanish. Where HTML is not built in, all of it is text. */
void raw_add(struct tree *tree, xmlNode *parent, const char *html, size_t size,
             struct buffer *texts);

/* Whether a text may hold HTML; where it does not, nothing was put aside. */
bool raw_may_be_in(const char *text, size_t size);

/* Reads what was put aside below `parent`, whose texts are in `texts`. The visible words of all
 * that stands there then replace `words` from byte `from` on; the numbers of lists are not among
 * them, for elements make lists, and part them. */
void raw_read(struct tree *tree, xmlNode *parent, const struct buffer *texts, struct buffer *words,
              size_t from);

#endif
