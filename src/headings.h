/* Headings of an article that stand in the contents below it. */
#ifndef OCTAVO_HEADINGS_H
#define OCTAVO_HEADINGS_H

#include "book/article.h"

/* Lists the headings of the second level that links may lead to, in article->headings; its markup
 * is in parts already, its tree still there. False without memory. */
bool headings_list(struct article *article);

#endif
