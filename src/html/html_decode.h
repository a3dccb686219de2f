/* The bytes of a page as text. */
#ifndef OCTAVO_HTML_HTML_DECODE_H
#define OCTAVO_HTML_HTML_DECODE_H

#include "base/buffer.h"
#include "base/diagnostic.h"

/* Adds the page's text as UTF-8. The whole of it decides: a byte-order mark, valid UTF-8 whatever
 * the page says of itself, then what it says (XML declaration, `meta`), then what makes sense (see
 * encoding/encoding.h). `encoding` is what the user says, or NULL. Returns the encoding's name, or
 * NULL, with a remark or without memory. */
const char *html_decode(const char *bytes, size_t size, const char *source, const char *encoding,
                        struct buffer *out, struct diagnostics *remarks);

/* Unpacks gzip (RFC 1952) in place of the bytes; false where it is broken, or unpacked larger than
 * `limit`. */
bool html_is_packed(const char *bytes, size_t size);
bool html_unpack(const char *bytes, size_t size, size_t limit, struct buffer *out);

#endif
