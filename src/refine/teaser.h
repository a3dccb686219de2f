/* The line about an article that stands below its headline in the visible contents. */
#ifndef OCTAVO_REFINE_TEASER_H
#define OCTAVO_REFINE_TEASER_H

#include "book/article.h"

/* Adds the standfirst, else the first sentence of the first paragraph, without a dateline and
 * marks of notes; cut at a word near LIMIT_TEASER. Nothing for an article that begins with
 * something else, or whose title already is made of its first words. */
void refine_teaser(const struct article *article, struct buffer *out);

#endif
