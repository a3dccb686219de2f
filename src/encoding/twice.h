/* UTF-8 that was taken for Windows-1252 or Latin-1 and made UTF-8 once more: "Ã©" for "é", "â€™"
 * for an apostrophe. */
#ifndef OCTAVO_ENCODING_TWICE_H
#define OCTAVO_ENCODING_TWICE_H

#include "base/buffer.h"

struct twice {
    size_t count; /* characters that were encoded twice */
    size_t line;  /* of the first one */
};

/* Looks for them in a text that is UTF-8. A single one of two bytes is not counted, for "Â»" may be
 * meant. */
struct twice twice_find(const char *text, size_t size);

/* Adds the text with each of them put right. */
void twice_repair(const char *text, size_t size, struct buffer *out);

#endif
