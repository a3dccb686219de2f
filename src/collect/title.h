/* What the names of the inputs' folders say about the book. */
#ifndef OCTAVO_COLLECT_TITLE_H
#define OCTAVO_COLLECT_TITLE_H

#include "base/memory.h"

/* The name of the deepest folder that holds all places, real paths of folders, as a title; "" when
 * it says nothing: a generic name, a hash, a person's home. The caller frees it; NULL without
 * memory. */
char *title_of_places(const struct strings *places);

#endif
