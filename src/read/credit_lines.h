/* Lines that say who wrote an article and when, and nothing else, where its text begins. */
#ifndef OCTAVO_READ_CREDIT_LINES_H
#define OCTAVO_READ_CREDIT_LINES_H

#include "book/article.h"

/* Gives such lines, below the headline if there is one, the classes of byline and date, for
 * refine/opening.h, and what they say to the features. So a name stands in the chapter once, be it
 * stated elsewhere as well or not. */
void credit_lines_mark(struct article *article);

#endif
