/* The one place that writes XML; see xml.h. */
#include "write/xml.h"

#include "book/tree.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void xml_init(struct xml *xml, struct buffer *out, enum xml_kind kind)
{
    *xml = (struct xml){.out = out, .kind = kind};
    /* In lower case, for some engines compare bytes. */
    if (kind != XML_FRAGMENT)
        buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    if (kind == XML_XHTML)
        buffer_add_string(out, "<!DOCTYPE html>\n");
}

void xml_fini(struct xml *xml)
{
    assert(xml->failed || xml->depth == 0);
    xml->out->failed = xml->out->failed || xml->failed;
    free(xml->open);
}

static bool is_void(const char *element)
{
    static const char *const elements[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                           "input", "link", "meta", "source", "track", "wbr"};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i], element) == 0)
            return true;
    return false;
}

/* Ends a start tag, which takes attributes until something follows. */
static void end_tag(struct xml *xml)
{
    if (xml->in_tag)
        buffer_add_byte(xml->out, '>');
    xml->in_tag = false;
}

static void indent(struct xml *xml)
{
    for (size_t i = 0; i < xml->depth; i++)
        buffer_add_string(xml->out, "  ");
}

void xml_open(struct xml *xml, const char *element)
{
    void *open = xml->open;
    if (!memory_reserve(&open, &xml->capacity, xml->depth + 1, sizeof *xml->open)) {
        xml->failed = true;
        return;
    }
    xml->open = open;
    bool first = xml->in_tag;
    end_tag(xml);
    if (xml->kind == XML_PLAIN && first)
        buffer_add_byte(xml->out, '\n');
    if (xml->kind == XML_PLAIN)
        indent(xml);
    buffer_add_byte(xml->out, '<');
    buffer_add_string(xml->out, element);
    xml->open[xml->depth++] = element;
    xml->in_tag = true;
    xml->in_text = false;
}

void xml_close(struct xml *xml)
{
    if (xml->failed)
        return;
    assert(xml->depth > 0);
    const char *element = xml->open[--xml->depth];
    if (xml->in_tag && (xml->kind == XML_PLAIN || is_void(element))) {
        buffer_add_string(xml->out, "/>");
        xml->in_tag = false;
    } else {
        end_tag(xml);
        if (xml->kind == XML_PLAIN && !xml->in_text)
            indent(xml);
        buffer_add_string(xml->out, "</");
        buffer_add_string(xml->out, element);
        buffer_add_byte(xml->out, '>');
    }
    if (xml->kind == XML_PLAIN)
        buffer_add_byte(xml->out, '\n');
    xml->in_text = false;
}

/* The one escaping path, for text and for attributes. */
static void escape(struct xml *xml, const char *text)
{
    static const char special[] = "<>&\"\r";
    static const char *const references[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#13;"};
    for (;;) {
        size_t plain = strcspn(text, special);
        buffer_add(xml->out, text, plain);
        text += plain;
        if (!*text)
            break;
        buffer_add_string(xml->out, references[strchr(special, *text++) - special]);
    }
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    if (xml->failed || !value)
        return;
    assert(xml->in_tag);
    buffer_add_byte(xml->out, ' ');
    buffer_add_string(xml->out, name);
    buffer_add_string(xml->out, "=\"");
    escape(xml, value);
    buffer_add_byte(xml->out, '"');
}

/* Text of the open element, or markup that stands for it. */
static void begin_text(struct xml *xml)
{
    end_tag(xml);
    xml->in_text = true;
}

void xml_text(struct xml *xml, const char *text)
{
    begin_text(xml); /* of an empty one too: its element has an end tag */
    if (text)
        escape(xml, text);
    else
        xml->failed = true;
}

void xml_element(struct xml *xml, const char *element, const char *text)
{
    xml_element_with(xml, element, "", NULL, text);
}

void xml_element_with(struct xml *xml, const char *element, const char *name, const char *value,
                      const char *text)
{
    xml_open(xml, element);
    xml_attribute(xml, name, value);
    xml_text(xml, text);
    xml_close(xml);
}

void xml_line(struct xml *xml)
{
    begin_text(xml);
    buffer_add_byte(xml->out, '\n');
}

static void open_node(struct xml *xml, const xmlNode *node)
{
    xml_open(xml, (const char *)node->name);
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        xml_attribute(xml, (const char *)attribute->name,
                      attribute->children ? (const char *)attribute->children->content : "");
}

static void end_child(struct xml *xml, struct sizes *ends)
{
    xml_line(xml);
    xml->failed = xml->failed || (ends && !sizes_add(ends, xml->out->size));
}

void xml_tree(struct xml *xml, const xmlNode *root, struct sizes *ends)
{
    const xmlNode *node = root->children;
    while (node) {
        bool element = node->type == XML_ELEMENT_NODE;
        if (element)
            open_node(xml, node);
        else
            xml_text(xml, (const char *)node->content);
        if (element && node->children) {
            node = node->children;
            continue;
        }
        if (element)
            xml_close(xml);
        /* Climb out of what ends here. */
        for (;;) {
            if (node->parent == root)
                end_child(xml, ends);
            else if (!tree_is_inline(node) && !is_void((const char *)node->name))
                xml_line(xml);
            if (node->next || node->parent == root)
                break;
            node = node->parent;
            xml_close(xml);
        }
        node = node->next;
    }
}

void xml_markup(struct xml *xml, const struct buffer *markup)
{
    begin_text(xml);
    buffer_add(xml->out, markup->data, markup->size);
}
