/* Copying formulas; see sanitise_math.h. */
#include "refine/sanitise_math.h"

#include "base/memory.h"
#include "book/element.h"
#include "book/text.h"
#include "refine/sanitise_attributes.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 }; /* of formulas in formulas; deeper ones are laid out as rows */

/* An element of the source that is open. */
struct open_node {
    const xmlNode *source;
    xmlNode *node; /* that what it holds goes into */
    const struct element *row;
    bool own; /* the node is its own, and complete when the source ends */
};

struct copying {
    struct tree *tree;
    struct open_node *open;
    size_t count, capacity;
    size_t depth; /* of nodes */
};

static const struct element *row_of(const xmlNode *source)
{
    const struct element *row = element_named((const char *)source->name);
    if (row && row->fate == FATE_RENAMED)
        row = element_named(row->becomes);
    return row;
}

static bool is_dropped(const xmlNode *source)
{
    const struct element *row = row_of(source);
    return row &&
           (row->fate == FATE_DROP || (row->holds == HOLDS_VOID && row->place != PLACE_NOWHERE));
}

bool text_shows(const xmlNode *source)
{
    for (const xmlNode *node = source; node;) {
        bool dropped = node->type == XML_ELEMENT_NODE && is_dropped(node);
        if (node->type == XML_TEXT_NODE && text_is_visible((const char *)node->content))
            return true;
        if (!dropped) {
            node = tree_next(node, source);
            continue;
        }
        while (node != source && !node->next)
            node = node->parent;
        node = node == source ? NULL : node->next;
    }
    return false;
}

/* How many children an element needs; 0 for any number. */
static size_t children_of(const char *name)
{
    static const struct {
        const char *name;
        size_t count;
    } needed[] = {{"mfrac", 2}, {"mroot", 2},  {"msub", 2},    {"msup", 2},
                  {"mover", 2}, {"munder", 2}, {"msubsup", 3}, {"munderover", 3}};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (strcmp(needed[i].name, name) == 0)
            return needed[i].count;
    return 0;
}

/* An element with too few or too many children is a row of them; so is one without its base. */
static void settle(struct tree *tree, xmlNode *node)
{
    const char *name = (const char *)node->name;
    size_t needed = children_of(name), count = 0, signs = 0;
    for (const xmlNode *child = node->children; child; child = child->next) {
        const char *own = (const char *)child->name;
        signs += strcmp(own, "mprescripts") == 0;
        count++;
    }
    bool scripts = strcmp(name, "mmultiscripts") == 0;
    bool wrong = scripts ? signs > 1 || (count - signs) % 2 == 0 : needed > 0 && count != needed;
    if (!wrong)
        return;
    tree_rename(tree, node, "mrow");
    while (node->properties)
        xmlRemoveProp(node->properties);
}

/* Text that shows, in an element for text unless the parent holds it. */
static void copy_text(struct copying *copying, const struct open_node *parent, const char *text)
{
    char *line = text_line(text);
    copying->tree->failed = copying->tree->failed || !line;
    if (line && *line) {
        bool holds = parent->row->holds == HOLDS_TEXT;
        xmlNode *node = holds ? parent->node : tree_add(copying->tree, parent->node, "mtext");
        if (holds && node->last)
            tree_add_text(copying->tree, node, " ", 1);
        tree_add_text(copying->tree, node, line, strlen(line));
    }
    free(line);
}

/* Whether all that shows right inside an element is in children that its row names. */
static bool holds_only_children(const xmlNode *source, const struct element *row)
{
    for (const xmlNode *child = source->children; child; child = child->next) {
        const struct element *own = child->type == XML_ELEMENT_NODE ? row_of(child) : NULL;
        bool named = own && element_holds(row, own);
        if (!named && (child->type == XML_ELEMENT_NODE ? !is_dropped(child) : text_shows(child)))
            return false;
    }
    return true;
}

/* Whether an element can be made as it is: what holds only children has no other, at two levels. */
static bool is_regular(const xmlNode *source, const struct element *row)
{
    if (row->holds != HOLDS_CHILDREN)
        return true;
    if (!holds_only_children(source, row))
        return false;
    for (const xmlNode *child = source->children; child; child = child->next) {
        const struct element *own = child->type == XML_ELEMENT_NODE ? row_of(child) : NULL;
        if (own && own->holds == HOLDS_CHILDREN && !holds_only_children(child, own))
            return false;
    }
    return true;
}

/* Whether an element is made for `row` inside `parent`. */
static bool is_made(const struct copying *copying, const struct element *parent,
                    const struct element *row, const xmlNode *source)
{
    return row && (copying->depth < DEEPEST || row->place == PLACE_WITHIN) &&
           element_holds(parent, row) && strcmp(row->name, "math") != 0 && is_regular(source, row);
}

static bool open_source(struct copying *copying, const struct open_node *parent,
                        const xmlNode *source)
{
    const struct element *row = row_of(source);
    struct open_node opened = {source, parent->node, parent->row, false};
    if (is_made(copying, parent->row, row, source)) {
        opened.node = tree_add(copying->tree, parent->node, row->name);
        opened.row = row;
        opened.own = true;
        copying->depth++;
        if (opened.node)
            attributes_keep(copying->tree, opened.node, row, source, false);
    }
    void *open = copying->open;
    if (!opened.node ||
        !memory_reserve(&open, &copying->capacity, copying->count + 1, sizeof *copying->open)) {
        copying->tree->failed = true;
        return false;
    }
    copying->open = open;
    copying->open[copying->count++] = opened;
    return true;
}

/* Closes elements of the source until one has a next sibling, which is returned; NULL at the end.
 */
static const xmlNode *climb(struct copying *copying, const xmlNode *node)
{
    while (!node->next && copying->count > 1) {
        const struct open_node *open = &copying->open[--copying->count];
        if (open->own) {
            settle(copying->tree, open->node);
            copying->depth--;
        }
        node = open->source;
    }
    return node->next && copying->count > 0 ? node->next : NULL;
}

void math_copy(struct tree *tree, xmlNode *math, const xmlNode *source)
{
    struct copying copying = {.tree = tree};
    struct open_node root = {source, math, element_named("math"), false};
    void *open = NULL;
    if (!memory_reserve(&open, &copying.capacity, 1, sizeof *copying.open)) {
        tree->failed = true;
        return;
    }
    copying.open = open;
    copying.open[copying.count++] = root;
    const xmlNode *node = source->children;
    while (node && !tree->failed) {
        const struct open_node parent = copying.open[copying.count - 1];
        if (node->type == XML_TEXT_NODE) {
            copy_text(&copying, &parent, (const char *)node->content);
        } else if (node->type == XML_ELEMENT_NODE && !is_dropped(node)) {
            if (!open_source(&copying, &parent, node))
                break;
            if (node->children) {
                node = node->children;
                continue;
            }
            const struct open_node *opened = &copying.open[--copying.count];
            if (opened->own) {
                settle(tree, opened->node);
                copying.depth--;
            }
        }
        node = climb(&copying, node);
    }
    free(copying.open);
}
