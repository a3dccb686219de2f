/* Identifiers inside pages: what sources call their places, in a form that every page may hold. */
#ifndef OCTAVO_BASE_ANCHOR_H
#define OCTAVO_BASE_ANCHOR_H

#include "buffer.h"

/* Adds an identifier, or the fragment of a link that means one, as a name of XML, cut to ASCII as
 * old readers want it: other characters become "_" and their number. The same for both, so that
 * they meet. */
void anchor_add(const char *identifier, struct buffer *out);

/* Whether a page of octavo's has it for itself: "headline", "note3", "ref3". */
bool anchor_is_reserved(const char *identifier);

#endif
