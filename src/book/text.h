/* Short texts of a book (titles, names, labels): one line, clean, as they enter the book. */
#ifndef OCTAVO_BOOK_TEXT_H
#define OCTAVO_BOOK_TEXT_H

#include "base/buffer.h"

#include <stdbool.h>

/* A foreign string as one line: white space of any kind collapsed to single spaces and trimmed,
 * what XML forbids dropped, broken UTF-8 shown as U+FFFD. "" when nothing is visible. The caller
 * frees it; NULL without memory. */
char *text_line(const char *string);

/* Whether any character of a foreign string shows. */
bool text_is_visible(const char *string);

/* The bytes of a buffer as text_line makes them. */
void text_collapse(struct buffer *text);

/* Adds at most `limit` characters of a clean line, cut at a word's end with an ellipsis. */
void text_cut(struct buffer *out, const char *line, size_t limit);

/* Whether two lines have the same letters and digits, capital or not. */
bool text_says_the_same(const char *a, const char *b);

/* Words of a clean text: runs without white space that hold a letter or digit; each ideograph
 * counts by itself in `ideographs`. Adds to both. */
void text_count(const char *text, size_t size, size_t *words, size_t *ideographs);

#endif
