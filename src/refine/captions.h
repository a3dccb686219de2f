/* What stands below pictures. */
#ifndef OCTAVO_REFINE_CAPTIONS_H
#define OCTAVO_REFINE_CAPTIONS_H

#include "book/tree.h"

/* Markdown has no captions; these are what people write in their place, and become part of the
 * figure: a paragraph of class "caption", or all in emphasis, right behind a picture, and such an
 * emphasis behind a large picture in its own paragraph. Where no picture stands before it, a
 * paragraph of that class has the class itself. No word changes. */
void refine_captions(struct tree *tree);

#endif
