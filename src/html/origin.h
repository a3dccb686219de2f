/* What a page's bytes and words say of it beside its facts. */
#ifndef OCTAVO_HTML_ORIGIN_H
#define OCTAVO_HTML_ORIGIN_H

#include "book/article.h"

/* The address in the comment of a browser that saved the page becomes the article's. */
void origin_tell_address(struct article *article, const char *text, size_t size);

/* Forgets a stated language that is not written in the script of the article's words. */
void origin_check_language(struct article *article, const struct buffer *words);

#endif
