/* The promise that every word of an article is in its chapter, kept by comparing them. */
#ifndef OCTAVO_REFINE_LOSSLESS_H
#define OCTAVO_REFINE_LOSSLESS_H

#include "book/tree.h"

/* Whether the words of `input`, a clean text, are the words that `tree` shows, in the same order.
 * White space, punctuation and the signs of plain text (bullets, '>', rules) do not count; the
 * numbers of lists do. Long dashes, quotation marks and those that French spaces part words as
 * spaces do. When they differ, `*line` is the line of the input, from 1, where. */
bool lossless_check(const struct buffer *input, const struct tree *tree, size_t *line);

/* The same for an input that lacks the numbers of lists, as pages do. */
bool lossless_check_unnumbered(const struct buffer *input, const struct tree *tree, size_t *line);

#endif
