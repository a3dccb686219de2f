/* What a reader of a page sees of its text. */
#ifndef OCTAVO_HTML_HTML_WORDS_H
#define OCTAVO_HTML_HTML_WORDS_H

#include "book/tree.h"

/* Adds the text below `root` that shows, blocks on lines of their own. */
void html_words(const xmlNode *root, struct buffer *out);

/* How many letters show; and that of links. */
struct html_letters {
    size_t all, linked;
};
struct html_letters html_letters(const xmlNode *root);

#endif
