/* Passages of an article that are in another script than the rest: a quotation, a name. */
#ifndef OCTAVO_REFINE_PASSAGE_H
#define OCTAVO_REFINE_PASSAGE_H

#include "book/article.h"
#include "refine/script.h"

/* Gives paragraphs (and items, headings, cells) that are mostly in another script than the article
 * their own `lang` and `dir`, the language only where there are enough letters to be certain of it,
 * and isolates names of the other direction (isolate.h). `census` is the article's; its language
 * and direction are set. Without memory article->body.failed is set. */
void refine_passages(struct article *article, const struct census *census);

#endif
