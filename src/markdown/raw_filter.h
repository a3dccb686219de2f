/* What is a tag in the HTML that stands in Markdown, and what is text. */
#ifndef OCTAVO_MARKDOWN_RAW_FILTER_H
#define OCTAVO_MARKDOWN_RAW_FILTER_H

#include "base/buffer.h"

/* Adds to `html` what a parser of HTML may see of a text: well-formed tags, and all else escaped,
 * so that it loses nothing; comments, scripts and styles are left out, and so are tags that would
 * make the rest something else than text. The visible text goes to `words`. */
void raw_filter(const char *text, size_t size, struct buffer *html, struct buffer *words);

/* Adds text as HTML has it. */
void raw_escape(const char *text, size_t size, struct buffer *out);

#endif
