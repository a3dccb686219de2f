/* Telling tables that lay out a page; see sanitise_tables.h. */
#include "refine/sanitise_tables.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A table that is open. */
struct seen {
    xmlNode *table;
    size_t cells;     /* of the row at hand */
    bool has_columns; /* a row of several cells */
    bool has_table;   /* in a cell */
    bool is_data;     /* has a head or a caption */
};

struct marking {
    struct seen *open;
    size_t count, capacity;
};

static bool enter(struct marking *marking, xmlNode *node)
{
    if (tree_is(node, "table")) {
        void *open = marking->open;
        if (!memory_reserve(&open, &marking->capacity, marking->count + 1, sizeof *marking->open))
            return false;
        marking->open = open;
        if (marking->count > 0)
            marking->open[marking->count - 1].has_table = true;
        marking->open[marking->count++] = (struct seen){.table = node};
    } else if (marking->count > 0) {
        struct seen *seen = &marking->open[marking->count - 1];
        seen->is_data = seen->is_data || tree_is(node, "th") || tree_is(node, "caption");
        if (tree_is(node, "tr"))
            seen->cells = 0;
        if (tree_is(node, "td") || tree_is(node, "th"))
            seen->has_columns = ++seen->cells > 1 || seen->has_columns;
    }
    return true;
}

static bool says_layout(const xmlNode *table)
{
    const char *role = tree_get(table, "role");
    return role && (strcmp(role, "presentation") == 0 || strcmp(role, "none") == 0);
}

static void leave(struct marking *marking, const xmlNode *node)
{
    if (!tree_is(node, "table"))
        return;
    const struct seen *seen = &marking->open[--marking->count];
    bool layout = says_layout(node) || (!seen->is_data && (seen->has_table || !seen->has_columns));
    seen->table->_private = layout ? seen->table : NULL;
}

bool tables_mark(const xmlNode *root)
{
    struct marking marking = {0};
    const xmlNode *node = root;
    bool done = enter(&marking, (xmlNode *)node);
    while (done && node) {
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
        } else {
            leave(&marking, node);
            while (node != root && !node->next)
                leave(&marking, node = node->parent);
            node = node == root ? NULL : node->next;
        }
        done = !node || enter(&marking, (xmlNode *)node);
    }
    free(marking.open);
    return done;
}

bool table_is_layout(const xmlNode *table)
{
    return table->_private == table;
}
