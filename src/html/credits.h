/* Lines that say who wrote a page and when, and nothing else, where its text begins. */
#ifndef OCTAVO_HTML_CREDITS_H
#define OCTAVO_HTML_CREDITS_H

#include "book/article.h"

/* Gives such lines, below the headline if there is one, the classes of byline and date, for
 * refine/opening.h, and what they say to the features. So a name stands in the chapter once, be it
 * stated by the page as well or not. */
void credits_mark(struct article *article);

#endif
