/* An aligned table whose columns are certain becomes a table of the tree. */
#ifndef OCTAVO_READ_BUILD_TABLE_H
#define OCTAVO_READ_BUILD_TABLE_H

#include "read/grid.h"
#include "read/inline.h"

/* Adds the table below `parent`, and `caption` to it unless that is empty. The text of a cell that
 * takes several lines has a line feed where each ends, so that words can be compared in the order
 * of the input; refine_cells joins them. */
void build_table(struct tree *tree, xmlNode *parent, const struct grid *grid, struct span caption,
                 struct notes *notes);

#endif
