/* Headline and paragraphs, and nothing else; see plain.h. */
#include "refine/plain.h"

#include "base/memory.h"
#include "book/text.h"

#include <stdlib.h>
#include <string.h>

/* The first element of that name, or NULL. */
static xmlNode *find(const struct tree *tree, const char *name)
{
    const xmlNode *node = tree->root;
    while (node && !tree_is(node, name))
        node = tree_next(node, tree->root);
    return (xmlNode *)node;
}

static void describe_pictures(struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        const char *text = tree_is(node, "img") ? tree_get(node, "alt") : NULL;
        if (text && !node->children)
            tree_add_text(tree, (xmlNode *)node, text, strlen(text));
    }
}

/* Adds an element with a clean line of text; none for a line that shows nothing. */
static xmlNode *add_line(struct tree *tree, xmlNode *parent, const char *name, const char *text)
{
    char *line = text_line(text);
    xmlNode *node = line && *line ? tree_add(tree, parent, name) : NULL;
    if (node)
        tree_add_text(tree, node, line, strlen(line));
    tree->failed = tree->failed || !line;
    free(line);
    return node;
}

/* Takes a node with all that it holds out of its tree, and returns its text; the caller frees it.
 * "" for no node, NULL without memory. */
static char *take_text(xmlNode *node)
{
    const struct tree below = {.root = node};
    struct buffer text;
    buffer_init(&text);
    tree_text(&below, &text);
    xmlUnlinkNode(node);
    xmlFreeNode(node);
    buffer_add(&text, "", 0);
    return buffer_take(&text);
}

/* Adds a paragraph for each line of a text, which is taken apart. */
static void add_lines(struct tree *tree, xmlNode *parent, char *text)
{
    for (char *at = text, *end; at && !tree->failed; at = end ? end + 1 : NULL) {
        end = strchr(at, '\n');
        if (end)
            *end = '\0';
        add_line(tree, parent, "p", at);
    }
    tree->failed = tree->failed || !text;
    free(text);
}

/* The opening: its headline first. */
static void add_header(struct tree *plain, struct tree *body, const char *title)
{
    xmlNode *header = tree_add(plain, plain->root, "header");
    xmlNode *h1 = find(body, "h1");
    char *headline = h1 ? take_text(h1) : memory_copy_string(title);
    if (header && headline)
        tree_set(plain, add_line(plain, header, "h1", headline), "id", "headline");
    plain->failed = plain->failed || !headline;
    free(headline);
    if (find(body, "header"))
        add_lines(plain, header, take_text(find(body, "header")));
}

void refine_plain(struct article *article)
{
    struct tree plain, *body = &article->body;
    describe_pictures(body);
    tree_init(&plain);
    if (!plain.failed)
        add_header(&plain, body, article->title);
    if (!plain.failed)
        add_lines(&plain, plain.root, take_text(body->root));
    plain.failed = plain.failed || body->failed;
    tree_fini(body);
    *body = plain;
    article->open_links = false;
    article->images.missing += article->images.shown;
    article->images.shown = article->images.undescribed = 0;
    sizes_fini(&article->pictures);
}
