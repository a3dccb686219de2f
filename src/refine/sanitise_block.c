/* Which blocks of an article stand where; see sanitise_settle.h. What an element needs around it is
 * made up: a list for an item, a table for a cell, an item for text in a list. */
#include "refine/sanitise_stack.h"

#include <string.h>

enum { ROOM = 12 }; /* blocks that may have to be made up */

/* Inside what may not be parted an edge is a gap, in a listing a line's end. */
static void add_gap(struct builder *builder)
{
    builder->space = true;
    if (builder->verbatim && builder->started && builder->column > 0)
        settle_text(builder, "\n");
}

void settle_edge(struct builder *builder)
{
    if (builder->dissolving > 0) {
        add_gap(builder);
        return;
    }
    if (builder->started)
        stack_top(builder)->parted = true;
    stack_end_line(builder);
    if (element_is(stack_top(builder)->row, "p"))
        stack_pop(builder);
}

/* What is made up so that text or a block can stand in an element that holds only children. */
static const struct element *child_for_text(const struct element *row)
{
    static const struct {
        const char *parent, *child;
    } children[] = {
        {"ul", "li"},    {"ol", "li"},    {"dl", "dd"},    {"table", "tbody"},
        {"tbody", "tr"}, {"thead", "tr"}, {"tfoot", "tr"}, {"tr", "td"},
    };
    for (size_t i = 0; i < sizeof children / sizeof *children; i++)
        if (element_is(row, children[i].parent))
            return element_named(children[i].child);
    return NULL;
}

/* A list in a list goes into the item before it. */
static bool enter_last_item(struct builder *builder, const struct element *row)
{
    static const char *const lists[] = {"ul", "ol"};
    const struct open_block *list = stack_top(builder);
    xmlNode *item = list->node ? list->node->last : NULL;
    bool fits = false;
    for (size_t i = 0; i < 2; i++)
        fits = fits || (row && element_is(row, lists[i]));
    if (!fits || !item || element_is(list->row, "dl") ||
        strcmp((const char *)item->name, "li") != 0)
        return false;
    if (!stack_push(builder, element_named("li"), NULL))
        return false;
    stack_top(builder)->node = item;
    stack_top(builder)->entered = stack_top(builder)->parted = true;
    return true;
}

/* A section of a table; the head comes first, the foot last. */
static const struct element *section_of(struct builder *builder, const struct element *row)
{
    struct open_block *table = stack_top(builder);
    xmlNode *last = table->node ? table->node->last : NULL;
    if (!element_is(table->row, "table") || element_is(row, "caption"))
        return row;
    if (last && strcmp((const char *)last->name, "tfoot") == 0)
        tree_rename(builder->tree, last, "tbody");
    bool late = table->has_rows && element_is(row, "thead");
    table->has_rows = true;
    return late ? element_named("tbody") : row;
}

/* A caption stands first or last in a figure, so nothing comes behind one that was not the first.
 */
static bool has_ended(const struct open_block *block)
{
    const xmlNode *last = block->node ? block->node->last : NULL;
    return element_is(block->row, "figure") && last && last != block->node->children &&
           strcmp((const char *)last->name, "figcaption") == 0;
}

bool settle_make_room(struct builder *builder, const struct element *row)
{
    while (has_ended(stack_top(builder)))
        stack_pop(builder);
    while (stack_top(builder)->row->holds == HOLDS_CHILDREN && stack_top(builder)->made_up &&
           !enter_last_item(builder, row))
        stack_pop(builder);
    while (stack_top(builder)->row->holds == HOLDS_CHILDREN && !enter_last_item(builder, row)) {
        const struct element *child = child_for_text(stack_top(builder)->row);
        if (!child || !stack_push(builder, section_of(builder, child), NULL))
            return false;
    }
    return true;
}

/* The parent that an element needs, NULL for one that stands by itself. */
static const struct element *parent_of(const struct element *row)
{
    static const struct {
        const char *child, *parent;
    } parents[] = {
        {"li", "ul"},    {"dt", "dl"},       {"dd", "dl"},       {"td", "tr"},       {"th", "tr"},
        {"tr", "tbody"}, {"tbody", "table"}, {"thead", "table"}, {"tfoot", "table"},
    };
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
        if (element_is(row, parents[i].child))
            return element_named(parents[i].parent);
    return NULL;
}

/* How many blocks stay open so that `row` may come next; 0 when none can hold it. Items, cells and
 * the like end where another comes; what else is open does not. */
static size_t find_holder(const struct builder *builder, const struct element *row)
{
    for (size_t i = builder->count; i > 1; i--) {
        const struct open_block *block = &builder->open[i - 1];
        if (block->row->holds == HOLDS_CHILDREN && element_holds(block->row, row))
            return i;
        if (block->row->place != PLACE_WITHIN && !block->made_up)
            return 0;
    }
    return 0;
}

/* Opens what `row` needs around it; false where there is no room. */
static bool open_holders(struct builder *builder, const struct element *row)
{
    enum { MOST = 4 };
    const struct element *chain[MOST] = {row};
    size_t length = 1, holder = find_holder(builder, row);
    for (const struct element *parent; holder == 0 && (parent = parent_of(chain[length - 1]));) {
        chain[length++] = parent;
        holder = find_holder(builder, parent);
    }
    if (holder > 0)
        stack_pop_to(builder, holder);
    else if (!settle_make_room(builder, chain[length - 1]))
        return false;
    while (--length > 0)
        if (!stack_push(builder, section_of(builder, chain[length]), NULL))
            return false;
    return true;
}

/* A caption stands first in a table, once in a figure. Rows behind a late one are another table. */
static bool open_caption(struct builder *builder, const struct element *row)
{
    bool table = element_is(row, "caption");
    size_t i = builder->count;
    while (table && i > 1 && !element_is(builder->open[i - 1].row, "table") &&
           builder->open[i - 1].row->place == PLACE_WITHIN)
        i--;
    struct open_block *block = &builder->open[i - 1];
    if (!element_is(block->row, table ? "table" : "figure"))
        return false;
    bool late = block->has_caption || block->has_rows;
    if (table)
        stack_pop_to(builder, late ? i - 1 : i);
    else if (!late)
        block->has_caption = true;
    if (table && !late)
        stack_top(builder)->has_caption = true;
    return !late;
}

bool settle_open(struct builder *builder, const struct element *row, const xmlNode *source,
                 size_t *inside)
{
    bool caption = element_is(row, "caption") || element_is(row, "figcaption"), placed = false;
    settle_edge(builder);
    if (builder->dissolving == 0 && builder->count + ROOM < STACK_DEEPEST) {
        if (caption)
            placed = open_caption(builder, row);
        else if (row->place == PLACE_WITHIN)
            placed = open_holders(builder, row);
        else
            placed = settle_make_room(builder, row);
    }
    *inside = builder->count;
    if (placed)
        placed = stack_push(builder, section_of(builder, row), source);
    if (placed && (element_is(row, "td") || element_is(row, "th"))) /* empty cells count */
        stack_materialise(builder);
    return placed;
}

void settle_close(struct builder *builder, size_t inside)
{
    if (builder->dissolving > 0)
        add_gap(builder);
    else if (builder->count > inside)
        stack_pop_to(builder, inside);
    else
        settle_edge(builder);
}

bool settle_is_in_label(const struct builder *builder)
{
    static const char *const labels[] = {"dt", "th", "caption", "figcaption"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (element_is(stack_top(builder)->row, labels[i]))
            return true;
    return false;
}
