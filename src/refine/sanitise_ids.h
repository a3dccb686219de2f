/* Ids of an article, and the links to them. */
#ifndef OCTAVO_REFINE_SANITISE_IDS_H
#define OCTAVO_REFINE_SANITISE_IDS_H

#include "book/tree.h"

/* Leaves each id to the first element that has it, and takes away links to none: their text stays.
 */
void ids_settle(struct tree *tree);

#endif
