/* The one place that writes XML; see xml.h. */
#include "write/xml.h"

#include "book/tree.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* libxml2 hands over what it wrote, in pieces. It would print on a failure; the buffer remembers
 * it. */
static int take_bytes(void *context, const char *bytes, int size)
{
    struct buffer *out = context;
    buffer_add(out, bytes, (size_t)size);
    return size;
}

static void check(struct xml *xml, int written)
{
    xml->failed = xml->failed || written < 0;
}

void xml_init(struct xml *xml, struct buffer *out, enum xml_kind kind)
{
    *xml = (struct xml){.out = out, .kind = kind};
    buffer_init(&xml->open);
    /* In lower case, which libxml2's own declaration is not: some engines compare bytes. */
    if (kind != XML_FRAGMENT)
        buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    if (kind == XML_XHTML)
        buffer_add_string(out, "<!DOCTYPE html>\n");
    xmlOutputBuffer *target = xmlOutputBufferCreateIO(take_bytes, NULL, out, NULL);
    xml->writer = target ? xmlNewTextWriter(target) : NULL;
    if (!xml->writer) {
        xmlOutputBufferClose(target);
        xml->failed = true;
        return;
    }
    if (kind == XML_PLAIN) {
        check(xml, xmlTextWriterSetIndent(xml->writer, 1));
        check(xml, xmlTextWriterSetIndentString(xml->writer, BAD_CAST "  "));
    }
}

void xml_fini(struct xml *xml)
{
    assert(xml->failed || xml->open.failed || xml->open.size == 0);
    xmlFreeTextWriter(xml->writer); /* flushes */
    xml->writer = NULL;
    xml->out->failed = xml->out->failed || xml->failed || xml->open.failed;
    buffer_fini(&xml->open);
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

void xml_open(struct xml *xml, const char *element)
{
    if (xml->failed)
        return;
    buffer_add_byte(&xml->open, xml->kind == XML_PLAIN || is_void(element));
    check(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST element));
}

void xml_close(struct xml *xml)
{
    if (xml->failed || xml->open.failed)
        return;
    assert(xml->open.size > 0);
    bool by_itself = xml->open.data[--xml->open.size];
    check(xml, by_itself ? xmlTextWriterEndElement(xml->writer)
                         : xmlTextWriterFullEndElement(xml->writer));
}

static void write_run(struct xml *xml, const char *run, size_t size)
{
    if (size > INT_MAX)
        xml->failed = true;
    else
        check(xml, xmlTextWriterWriteRawLen(xml->writer, BAD_CAST run, (int)size));
}

/* The one escaping path, for text and for attributes. (libxml2's writer would turn all that is not
 * ASCII in attributes into numbers.) An empty text is written too: its element has an end tag. */
static void escape(struct xml *xml, const char *text)
{
    static const char special[] = "<>&\"\r";
    static const char *const references[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&#13;"};
    xml->failed = xml->failed || !text;
    while (!xml->failed) {
        size_t plain = strcspn(text, special);
        write_run(xml, text, plain);
        text += plain;
        if (!*text)
            break;
        const char *reference = references[strchr(special, *text++) - special];
        write_run(xml, reference, strlen(reference));
    }
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    if (xml->failed || !value)
        return;
    check(xml, xmlTextWriterStartAttribute(xml->writer, BAD_CAST name));
    escape(xml, value);
    check(xml, xmlTextWriterEndAttribute(xml->writer));
}

void xml_text(struct xml *xml, const char *text)
{
    if (!xml->failed)
        escape(xml, text);
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
    if (!xml->failed)
        check(xml, xmlTextWriterWriteRaw(xml->writer, BAD_CAST "\n"));
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
    if (!ends || xml->failed)
        return;
    check(xml, xmlTextWriterFlush(xml->writer));
    xml->failed = xml->failed || !sizes_add(ends, xml->out->size);
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
    if (!xml->failed && markup->size > 0)
        write_run(xml, markup->data, markup->size);
}
