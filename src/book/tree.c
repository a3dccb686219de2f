/* An article's body as a tree; see tree.h. */
#include "book/tree.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "book/element.h"

#include <libxml/dict.h>
#include <libxml/globals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool tree_ready(void)
{
#if LIBXML_VERSION < 21200 /* later versions take nothing late */
    /* Without memory for it libxml2 says so, which asks for it again, for ever. The pair is
     * volatile, for a compiler may drop it. */
    void *volatile room = malloc(sizeof(xmlGlobalState));
    bool enough = room != NULL;
    free(room);
    return enough && xmlGetGlobalState() != NULL;
#else
    return true;
#endif
}

/* libxml2 gives a node even when there was no memory for its name or its text. */
static bool is_complete(const xmlNode *node)
{
    return node && (node->type == XML_TEXT_NODE ? node->content != NULL : node->name != NULL);
}

void tree_init(struct tree *tree)
{
    *tree = (struct tree){.document = xmlNewDoc(BAD_CAST "1.0")};
    xmlNode *root =
        tree->document ? xmlNewDocNode(tree->document, NULL, BAD_CAST "body", NULL) : NULL;
    if (is_complete(root)) {
        xmlDocSetRootElement(tree->document, root);
        tree->root = root;
    } else {
        xmlFreeNode(root);
        tree->failed = true;
    }
}

void tree_fini(struct tree *tree)
{
    xmlFreeDoc(tree->document);
    *tree = (struct tree){.full = tree->full};
}

/* Whether there is room for one more. */
static bool count(struct tree *tree)
{
    tree->full = tree->full || ++tree->count > LIMIT_TREE_NODES;
    tree->failed = tree->failed || tree->full;
    return !tree->full;
}

/* Adds a node as the last child. A text behind a text becomes part of it, and libxml2 does not say
 * where there was no memory for that. */
static xmlNode *attach(struct tree *tree, xmlNode *parent, xmlNode *node)
{
    const xmlNode *last = parent->last;
    bool complete = is_complete(node),
         joins = complete && last && last->type == XML_TEXT_NODE && node->type == XML_TEXT_NODE;
    size_t size =
        joins ? strlen((const char *)last->content) + strlen((const char *)node->content) : 0;
    xmlNode *attached = complete ? xmlAddChild(parent, node) : NULL;
    if (!attached) {
        xmlFreeNode(node);
        tree->failed = true;
    }
    if (joins && attached && strlen((const char *)attached->content) != size)
        tree->failed = true;
    return attached;
}

xmlNode *tree_add(struct tree *tree, xmlNode *parent, const char *name)
{
    if (!parent || !count(tree))
        return NULL;
    return attach(tree, parent, xmlNewDocNode(tree->document, NULL, BAD_CAST name, NULL));
}

void tree_add_text(struct tree *tree, xmlNode *parent, const char *text, size_t size)
{
    if (!parent || !count(tree))
        return;
    if (size > INT_MAX) /* beyond LIMIT_TEXT_BYTES, so never from a reader */
        tree->failed = true;
    else
        attach(tree, parent, xmlNewDocTextLen(tree->document, BAD_CAST text, (int)size));
}

xmlNode *tree_add_after(struct tree *tree, xmlNode *node, const char *name, const char *text,
                        size_t size)
{
    xmlNode *added = NULL;
    if (node && size <= INT_MAX && count(tree))
        added = name ? xmlNewDocNode(tree->document, NULL, BAD_CAST name, NULL)
                     : xmlNewDocTextLen(tree->document, BAD_CAST text, (int)size);
    if (!is_complete(added) || !xmlAddNextSibling(node, added)) {
        xmlFreeNode(added);
        tree->failed = true;
        return NULL;
    }
    if (name)
        tree_add_text(tree, added, text, size);
    return added;
}

void tree_set_text(struct tree *tree, xmlNode *node, const char *text, size_t size)
{
    xmlChar *copy = xmlStrndup(BAD_CAST text, (int)size);
    if (!copy) {
        tree->failed = true;
        return;
    }
    xmlNodeSetContent(node, NULL);
    node->content = copy;
}

void tree_rename(struct tree *tree, xmlNode *node, const char *name)
{
    if (!node)
        return;
    xmlDict *names = node->doc ? node->doc->dict : NULL;
    const xmlChar *copy =
        names ? xmlDictLookup(names, BAD_CAST name, -1) : xmlStrdup(BAD_CAST name);
    if (!copy) {
        tree->failed = true;
        return;
    }
    if (!names || !xmlDictOwns(names, node->name))
        xmlFree((xmlChar *)node->name);
    node->name = copy;
}

void tree_move(struct tree *tree, xmlNode *node, xmlNode *parent)
{
    xmlUnlinkNode(node);
    attach(tree, parent, node);
}

void tree_set(struct tree *tree, xmlNode *node, const char *attribute, const char *value)
{
    if (!node || !count(tree))
        return;
    xmlAttr *set = xmlNewProp(node, BAD_CAST attribute, BAD_CAST value);
    /* As with nodes, libxml2 gives one even when there was no memory for its value. */
    bool whole = set && set->name && set->children && set->children->content;
    if (set && !whole)
        xmlRemoveProp(set); /* so that nobody meets it on the way out */
    tree->failed = tree->failed || !whole;
}

bool tree_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const xmlNode *tree_next(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    return tree_after(node, root);
}

const xmlNode *tree_after(const xmlNode *node, const xmlNode *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool tree_is_inline(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return true;
    const struct element *row = element_named((const char *)node->name);
    return row && element_is_in_line(row);
}

void tree_set_line(xmlNode *node, size_t line)
{
    node->line = (unsigned short)(line < USHRT_MAX ? line : 0);
}

size_t tree_line(const xmlNode *node)
{
    return node->line;
}

const char *tree_get(const xmlNode *node, const char *attribute)
{
    const xmlAttr *it = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    while (it && (!it->name || strcmp((const char *)it->name, attribute) != 0))
        it = it->next;
    return !it ? NULL : it->children ? (const char *)it->children->content : "";
}

bool tree_has_class(const xmlNode *node, const char *class)
{
    const char *classes = tree_get(node, "class");
    return classes && ascii_has_word(classes, class, strlen(class));
}

void tree_text(const struct tree *tree, struct buffer *out)
{
    bool parted = true; /* nothing was added since the last line feed */
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        bool begins = !tree_is_inline(node) || (node->prev && !tree_is_inline(node->prev));
        if (begins && !parted) {
            buffer_add_byte(out, '\n');
            parted = true;
        }
        if (node->type == XML_TEXT_NODE) {
            buffer_add_string(out, (const char *)node->content);
            parted = false;
        }
    }
}
