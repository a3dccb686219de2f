/* Questions to a tree; see document.h. */
#include "check/document.h"

#include <string.h>

static const xmlNode *element_from(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

const xmlNode *first_element(const xmlNode *parent)
{
    return parent ? element_from(parent->children) : NULL;
}

const xmlNode *next_element(const xmlNode *node)
{
    return element_from(node->next);
}

const xmlNode *following_element(const xmlNode *node, const xmlNode *root, size_t *depth)
{
    size_t unused = 0;
    depth = depth ? depth : &unused;
    const xmlNode *next = first_element(node);
    *depth += next != NULL;
    while (!next && node != root) {
        next = next_element(node);
        node = node->parent;
        *depth -= next == NULL;
    }
    return next;
}

bool is_in(const xmlNode *node, const char *namespace)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && node->ns->href &&
           strcmp((const char *)node->ns->href, namespace) == 0;
}

bool is_element(const xmlNode *node, const char *namespace, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0 &&
           is_in(node, namespace);
}

const xmlNode *child_named(const xmlNode *parent, const char *namespace, const char *name)
{
    const xmlNode *child = first_element(parent);
    while (child && !is_element(child, namespace, name))
        child = next_element(child);
    return child;
}

/* The first piece of the value: with entities of a document's own in it there would be more. */
static const char *value_of(const xmlAttr *attribute)
{
    const xmlNode *text = attribute->children;
    return text && text->type == XML_TEXT_NODE && text->content ? (const char *)text->content : "";
}

const char *attribute_in(const xmlNode *node, const char *namespace, const char *name)
{
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const char *href = at->ns ? (const char *)at->ns->href : NULL;
        bool same = namespace ? href && strcmp(href, namespace) == 0 : !href;
        if (same && strcmp((const char *)at->name, name) == 0)
            return value_of(at);
    }
    return NULL;
}

const char *attribute_of(const xmlNode *node, const char *name)
{
    return attribute_in(node, NULL, name);
}

/* Any node after `node` below `root`; the content of entities is not entered. */
static const xmlNode *following_node(const xmlNode *node, const xmlNode *root)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_text(const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

void text_of(const xmlNode *root, struct buffer *out)
{
    bool gap = false, begun = false;
    for (const xmlNode *node = root; node; node = following_node(node, root)) {
        for (const char *at = is_text(node) ? (const char *)node->content : ""; *at; at++) {
            if (!is_white(*at) && gap && begun)
                buffer_add_byte(out, ' ');
            gap = is_white(*at);
            begun = begun || !gap;
            if (!gap)
                buffer_add_byte(out, *at);
        }
        if (node->type == XML_ENTITY_REF_NODE)
            buffer_add_string(out, (const char *)node->name);
    }
    buffer_add(out, "", 0);
}

static bool has_more_than_space(const char *text)
{
    while (text && is_white(*text))
        text++;
    return text && *text != '\0';
}

bool has_label(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = following_node(node, root)) {
        if (node->type == XML_ENTITY_REF_NODE ||
            (is_text(node) && has_more_than_space((const char *)node->content)))
            return true;
        if (node->type == XML_ELEMENT_NODE &&
            (has_more_than_space(attribute_of(node, "alt")) ||
             has_more_than_space(attribute_of(node, "aria-label"))))
            return true;
    }
    return false;
}

bool has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    while (list && *list) {
        list += strspn(list, " \t\r\n");
        size_t length = strcspn(list, " \t\r\n");
        if (length == size && size > 0 && memcmp(list, word, size) == 0)
            return true;
        list += length;
    }
    return false;
}

size_t line_of(const xmlNode *node)
{
    long line = node ? xmlGetLineNo(node) : 0;
    return line > 0 ? (size_t)line : 0;
}
