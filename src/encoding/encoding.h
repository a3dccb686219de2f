/* Bytes of a text file to clean UTF-8. The whole file decides: byte-order mark, what the user said,
 * UTF-16 and UTF-32 by their zeros, strict UTF-8, else the reading that makes most sense. Nothing
 * turns into U+FFFD in silence. */
#ifndef OCTAVO_ENCODING_ENCODING_H
#define OCTAVO_ENCODING_ENCODING_H

#include "base/buffer.h"
#include "base/diagnostic.h"

/* Instead of an encoding: found out, and UTF-8 that was encoded twice is put right. */
#define ENCODING_REPAIR "repair"

/* Adds to `out` the text; `encoding` is a name of encoding_name.h, ENCODING_REPAIR, or NULL. Of it:
 * line ends are LF (also for CR, CRLF, U+2028 and U+2029, and behind a form feed), and every other
 * character is allowed in XML. Dropped, with a remark: control characters and noncharacters;
 * dropped as invisible: U+FEFF and soft hyphens. Returns the name of the encoding, or NULL, with a
 * remark, when the bytes are no text, or without memory: then out->failed is set. */
const char *decode_text(const char *bytes, size_t size, const char *source, const char *encoding,
                        struct buffer *out, struct diagnostics *remarks);

#endif
