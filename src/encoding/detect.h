/* Which character set bytes are in that are no UTF-8, from the whole of them. */
#ifndef OCTAVO_ENCODING_DETECT_H
#define OCTAVO_ENCODING_DETECT_H

#include "encoding/charset.h"

struct guess {
    const struct charset *charset; /* NULL without memory */
    bool plausible;                /* what it makes of the bytes may be a text */
};

struct guess detect_charset(const char *bytes, size_t size);

/* ISO-2022-JP, which is made of ASCII and escapes; NULL when it is not that. */
const struct charset *detect_escapes(const char *bytes, size_t size);

#endif
