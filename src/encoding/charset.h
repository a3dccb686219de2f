/* Character sets that contain ASCII: found by their names, decoded to UTF-8. Those of one byte a
 * character have tables of ours, so that they are the same everywhere; the others go through
 * iconv(3). */
#ifndef OCTAVO_ENCODING_CHARSET_H
#define OCTAVO_ENCODING_CHARSET_H

#include "base/buffer.h"

#include <stddef.h>
#include <stdint.h>

struct charset {
    const char *name;
    int rarity;           /* what a guess of it costs, as in plausible.h */
    const char *controls; /* control bytes that are letters, each followed by its letter */
    const char *upper;    /* the characters of 0x80 to 0xFF, or NULL: */
    const char *iconv;    /* iconv's name, */
    const char *language; /* and that of the ideographs */
};

size_t charset_count(void);
const struct charset *charset_at(size_t index);

/* The one of that name; NULL when it is none of them. */
const struct charset *charset_named(const char *name);

/* The characters of all bytes of a set with a table; U+FFFD where nothing is assigned. */
void charset_characters(const struct charset *charset, uint32_t characters[256]);

/* Adds the text as UTF-8, and U+FFFD for what has no meaning; how many is added to `losses`. False
 * when this machine's iconv does not know the set, at `most` losses, or without memory: then
 * out->failed is set. */
bool charset_decode(const struct charset *charset, const char *bytes, size_t size, size_t most,
                    struct buffer *out, size_t *losses);

#endif
