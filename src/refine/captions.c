/* Captions of pictures in Markdown; see captions.h. */
#include "refine/captions.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 300 };     /* bytes of a text in emphasis that is a caption */
enum { LEAST_WIDTH = 200 }; /* pixels of a picture in a line that is no sign in a text */

static bool is_blank(const xmlNode *node)
{
    const char *text = (const char *)node->content;
    return tree_is(node, "br") ||
           (node->type == XML_TEXT_NODE && text[strspn(text, " \t\n")] == '\0');
}

/* The only child that is not blank, or NULL. */
static xmlNode *only_child(const xmlNode *node, xmlNode *from)
{
    xmlNode *only = NULL;
    for (xmlNode *child = from; child; child = child->next) {
        if (is_blank(child))
            continue;
        if (only || child->parent != node)
            return NULL;
        only = child;
    }
    return only;
}

/* Emphasis that is not too long. */
static bool is_emphasis(const xmlNode *node)
{
    if (!tree_is(node, "em") && !tree_is(node, "i"))
        return false;
    size_t size = 0;
    for (const xmlNode *in = node; in; in = tree_next(in, node))
        size += in->type == XML_TEXT_NODE ? strlen((const char *)in->content) : 0;
    return size > 0 && size <= LONGEST;
}

/* Whether the element before is a figure of a picture, and nothing else. */
static bool follows_picture(const xmlNode *node)
{
    const xmlNode *figure = node->prev;
    return figure && tree_is(figure, "figure") && tree_has_class(figure, "picture") &&
           !figure->children->next;
}

/* The paragraph becomes the caption of the figure before it. */
static void join(struct tree *tree, xmlNode *paragraph)
{
    xmlNode *figure = paragraph->prev;
    tree_rename(tree, paragraph, "figcaption");
    tree_move(tree, paragraph, figure);
}

/* A paragraph that begins with a picture becomes a figure; `caption` stands behind the picture. */
static void make_figure(struct tree *tree, xmlNode *paragraph, xmlNode *caption)
{
    xmlNode *below = tree_add(tree, paragraph, "figcaption");
    if (!below)
        return;
    tree_rename(tree, paragraph, "figure");
    tree_set(tree, paragraph, "class", "picture");
    while (paragraph->children->next != below) {
        xmlNode *next = paragraph->children->next;
        if (next == caption) {
            tree_move(tree, next, below);
        } else {
            xmlUnlinkNode(next);
            xmlFreeNode(next);
        }
    }
}

static bool is_large_picture(const xmlNode *node)
{
    const char *width = tree_is(node, "img") ? tree_get(node, "width") : NULL;
    return width && strtoul(width, NULL, 10) >= LEAST_WIDTH;
}

/* The class of what fills the paragraph becomes its own. */
static void lift_class(struct tree *tree, xmlNode *paragraph, xmlNode *caption)
{
    while (caption->children)
        tree_move(tree, caption->children, paragraph);
    xmlUnlinkNode(caption);
    xmlFreeNode(caption);
    if (follows_picture(paragraph))
        join(tree, paragraph);
    else
        tree_set(tree, paragraph, "class", "caption");
}

static void settle(struct tree *tree, xmlNode *paragraph)
{
    xmlNode *only = only_child(paragraph, paragraph->children);
    if (only && tree_is(only, "span") && tree_has_class(only, "caption"))
        lift_class(tree, paragraph, only);
    else if (only && is_emphasis(only) && follows_picture(paragraph))
        join(tree, paragraph);
    else if (is_large_picture(paragraph->children)) {
        xmlNode *caption = only_child(paragraph, paragraph->children->next);
        if (caption && is_emphasis(caption))
            make_figure(tree, paragraph, caption);
    }
}

void refine_captions(struct tree *tree)
{
    for (const xmlNode *node = tree->root; node && !tree->failed;
         node = tree_next(node, tree->root)) {
        if (!tree_is(node, "p") || tree_get(node, "class"))
            continue;
        settle(tree, (xmlNode *)(uintptr_t)node);
        while (node->last)
            node = node->last;
    }
}
