/* Identifiers of headings, so that "#the-late-ferry" leads to "The late ferry". */
#ifndef OCTAVO_MARKDOWN_ANCHORS_H
#define OCTAVO_MARKDOWN_ANCHORS_H

#include "book/article.h"

/* Gives each heading of the tree the identifier that GitHub gives it, or the one that it has, each
 * once in the article; that of the headline, which has its own, is kept as the article's anchor. */
void anchors_set(struct article *article, xmlNode *headline);

#endif
