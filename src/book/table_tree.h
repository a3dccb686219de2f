/* Tables in the tree of an article: the one writer of them, for all formats. Rows come from the top
 * down, cells in the order of reading. */
#ifndef OCTAVO_BOOK_TABLE_TREE_H
#define OCTAVO_BOOK_TABLE_TREE_H

#include "book/tree.h"

struct table_tree {
    struct tree *tree;
    xmlNode *table;
    xmlNode *section; /* <thead> or <tbody> */
    xmlNode *row;
    bool in_head; /* which of both it is */
};

enum cell_kind {
    CELL_DATA,
    CELL_NAMES_COLUMN, /* <th scope="col"> */
    CELL_NAMES_ROW,
};

/* Begins a table below `parent`. */
void table_begin(struct table_tree *table, struct tree *tree, xmlNode *parent);

/* Begins a figure of a caption, which is returned, and the table that begins in its node next:
 * HTML, section 4.9.1, wants a table with a caption set so. */
xmlNode *table_add_caption(struct tree *tree, xmlNode *parent);

/* Begins a row; those of the head come before all others. */
void table_add_row(struct table_tree *table, bool head);

/* Adds a cell to the row and returns it; figures are aligned with those above and below. */
xmlNode *table_add_cell(struct table_tree *table, enum cell_kind kind, bool figures);

#endif
