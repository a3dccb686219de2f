/* Lines that count: "Article 1", "II.", "第三条", "4. A claim". */
#ifndef OCTAVO_READ_SERIES_H
#define OCTAVO_READ_SERIES_H

#include <stdbool.h>
#include <stddef.h>

enum series_kind {
    SERIES_NONE,
    SERIES_WORD,    /* a word or two before the number, nothing or a title behind it */
    SERIES_ALONE,   /* a number and nothing else */
    SERIES_LEADING, /* a number, a stop and a text */
    SERIES_CLOCK    /* "14.05", "9:30 Uhr": minutes, and nothing else */
};

struct series {
    enum series_kind kind;
    const char *before; /* what stands before the number: the same in all lines of a series */
    size_t before_size;
    unsigned number;
    bool roman;
};

/* Bytes of a counter at the start of a text, in digits of any script or in ideographs; 0 for none.
 */
size_t series_number(const char *text, size_t size, unsigned *number);

/* What a line counts. */
struct series series_read(const char *text, size_t size);

/* Whether `next` counts on from `one`. */
bool series_follows(const struct series *one, const struct series *next);

#endif
