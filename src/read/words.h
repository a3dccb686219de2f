/* Words that mark the parts of an article, in the languages of the news; see words.def. */
#ifndef OCTAVO_READ_WORDS_H
#define OCTAVO_READ_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum words {
#define WORDS(name, list) WORDS_##name,
#include "read/words.def"
#undef WORDS
};

/* Bytes of the longest word of a list that stands at the start of a text, whatever its case; 0 when
 * none does. Between ideographs words need no end. */
size_t words_at(enum words words, const char *text, size_t size);

/* Whether a text is one of the words, and nothing else. */
bool words_has(enum words words, const char *text, size_t size);

#endif
