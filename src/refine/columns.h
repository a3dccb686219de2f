/* How wide the columns of an article's tables are, and which hold figures: the same for tables of
 * all formats. */
#ifndef OCTAVO_REFINE_COLUMNS_H
#define OCTAVO_REFINE_COLUMNS_H

#include "book/tree.h"

/* Gives each table what the style sheets need to set it: the class `wide` where a small screen has
 * no room for its longest words, `figures` to the cells of columns that hold figures, and, where
 * its lines have to be wrapped, to the cells of one row the share of the width that each column
 * gets, as `w2` to `w98`. Engines that are left alone with it break short words for the sake of
 * long sentences. */
void refine_columns(struct tree *tree);

#endif
