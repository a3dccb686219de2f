/* Headlines of whole pages; see headline.h. */
#include "html/headline.h"

#include "base/anchor.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "book/outline.h"
#include "html/html_words.h"

#include <stdlib.h>

/* The only h1 with no more than the usual before it, or a heading with hardly anything before it.
 */
static xmlNode *find_headline(const struct tree *tree)
{
    enum { LITTLE = 40, MORE = 2000 }; /* letters */
    xmlNode *first = NULL, *title = NULL;
    size_t letters = 0, titles = 0;
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        unsigned level = outline_level(node);
        if (level > 0 && !first && letters < LITTLE)
            first = (xmlNode *)node;
        if (level == 1 && titles++ == 0 && letters < MORE)
            title = (xmlNode *)node;
        if (node->type == XML_TEXT_NODE && letters < MORE)
            letters += html_letters(node).all;
    }
    return title && titles == 1 ? title : first;
}

/* Keeps where links to the heading lead, which is the beginning of the chapter. */
static void keep_anchor(struct article *article, xmlNode *heading)
{
    const char *id = tree_get(heading, "id");
    struct buffer anchor;
    buffer_init(&anchor);
    if (id && *id && !article->anchor) {
        anchor_add(id, &anchor);
        article->anchor = buffer_take(&anchor);
        article->body.failed = article->body.failed || !article->anchor;
    }
    buffer_fini(&anchor);
    xmlUnsetProp(heading, BAD_CAST "id");
}

static void put_first(struct tree *tree, xmlNode *heading)
{
    xmlNode *header = tree_add(tree, tree->root, "header");
    if (!header)
        return;
    tree_rename(tree, heading, "h1");
    tree_move(tree, heading, header);
    xmlNode *first = tree->root->children;
    if (first != header) {
        xmlUnlinkNode(header);
        xmlAddPrevSibling(first, header);
    }
}

/* Its text is the headline, and nothing else. */
static void tell(struct article *article, const struct buffer *text)
{
    struct features *features = &article->features;
    size_t kept = 0;
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == PART_HEADLINE)
            free(features->items[i].text);
        else
            features->items[kept++] = features->items[i];
    features->count = kept;
    if (!features_add(features, PART_HEADLINE, 0, 95, "a heading of the page", text->data,
                      text->size))
        article->body.failed = true;
}

void headline_take(struct article *article)
{
    struct tree *tree = &article->body;
    struct buffer text;
    buffer_init(&text);
    xmlNode *heading = tree->failed ? NULL : find_headline(tree);
    if (heading)
        outline_text(heading, &text);
    if (text.size > 0 && text.size <= LIMIT_HEADLINE * UTF8_MAX) {
        keep_anchor(article, heading);
        put_first(tree, heading);
        tell(article, &text);
    }
    tree->failed = tree->failed || text.failed;
    buffer_fini(&text);
}
