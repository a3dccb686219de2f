/* XHTML as HTML. */
#ifndef OCTAVO_HTML_XHTML_H
#define OCTAVO_HTML_XHTML_H

#include "base/buffer.h"

/* Whether a page says that it is XML: by a declaration or the namespace of its root. */
bool xhtml_is(const char *text, size_t size);

/* Adds the page as a parser of HTML reads it: elements that end in their own tag, <a id="x"/>, get
 * an end tag, and what is marked as character data is escaped. */
void xhtml_to_html(const char *text, size_t size, struct buffer *out);

#endif
