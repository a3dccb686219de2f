/* Tables of the tree; see build_table.h. */
#include "read/build_table.h"

#include "book/table_tree.h"

/* The text of a cell in the `height` lines of its row. */
static void cell_text(const struct grid *grid, size_t line, size_t height, size_t column,
                      struct buffer *text)
{
    text->size = 0;
    for (size_t i = line; i < line + height; i++) {
        struct span cell = grid_cell(grid, i, column);
        if (i > line)
            buffer_add_byte(text, '\n');
        buffer_add(text, cell.text, cell.size);
    }
}

static bool says_nothing(const struct buffer *text)
{
    for (size_t i = 0; i < text->size; i++)
        if (text->data[i] != '\n')
            return false;
    return true;
}

static void add_row(struct table_tree *table, const struct grid *grid, size_t line, size_t height,
                    struct notes *notes)
{
    struct buffer text;
    buffer_init(&text);
    bool head = line < grid->body;
    table_add_row(table, head);
    for (size_t column = 0; column < grid->column_count; column++) {
        cell_text(grid, line, height, column, &text);
        table->tree->failed = table->tree->failed || text.failed;
        if (text.failed)
            break;
        enum cell_kind kind = says_nothing(&text)               ? CELL_DATA
                              : head                            ? CELL_NAMES_COLUMN
                              : column == 0 && grid->named_rows ? CELL_NAMES_ROW
                                                                : CELL_DATA;
        xmlNode *cell = table_add_cell(table, kind, grid->columns[column].figures);
        if (text.size > 0)
            inline_add(table->tree, cell, text.data, text.size, notes);
    }
    buffer_fini(&text);
}

void build_table(struct tree *tree, xmlNode *parent, const struct grid *grid, struct span caption,
                 struct notes *notes)
{
    struct table_tree table;
    if (caption.size > 0) {
        xmlNode *node = table_add_caption(tree, parent);
        inline_add(tree, node, caption.text, caption.size, notes);
        parent = node ? node->parent : NULL;
    }
    table_begin(&table, tree, parent);
    for (size_t line = 0, height; (height = grid_row(grid, &line)) > 0; line += height)
        add_row(&table, grid, line, height, notes);
}
