/* Ids and links to them; see sanitise_ids.h. */
#include "refine/sanitise_ids.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct place {
    xmlNode *node;
    const char *id; /* borrowed from the node */
    size_t number;  /* in the order of the article */
};

struct places {
    struct place *items;
    size_t count, capacity;
};

static int compare(const void *a, const void *b)
{
    const struct place *one = a, *other = b;
    int order = strcmp(one->id, other->id);
    return order ? order : (one->number > other->number) - (one->number < other->number);
}

/* For a search: by id alone. */
static int compare_id(const void *a, const void *b)
{
    const struct place *one = a, *other = b;
    return strcmp(one->id, other->id);
}

static bool collect(const struct tree *tree, struct places *places)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        const char *id = tree_get(node, "id");
        void *items = places->items;
        if (!id)
            continue;
        if (!memory_reserve(&items, &places->capacity, places->count + 1, sizeof *places->items))
            return false;
        places->items = items;
        places->items[places->count] = (struct place){(xmlNode *)node, id, places->count};
        places->count++;
    }
    return true;
}

static void drop_id(xmlNode *node)
{
    xmlUnsetProp(node, BAD_CAST "id");
    if (node->children || node->properties || strcmp((const char *)node->name, "span") != 0)
        return;
    xmlUnlinkNode(node); /* it was made for the id */
    xmlFreeNode(node);
}

/* Keeps the first of those that have the same id. */
static void drop_repeated(struct places *places)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        if (kept > 0 && strcmp(places->items[kept - 1].id, places->items[i].id) == 0)
            drop_id(places->items[i].node);
        else
            places->items[kept++] = places->items[i];
    }
    places->count = kept;
}

/* Puts what an element holds into its place; returns the node that is next in the document. */
static const xmlNode *unwrap(xmlNode *node, const xmlNode *root)
{
    const xmlNode *next = tree_next(node, root);
    while (node->children) {
        xmlNode *child = node->children;
        xmlUnlinkNode(child);
        child->prev = node->prev;
        child->next = node;
        child->parent = node->parent;
        if (node->prev)
            node->prev->next = child;
        else
            node->parent->children = child;
        node->prev = child;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
    return next;
}

static bool leads_nowhere(const struct places *places, const xmlNode *node)
{
    const char *href = tree_get(node, "href");
    if (!href || *href != '#')
        return false;
    struct place wanted = {.id = href + 1};
    return places->count == 0 ||
           !bsearch(&wanted, places->items, places->count, sizeof wanted, compare_id);
}

void ids_settle(struct tree *tree)
{
    struct places places = {0};
    if (!collect(tree, &places))
        tree->failed = true;
    if (places.count > 0)
        qsort(places.items, places.count, sizeof *places.items, compare);
    drop_repeated(&places);
    for (const xmlNode *node = tree->root; node && !tree->failed;)
        node = leads_nowhere(&places, node) ? unwrap((xmlNode *)node, tree->root)
                                            : tree_next(node, tree->root);
    free(places.items);
}
