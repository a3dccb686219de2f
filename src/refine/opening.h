/* The opening of a chapter: what stands above its story. */
#ifndef OCTAVO_REFINE_OPENING_H
#define OCTAVO_REFINE_OPENING_H

#include "book/article.h"

/* Completes the <header>, which every chapter has: the settled title for an <h1> where the text has
 * no headline of its own, and standfirst, byline and date that only a header block stated. */
void refine_opening(struct article *article);

#endif
