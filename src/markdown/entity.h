/* Character references, "&amp;" and "&#38;", as CommonMark 6.2 reads them. */
#ifndef OCTAVO_MARKDOWN_ENTITY_H
#define OCTAVO_MARKDOWN_ENTITY_H

#include "base/buffer.h"

/* Adds what a reference stands for; one that stands for nothing is added as it is written. */
void entity_add(const char *reference, size_t size, struct buffer *out);

#endif
