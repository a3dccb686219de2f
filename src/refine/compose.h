/* Setting the text of one block as printers of its language do: quotation marks, apostrophes,
 * dashes, ellipses, no-break spaces. What is not sure stays as the author wrote it. */
#ifndef OCTAVO_REFINE_COMPOSE_H
#define OCTAVO_REFINE_COMPOSE_H

#include "refine/typeset.h"

/* Begins the text of a block; it is borrowed. */
void compose_begin(struct typeset *typeset, const struct typography *style, const char *text,
                   size_t size);

/* Adds the text up to byte `end`, set. */
void compose_to(struct typeset *typeset, size_t end, struct buffer *out);

/* Passes over the text up to byte `end`, which stays as it is. */
void compose_skip(struct typeset *typeset, size_t end);

#endif
