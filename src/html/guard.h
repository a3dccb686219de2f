/* What every HTML parser is quadratic in is taken out of a page before it is parsed: elements in
 * elements beyond LIMIT_HTML_DEPTH, attributes beyond LIMIT_HTML_ATTRIBUTES; and so are elements of
 * HTML's tables and forms inside drawings and formulas, where they mean nothing and gumbo ends the
 * program over them. One pass over the bytes; no text is lost. */
#ifndef OCTAVO_HTML_GUARD_H
#define OCTAVO_HTML_GUARD_H

#include "base/buffer.h"

/* What was taken out. */
struct guard_findings {
    size_t elements;
    size_t attributes;
    size_t misleading;
};

/* Adds the page as it may be parsed, or nothing where it may be parsed as it is. */
struct guard_findings guard(const char *bytes, size_t size, struct buffer *out);

/* Adds no more than the words of a page in paragraphs, for one that even so takes a parser too
 * long. */
void guard_reduce(const char *bytes, size_t size, struct buffer *out);

/* Adds what guard_reduce made in few long paragraphs, for what is too much still. */
void guard_coarsen(const char *bytes, size_t size, struct buffer *out);

#endif
