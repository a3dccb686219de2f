/* Bytes of a text file to clean UTF-8. The whole file decides: byte-order mark, UTF-16 and UTF-32
 * by their zeros, strict UTF-8, else Windows-1252. Nothing turns into U+FFFD in silence. */
#ifndef OCTAVO_READ_ENCODING_H
#define OCTAVO_READ_ENCODING_H

#include "base/buffer.h"
#include "base/diagnostic.h"

/* Adds to `out` the text: line ends are LF (also for CR, CRLF, form feed, U+2028 and U+2029), and
 * every character is allowed in XML. Dropped, with a remark: control characters and
 * noncharacters; dropped as invisible: U+FEFF and soft hyphens. Returns the name of the encoding,
 * or NULL, with a remark, when the bytes are no text. */
const char *decode_text(const char *bytes, size_t size, const char *source, struct buffer *out,
                        struct diagnostics *remarks);

#endif
