/* In which language an article is written, and in which direction its text runs. */
#ifndef OCTAVO_REFINE_LANGUAGE_H
#define OCTAVO_REFINE_LANGUAGE_H

#include "book/article.h"

/* Sets article->language and article->rtl from its text: by script where one script means one
 * language, else by small frequent words. The language stays "" when that is not certain; the
 * direction is always decided. */
void refine_language(struct article *article, const char *text, size_t size);

#endif
