/* Typography of an article: straight quotation marks, hyphens for dashes, three points and spaces
 * become what printers of its language set (typography.def). Letters and digits stay. */
#ifndef OCTAVO_REFINE_TYPOGRAPHY_H
#define OCTAVO_REFINE_TYPOGRAPHY_H

#include "book/article.h"

/* Sets the body's text and the title; of a header block's parts those that stand above the story.
 * Each block is set in the language of the nearest element that has one, else in the article's;
 * `language` is the book's as the user said it, or NULL: it gives the article's a region, and
 * stands for one that is undecided. Listings, code, times and addresses stay. Without memory
 * article->body.failed is set. */
void refine_typography(struct article *article, const char *language);

#endif
