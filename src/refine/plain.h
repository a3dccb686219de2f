/* The plainest form of a chapter, for one whose own form failed. */
#ifndef OCTAVO_REFINE_PLAIN_H
#define OCTAVO_REFINE_PLAIN_H

#include "book/article.h"

/* Makes of the body its headline and a paragraph of each line of its text, whatever its tree is
 * like: no word is lost, all that is no word is. The descriptions of its pictures stand in their
 * places. */
void refine_plain(struct article *article);

#endif
