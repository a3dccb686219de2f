/* Characters that XML cannot hold, before a parser sees them: gumbo puts U+FFFD in their place. */
#ifndef OCTAVO_HTML_CLEAN_H
#define OCTAVO_HTML_CLEAN_H

#include "base/buffer.h"

/* Whether a text in UTF-8 holds such characters. Then it is added to `out` with the characters that
 * C1 controls were meant to be as bytes of Windows-1252, a space for a form feed, line feeds as
 * line ends and nothing for the others. */
bool clean(const char *text, size_t size, struct buffer *out);

#endif
