/* UTF-16 and UTF-32. */
#ifndef OCTAVO_ENCODING_WIDE_H
#define OCTAVO_ENCODING_WIDE_H

#include "base/buffer.h"

#include <stdbool.h>

/* Add the text as UTF-8, and U+FFFD for what is no character; return how many of these. */
size_t decode_utf16(const char *bytes, size_t size, bool big, struct buffer *out);
size_t decode_utf32(const char *bytes, size_t size, bool big, struct buffer *out);

#endif
