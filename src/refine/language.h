/* In which language a text is written, and in which direction it runs: by its script, and where
 * many languages share that, by profiles of them. */
#ifndef OCTAVO_REFINE_LANGUAGE_H
#define OCTAVO_REFINE_LANGUAGE_H

#include "book/article.h"
#include "refine/script.h"

/* The language of a text that was counted; NULL when it is not certain. */
const char *language_of(const struct census *census, const char *text, size_t size);

/* Forgets a language that a page states where its words say otherwise: templates say English
 * whatever is written in them, and sites say their own language of what they publish in English. */
void refine_doubt_language(struct article *article, const struct census *census, const char *text,
                           size_t size);

/* Sets article->language and article->rtl from its text, headline first, where it states none. The
 * language stays "" when it is not certain; the direction is always decided. */
void refine_language(struct article *article, const struct census *census, const char *text,
                     size_t size);

#endif
