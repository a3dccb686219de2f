/* The one way in which a foreign string (a path, a title, a value) enters a message. */
#ifndef OCTAVO_BASE_QUOTE_H
#define OCTAVO_BASE_QUOTE_H

#include "buffer.h"

/* Adds `string`, which may hold any byte, as printable UTF-8: controls, direction overrides and
 * broken bytes become \xNN or \u{N}, so a terminal shows them and obeys none. Long strings are cut
 * with an ellipsis. */
void quote(struct buffer *out, const char *string);

/* The same for a path, whose end tells most: a long one is cut at its beginning. */
void quote_path(struct buffer *out, const char *path);

#endif
