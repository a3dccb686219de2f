/* Runs of ASCII, which most articles are for the most part: found eight bytes at a time. */
#ifndef OCTAVO_BASE_ASCII_H
#define OCTAVO_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

/* How many of the first bytes are ASCII; how many are printable ASCII, from space to tilde. */
size_t ascii_run(const char *bytes, size_t size);
size_t ascii_printable_run(const char *bytes, size_t size);

/* How many of the first bytes are words of printable ASCII with a single space between them. */
size_t ascii_words_run(const char *bytes, size_t size);

/* How many of the bytes are letters of ASCII. */
size_t ascii_letters(const char *bytes, size_t size);

/* How many words begin in bytes of ASCII: white space parts them, letters and digits make them.
 * `*in_word` is whether the bytes before end in one, and then whether these do. */
size_t ascii_words_begun(const char *bytes, size_t size, bool *in_word);

/* Whether a word of `size` bytes is among those of a list, which single spaces part. */
bool ascii_has_word(const char *list, const char *word, size_t size);

#endif
