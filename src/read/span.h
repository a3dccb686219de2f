/* Parts of a text, borrowed. */
#ifndef OCTAVO_READ_SPAN_H
#define OCTAVO_READ_SPAN_H

#include <stddef.h>

struct span {
    const char *text; /* NULL when there is none */
    size_t size;
};

enum { SPAN_WORDS = 12 };

/* A span without the white space around it. */
struct span span_trim(const char *text, size_t size);

/* Its words, parted by white space; how many, or 0 when there are too many. */
size_t span_words(const char *text, size_t size, struct span words[SPAN_WORDS]);

#endif
