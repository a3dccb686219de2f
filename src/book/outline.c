/* Headings; see outline.h. */
#include "book/outline.h"

#include "book/text.h"

#include <string.h>

enum { LEVELS = 6 };

unsigned outline_level(const xmlNode *node)
{
    const char *name = node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
    bool is = name[0] == 'h' && name[1] >= '1' && name[1] <= '0' + LEVELS && name[2] == '\0';
    return is ? (unsigned)(name[1] - '0') : 0;
}

void outline_text(const xmlNode *heading, struct buffer *out)
{
    for (const xmlNode *node = heading; node; node = tree_next(node, heading)) {
        if (tree_is(node, "br"))
            buffer_add_byte(out, ' ');
        if (node->type == XML_TEXT_NODE && !tree_has_class(node->parent, "noteref"))
            buffer_add_string(out, (const char *)node->content);
    }
    buffer_add(out, "", 0);
    text_collapse(out);
}

static bool says(struct tree *tree, const xmlNode *heading, const char *stated)
{
    struct buffer text;
    buffer_init(&text);
    outline_text(heading, &text);
    bool same = text.data && text_says_the_same(text.data, stated);
    tree->failed = tree->failed || text.failed;
    buffer_fini(&text);
    return same;
}

static bool shows_picture(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root))
        if (tree_is(node, "img"))
            return true;
    return false;
}

/* The heading that is the headline, or NULL. */
static xmlNode *find_headline(struct tree *tree, const char *stated)
{
    enum { LITTLE = 300 }; /* bytes of text: marks and pictures of a project, a motto */
    size_t before = 0;
    for (xmlNode *node = tree->root->children; node && before < LITTLE; node = node->next) {
        unsigned level = outline_level(node);
        if (level > 0 && (before == 0 || level == 1))
            return !stated || says(tree, node, stated) ? node : NULL;
        if (level > 0)
            return NULL;
        struct buffer text;
        buffer_init(&text);
        outline_text(node, &text);
        before += text.size + shows_picture(node);
        tree->failed = tree->failed || text.failed;
        buffer_fini(&text);
    }
    return NULL;
}

/* Puts a node, and all that stands before it, into a header. */
static void put_into_header(struct tree *tree, xmlNode *node)
{
    xmlNode *header = tree_add(tree, tree->root, "header");
    if (!header)
        return;
    while (tree->root->children != header) {
        xmlNode *child = tree->root->children;
        xmlUnlinkNode(child);
        xmlAddChild(header, child);
        if (child == node)
            break;
    }
    xmlNode *first = tree->root->children;
    if (first != header) {
        xmlUnlinkNode(header);
        xmlAddPrevSibling(first, header);
    }
}

xmlNode *outline_take_headline(struct tree *tree, const char *stated)
{
    xmlNode *headline = tree->failed ? NULL : find_headline(tree, stated);
    if (!headline)
        return NULL;
    put_into_header(tree, headline);
    tree_rename(tree, headline, "h1");
    return tree->failed ? NULL : headline;
}

void outline_settle_levels(struct tree *tree)
{
    unsigned open[LEVELS];
    size_t depth = 0;
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        unsigned level = outline_level(node);
        bool headline = level == 1 && node->parent->parent == tree->root &&
                        strcmp((const char *)node->parent->name, "header") == 0;
        if (level == 0 || headline)
            continue;
        while (depth > 0 && open[depth - 1] >= level)
            depth--;
        if (depth < LEVELS - 1)
            open[depth++] = level;
        const char name[] = {'h', (char)('1' + depth), '\0'};
        if (name[1] != (char)('0' + level))
            tree_rename(tree, (xmlNode *)node, name);
    }
}
