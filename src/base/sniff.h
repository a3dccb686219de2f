/* What bytes look like before anything is known about them. */
#ifndef OCTAVO_BASE_SNIFF_H
#define OCTAVO_BASE_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

enum sniff {
    SNIFF_BINARY,
    SNIFF_BYTES, /* text in UTF-8 or another encoding that contains ASCII */
    SNIFF_UTF16LE,
    SNIFF_UTF16BE,
    SNIFF_UTF32LE,
    SNIFF_UTF32BE,
};

/* Looks at byte-order marks, then at where zeros stand, then at how many control characters there
 * are: a text has next to none. `mark` is set to the length of the byte-order mark. */
enum sniff sniff_text(const char *bytes, size_t size, size_t *mark);

#endif
