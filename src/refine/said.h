/* Languages and directions that an article's elements state. */
#ifndef OCTAVO_REFINE_SAID_H
#define OCTAVO_REFINE_SAID_H

#include "book/article.h"

/* Takes away those that say of a part what is so of the whole article. */
void refine_said(struct article *article);

#endif
