/* Permalinks; see permalinks.h. */
#include "html/permalinks.h"

#include "base/url.h"
#include "base/utf8.h"
#include "book/outline.h"

#include <string.h>

/* So far is looked into a heading, and so far around it. */
enum { MOST_NODES = 100, MOST_AROUND = 4 };

static bool is_sign(uint32_t c)
{
    static const uint32_t signs[] = {'#', 0xA7, 0xB6, 0x2693, 0x1F517, 0};
    return character_is_one_of(c, signs) || character_is_space(c) || character_is_invisible(c);
}

/* Whether what is in an element shows signs only, or else also words. */
static bool shows_signs(const xmlNode *root)
{
    size_t nodes = 0, bytes = 0;
    for (const xmlNode *node = root; node; node = tree_next(node, root)) {
        if (++nodes > MOST_NODES || tree_is(node, "img"))
            return false;
        if (node->type != XML_TEXT_NODE)
            continue;
        const char *at = (const char *)node->content;
        for (const char *end = at + strlen(at); at < end; bytes++)
            if (!is_sign(utf8_next(&at, end)))
                return false;
    }
    return bytes > 0;
}

static bool has_identifier(const xmlNode *node, const char *identifier)
{
    const char *id = tree_get(node, "id"), *name = tree_get(node, "name");
    return (id && strcmp(id, identifier) == 0) || (name && strcmp(name, identifier) == 0);
}

/* Whether an identifier is that of a heading, of something in it, or of what it stands in. */
static bool is_own(const xmlNode *heading, const char *identifier)
{
    size_t nodes = 0;
    for (const xmlNode *node = heading; node && nodes < MOST_NODES;
         node = tree_next(node, heading), nodes++)
        if (has_identifier(node, identifier))
            return true;
    const xmlNode *around = heading->parent;
    for (nodes = 0; around && around->type == XML_ELEMENT_NODE && nodes < MOST_AROUND; nodes++) {
        if (has_identifier(around, identifier))
            return true;
        around = around->parent;
    }
    return false;
}

/* Whether an address leads to its heading; its fragment is looked for as written, then decoded. */
static bool leads_to(const char *href, const xmlNode *heading, struct tree *tree)
{
    const char *fragment = strchr(href, '#');
    if (!fragment || fragment[1] == '\0')
        return false;
    struct buffer decoded;
    buffer_init(&decoded);
    url_decode(fragment + 1, strlen(fragment + 1), &decoded);
    buffer_add(&decoded, "", 0);
    tree->failed = tree->failed || decoded.failed;
    bool own = !decoded.failed && (is_own(heading, fragment + 1) || is_own(heading, decoded.data));
    buffer_fini(&decoded);
    return own;
}

static bool is_permalink(const xmlNode *link, const xmlNode *heading, struct tree *tree)
{
    const char *href = tree_is(link, "a") ? tree_get(link, "href") : NULL;
    return href && !tree_get(link, "id") && !tree_get(link, "name") && shows_signs(link) &&
           !shows_signs(heading) && leads_to(href, heading, tree);
}

void permalinks_drop(struct tree *tree)
{
    const xmlNode *heading = NULL, *behind = NULL; /* the heading at hand, and what follows it */
    for (const xmlNode *node = tree->root, *next; node && !tree->failed; node = next) {
        next = tree_next(node, tree->root);
        if (node == behind)
            heading = NULL;
        if (!heading && outline_level(node) > 0) {
            heading = node;
            behind = tree_after(node, tree->root);
        } else if (heading && is_permalink(node, heading, tree)) {
            next = tree_after(node, tree->root);
            xmlUnlinkNode((xmlNode *)node);
            xmlFreeNode((xmlNode *)node);
        }
    }
}
