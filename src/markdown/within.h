/* Markdown inside elements of HTML that say so: <aside markdown="1">, an extension of PHP Markdown
 * Extra and kramdown. */
#ifndef OCTAVO_MARKDOWN_WITHIN_H
#define OCTAVO_MARKDOWN_WITHIN_H

#include "base/buffer.h"

#include <stdbool.h>

/* Adds the source to `out` with blank lines around the tags of such elements, and what they hold at
 * the margin, which is how CommonMark says it (section 4.6). False, and nothing added, when there
 * is none. */
bool within_open(const char *source, size_t size, struct buffer *out);

#endif
