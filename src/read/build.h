/* Blocks become the tree of an article. */
#ifndef OCTAVO_READ_BUILD_H
#define OCTAVO_READ_BUILD_H

#include "book/tree.h"
#include "read/anatomy.h"

/* Builds the body from blocks first..end-1: what the opening holds stands in a <header>, and notes
 * and the marks that refer to them are linked with each other. */
void build_tree(const struct anatomy *anatomy, size_t first, size_t end, struct tree *tree);

#endif
