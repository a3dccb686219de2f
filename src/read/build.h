/* Blocks become the tree of an article. */
#ifndef OCTAVO_READ_BUILD_H
#define OCTAVO_READ_BUILD_H

#include "book/tree.h"
#include "read/anatomy.h"

/* Builds the body from blocks first..end-1: what the opening holds stands in a <header>. `linked`:
 * notes are linked with their marks; not in a text so long that they may come to stand in different
 * files. */
void build_tree(const struct anatomy *anatomy, size_t first, size_t end, bool linked,
                struct tree *tree);

#endif
