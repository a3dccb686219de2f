/* Straight quotation marks: which open, which close, which are apostrophes or feet and inches. */
#ifndef OCTAVO_REFINE_QUOTATION_H
#define OCTAVO_REFINE_QUOTATION_H

#include "refine/typeset.h"

#define SPACE_NARROW "\u202F" /* no-break */
#define SPACE_NO_BREAK "\u00A0"

/* Counts what the decisions need to know beforehand. */
void quotation_init(struct typeset *typeset);

/* Set the mark at the place reached and move on; false when it stays. */
bool quotation_set_double(struct typeset *typeset);
bool quotation_set_single(struct typeset *typeset);

#endif
