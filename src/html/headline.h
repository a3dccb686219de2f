/* The headline of a page that is taken whole. */
#ifndef OCTAVO_HTML_HEADLINE_H
#define OCTAVO_HTML_HEADLINE_H

#include "book/article.h"

/* Puts the page's only h1, or the heading that it begins with, into a header that begins the body;
 * it becomes the article's headline, whatever else the page calls itself. */
void headline_take(struct article *article);

#endif
