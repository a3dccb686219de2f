/* Tables in the tree; see table_tree.h. */
#include "book/table_tree.h"

void table_begin(struct table_tree *table, struct tree *tree, xmlNode *parent)
{
    *table = (struct table_tree){.tree = tree, .table = tree_add(tree, parent, "table")};
}

xmlNode *table_add_caption(struct tree *tree, xmlNode *parent)
{
    return tree_add(tree, tree_add(tree, parent, "figure"), "figcaption");
}

void table_add_row(struct table_tree *table, bool head)
{
    if (!table->section || table->in_head != head)
        table->section = tree_add(table->tree, table->table, head ? "thead" : "tbody");
    table->in_head = head;
    table->row = tree_add(table->tree, table->section, "tr");
}

xmlNode *table_add_cell(struct table_tree *table, enum cell_kind kind, bool figures)
{
    static const char *const scopes[] = {
        [CELL_DATA] = NULL, [CELL_NAMES_COLUMN] = "col", [CELL_NAMES_ROW] = "row"};
    xmlNode *cell = tree_add(table->tree, table->row, scopes[kind] ? "th" : "td");
    if (scopes[kind])
        tree_set(table->tree, cell, "scope", scopes[kind]);
    if (figures)
        tree_set(table->tree, cell, "class", "figures");
    return cell;
}
