/* Identifiers inside pages: what sources call their places, in a form that every page may hold. */
#ifndef OCTAVO_BASE_ANCHOR_H
#define OCTAVO_BASE_ANCHOR_H

#include "buffer.h"

/* Adds an identifier, or the fragment of a link that means one, as an NCName: letters, digits, "-",
 * "_" and "." of it, "_" for all else and before what may not begin one. The same for both, so that
 * they meet. */
void anchor_add(const char *identifier, struct buffer *out);

/* Whether a page of octavo's has it for itself: "headline", "note3", "ref3". */
bool anchor_is_reserved(const char *identifier);

#endif
