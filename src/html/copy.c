/* From gumbo's tree to libxml2's; see copy.h. */
#include "html/copy.h"

#include "base/limits.h"
#include "base/memory.h"
#include "html/clean.h"

#include <libxml/dict.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct copying {
    struct tree *tree;
    xmlDict *names;
    const xmlChar *tags[GUMBO_TAG_LAST]; /* the names of known elements, as they were needed */
    struct buffer text;                  /* for one text at a time */
};

/* The text as XML may hold it, on the heap of libxml2, or NULL without memory: a character
 * reference can make a character that the bytes of the page do not hold any more. */
static xmlChar *clean_text(struct copying *copying, const char *text)
{
    size_t size = strlen(text);
    buffer_clear(&copying->text);
    if (clean(text, size, &copying->text)) {
        text = copying->text.data ? copying->text.data : "";
        size = copying->text.size;
    }
    bool whole = !copying->text.failed && size <= INT_MAX;
    return whole ? xmlStrndup(BAD_CAST text, (int)size) : NULL;
}

static void link_node(xmlNode *parent, xmlNode *node)
{
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
}

/* A node with this name; without memory the tree has failed. */
static xmlNode *new_node(struct copying *copying, xmlElementType type, const xmlChar *name)
{
    xmlNode *node = name ? xmlMalloc(sizeof *node) : NULL;
    if (!node) {
        copying->tree->failed = true;
        return NULL;
    }
    *node = (xmlNode){.type = type, .name = name, .doc = copying->tree->document};
    return node;
}

/* A text node below `parent`. Texts that a comment parted stay two: joining them takes a time that
 * grows with the square of their number. */
static void add_text(struct copying *copying, xmlNode *parent, const char *text)
{
    xmlChar *content = clean_text(copying, text);
    xmlNode *node = content ? new_node(copying, XML_TEXT_NODE, xmlStringText) : NULL;
    if (!node) {
        xmlFree(content);
        copying->tree->failed = true;
        return;
    }
    node->content = content;
    link_node(parent, node);
}

/* The name that an attribute has in the tree, or NULL for one that has no place there. */
static const char *attribute_name(const GumboAttribute *attribute)
{
    const char *name = attribute->name;
    if (attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK)
        return strcmp(name, "href") == 0 ? name : NULL;
    if (attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XMLNS || strcmp(name, "xmlns") == 0)
        return NULL;
    if (strcmp(name, "xml:lang") == 0)
        return "lang";
    if (attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XML)
        return strcmp(name, "lang") == 0 ? name : NULL;
    return xmlValidateNCName(BAD_CAST name, 0) == 0 ? name : NULL;
}

/* Whether one of the names that two attributes may end in is there already; others are met once. */
static bool is_repeated(const xmlNode *node, const xmlChar *name)
{
    if (strcmp((const char *)name, "lang") != 0 && strcmp((const char *)name, "href") != 0)
        return false;
    const xmlAttr *attribute = node->properties;
    while (attribute && attribute->name != name)
        attribute = attribute->next;
    return attribute != NULL;
}

/* Adds an attribute behind `last`, the node's last one, and returns the new last one. */
static xmlAttr *add_attribute(struct copying *copying, xmlNode *node, xmlAttr *last,
                              const char *name, const char *value)
{
    const xmlChar *interned = xmlDictLookup(copying->names, BAD_CAST name, -1);
    if (interned && is_repeated(node, interned))
        return last;
    xmlNode *text = new_node(copying, XML_TEXT_NODE, xmlStringText);
    xmlAttr *attribute = interned && text ? xmlMalloc(sizeof *attribute) : NULL;
    if (text)
        text->content = clean_text(copying, value);
    if (!attribute || !text->content) {
        copying->tree->failed = true;
        xmlFreeNode(text);
        xmlFree(attribute);
        return last;
    }
    *attribute = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                           .name = interned,
                           .children = text,
                           .last = text,
                           .parent = node,
                           .prev = last,
                           .doc = node->doc};
    text->parent = (xmlNode *)attribute;
    if (last)
        last->next = attribute;
    else
        node->properties = attribute;
    return attribute;
}

static void copy_attributes(struct copying *copying, const GumboElement *element, xmlNode *node)
{
    static const char *const namespaces[] = {
        [GUMBO_NAMESPACE_SVG] = "http://www.w3.org/2000/svg",
        [GUMBO_NAMESPACE_MATHML] = "http://www.w3.org/1998/Math/MathML",
    };
    xmlAttr *last = NULL;
    if (element->tag == GUMBO_TAG_SVG || element->tag == GUMBO_TAG_MATH)
        last = add_attribute(copying, node, last, "xmlns", namespaces[element->tag_namespace]);
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        const char *name = attribute_name(attribute);
        if (name)
            last = add_attribute(copying, node, last, name, attribute->value);
    }
}

/* A name as the source has it, for an element that gumbo does not know or whose case it forgets. */
static const xmlChar *source_name(struct copying *copying, const GumboElement *element)
{
    GumboStringPiece piece = element->original_tag;
    gumbo_tag_from_original_text(&piece);
    const char *svg = element->tag_namespace == GUMBO_NAMESPACE_SVG && piece.data
                          ? gumbo_normalize_svg_tagname(&piece)
                          : NULL;
    if (svg)
        return xmlDictLookup(copying->names, BAD_CAST svg, -1);
    buffer_clear(&copying->text);
    for (size_t i = 0; i < piece.length; i++) {
        char c = piece.data[i];
        buffer_add_byte(&copying->text, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    }
    if (copying->text.failed)
        copying->tree->failed = true;
    const char *name = copying->text.failed || piece.length == 0 ? "" : copying->text.data;
    bool fits = strlen(name) == piece.length && xmlValidateNCName(BAD_CAST name, 0) == 0;
    return fits ? xmlDictLookup(copying->names, BAD_CAST name, -1) : NULL;
}

/* The name of an element, or NULL where XML has none for it. */
static const xmlChar *element_name(struct copying *copying, const GumboElement *element)
{
    if (element->tag == GUMBO_TAG_UNKNOWN || element->tag_namespace == GUMBO_NAMESPACE_SVG) {
        const xmlChar *name = source_name(copying, element);
        if (name || element->tag == GUMBO_TAG_UNKNOWN)
            return name;
    }
    const xmlChar **name = &copying->tags[element->tag];
    if (!*name)
        *name = xmlDictLookup(copying->names, BAD_CAST gumbo_normalized_tagname(element->tag), -1);
    copying->tree->failed = copying->tree->failed || !*name;
    return *name;
}

/* The element below `parent`, or `parent` where there is none: its name is not one of XML's, or it
 * stands too deep. */
static xmlNode *add_element(struct copying *copying, xmlNode *parent, size_t depth,
                            const GumboElement *element)
{
    const xmlChar *name = depth < LIMIT_HTML_DEPTH ? element_name(copying, element) : NULL;
    xmlNode *node = name ? new_node(copying, XML_ELEMENT_NODE, name) : NULL;
    if (!node)
        return parent;
    tree_set_line(node, element->start_pos.line);
    copy_attributes(copying, element, node);
    link_node(parent, node);
    return node;
}

/* The parser gives no element more than LIMIT_HTML_DEPTH ancestors, but for formatting that it
 * opens again; so the stack grows with the page. */
struct level {
    const GumboNode *node;
    xmlNode *to;
    unsigned next; /* child */
};

struct levels {
    struct level *items;
    size_t count, capacity;
};

static bool enter(struct levels *levels, const GumboNode *node, xmlNode *to)
{
    void *items = levels->items;
    bool done = memory_reserve(&items, &levels->capacity, levels->count + 1, sizeof *levels->items);
    levels->items = items;
    if (done)
        levels->items[levels->count++] = (struct level){.node = node, .to = to};
    return done;
}

static void copy_node(struct copying *copying, struct levels *levels, const GumboNode *node)
{
    xmlNode *parent = levels->items[levels->count - 1].to;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
        add_text(copying, parent, node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT)
        return;
    xmlNode *to = add_element(copying, parent, levels->count, &node->v.element);
    if (!enter(levels, node, to))
        copying->tree->failed = true;
}

static void copy_all(struct copying *copying, const GumboNode *page, xmlNode *parent)
{
    struct levels levels = {0};
    copying->tree->failed |= !enter(&levels, page, parent);
    while (levels.count > 0 && !copying->tree->failed) {
        struct level *level = &levels.items[levels.count - 1];
        const GumboVector *children = &level->node->v.element.children;
        if (level->next < children->length)
            copy_node(copying, &levels, children->data[level->next++]);
        else
            levels.count--;
    }
    free(levels.items);
}

void copy_content(const GumboNode *page, bool whole, struct tree *tree, xmlNode *parent)
{
    struct copying copying = {.tree = tree};
    buffer_init(&copying.text);
    if (!tree->document->dict)
        tree->document->dict = xmlDictCreate();
    copying.names = tree->document->dict;
    if (!copying.names) {
        tree->failed = true;
        return;
    }
    if (whole)
        copy_attributes(&copying, &page->v.element, parent);
    copy_all(&copying, page, parent);
    buffer_fini(&copying.text);
}
