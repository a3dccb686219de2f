/* What sets one kind of character each, at the place reached: true when it has set it and moved on,
 * false when the character stays as it is. */
#ifndef OCTAVO_REFINE_SETTERS_H
#define OCTAVO_REFINE_SETTERS_H

#include "refine/typeset.h"

#define SPACE_NARROW "\u202F" /* no-break */
#define SPACE_NO_BREAK "\u00A0"

/* quotation.c: straight quotation marks. The first counts what the others need to know. */
void quotation_begin(struct typeset *typeset);
bool quotation_set_double(struct typeset *typeset);
bool quotation_set_single(struct typeset *typeset);

/* dash.c: one hyphen or more. */
bool dash_set(struct typeset *typeset);

/* spacing.c: a space, a mark such as ";", angle quotes. */
bool spacing_set_space(struct typeset *typeset);
bool spacing_set_mark(struct typeset *typeset);
bool spacing_set_guillemet(struct typeset *typeset);

#endif
