/* Formulas: presentation MathML (MathML 3, chapter 3), as far as readers of books show it. */
#ifndef OCTAVO_REFINE_SANITISE_MATH_H
#define OCTAVO_REFINE_SANITISE_MATH_H

#include "book/tree.h"

/* Copies what stands below `source`, a <math>, into the empty one `math`: elements that are known,
 * each with as many children as it needs, else it is a row; text only in those that hold text. */
void math_copy(struct tree *tree, xmlNode *math, const xmlNode *source);

/* Whether an element of the source has text that shows. */
bool text_shows(const xmlNode *source);

#endif
