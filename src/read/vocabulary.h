/* The words of a document, for the hyphens at its line ends: does "exam-/ple" stand elsewhere as
 * "example", and "well-/known" as "well-known"? */
#ifndef OCTAVO_READ_VOCABULARY_H
#define OCTAVO_READ_VOCABULARY_H

#include "read/lines.h"

struct vocabulary {
    uint64_t *slots; /* digests of words, 0 for an empty slot; NULL when no line ends in a hyphen */
    size_t capacity; /* a power of two */
    bool hyphenated; /* its known words at line ends were divided there, so unknown ones were too */
};

/* Learns the words of all lines if any hyphen needs them. False without memory. */
bool vocabulary_learn(struct vocabulary *vocabulary, const struct lines *lines);
void vocabulary_fini(struct vocabulary *vocabulary);

/* Whether the hyphen at the end of `line` only divides the word that `next` goes on with. */
bool vocabulary_divides(const struct vocabulary *vocabulary, const struct line *line,
                        const struct line *next);

#endif
