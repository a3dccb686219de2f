/* The lines of a table's cells are joined. Until then a cell keeps them apart, one line feed for
 * each line of its row that ends, so that the row can be read line by line as the input is. */
#ifndef OCTAVO_REFINE_CELLS_H
#define OCTAVO_REFINE_CELLS_H

#include "book/tree.h"

/* Whether it is a row with a cell of several lines. */
bool cells_are_broken(const xmlNode *node);

/* Joins the lines of all cells: with a space, or without one between ideographs and after a hyphen.
 */
void refine_cells(struct tree *tree);

#endif
