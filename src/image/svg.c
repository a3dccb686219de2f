/* Drawings; see svg.h. Nothing is taken out of what came in: what is allowed is built anew, so that
 * what nobody thought of is not in it. */
#include "image/svg.h"

#include "base/dictionary.h"
#include "base/limits.h"
#include "book/tree.h"
#include "image/decode.h"
#include "image/svg_rules.h"
#include "image/svg_size.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A drawing on its way. */
struct drawing {
    xmlDoc *from, *to;
    size_t shapes;
    bool has_words; /* words that would be lost stand in what is dropped */
    bool is_cut;    /* something was dropped that may show */
    bool failed;
};

/* Elements of other vocabularies are what drawing programs keep for themselves. libxml2 gives a
 * namespace even when there was no memory for its name. */
static bool is_svg(struct drawing *drawing, const xmlNode *node)
{
    const xmlChar *name = node->ns ? node->ns->href : NULL;
    drawing->failed = drawing->failed || (node->ns && !name);
    return !name || strcmp((const char *)name, "http://www.w3.org/2000/svg") == 0;
}

/* White space as XML itself has it in attributes. */
static void flatten(xmlChar *value)
{
    for (; *value; value++)
        if (*value < ' ')
            *value = ' ';
}

/* libxml2 gives an attribute even when there was no memory for its value. */
static void add_attribute(struct drawing *drawing, xmlNode *node, const char *name,
                          const char *value)
{
    const xmlAttr *added = xmlNewProp(node, BAD_CAST name, BAD_CAST value);
    if (!added || !added->name || (*value && (!added->children || !added->children->content)))
        drawing->failed = true;
}

static void copy_style(struct drawing *drawing, const char *css, xmlNode *to)
{
    struct buffer style;
    buffer_init(&style);
    svg_add_declarations(css, &style);
    drawing->failed = drawing->failed || style.failed;
    if (style.size > 0 && !style.failed)
        add_attribute(drawing, to, "style", style.data);
    buffer_fini(&style);
}

static void copy_attribute(struct drawing *drawing, const xmlAttr *attribute, xmlNode *to)
{
    const char *name = (const char *)attribute->name;
    bool is_link = strcmp(name, "href") == 0;
    if ((attribute->ns && !is_link) || !attribute->children)
        return;
    xmlChar *value = xmlNodeListGetString(drawing->from, attribute->children, 1);
    drawing->failed = drawing->failed || !value;
    if (!value)
        return;
    flatten(value);
    if (strcmp(name, "style") == 0)
        copy_style(drawing, (const char *)value, to);
    else if (svg_allows(name, (const char *)value))
        add_attribute(drawing, to, is_link ? "xlink:href" : name, (const char *)value);
    xmlFree(value);
}

static bool is_shape(const char *name)
{
    static const char *const shapes[] = {"circle",  "ellipse",  "line", "path",
                                         "polygon", "polyline", "rect", "text"};
    size_t i = 0;
    while (i < sizeof shapes / sizeof *shapes && strcmp(shapes[i], name) != 0)
        i++;
    return i < sizeof shapes / sizeof *shapes;
}

static xmlNode *add_element(struct drawing *drawing, const char *name, xmlNode *parent)
{
    xmlNode *node = xmlNewDocNode(drawing->to, NULL, BAD_CAST name, NULL);
    if (node && node->name && xmlAddChild(parent, node))
        return node;
    xmlFreeNode(node);
    drawing->failed = true;
    return NULL;
}

/* An element that is allowed, without what it holds. */
static xmlNode *copy_element(struct drawing *drawing, const xmlNode *from, xmlNode *parent)
{
    bool group = svg_fate((const char *)from->name) == SVG_GROUP;
    const char *name = group ? "g" : (const char *)from->name;
    xmlNode *to = add_element(drawing, name, parent);
    drawing->shapes += is_shape(name);
    for (const xmlAttr *it = from->properties; it && to; it = it->next)
        copy_attribute(drawing, it, to);
    return to;
}

static void add_text(struct drawing *drawing, const char *text, xmlNode *parent)
{
    xmlNode *to = xmlNewDocText(drawing->to, BAD_CAST text);
    if (!to || !to->content || !xmlAddChild(parent, to)) {
        xmlFreeNode(to);
        drawing->failed = true;
    }
}

/* Text; of a style sheet what may stay. */
static void copy_text(struct drawing *drawing, const xmlNode *from, xmlNode *parent)
{
    const char *text = from->content ? (const char *)from->content : "";
    struct buffer style;
    if (!tree_is(parent, "style")) {
        add_text(drawing, text, parent);
        return;
    }
    buffer_init(&style);
    svg_add_rules(text, &style);
    drawing->failed = drawing->failed || style.failed;
    if (style.size > 0)
        add_text(drawing, style.data, parent);
    buffer_fini(&style);
}

/* What goes is judged: words and pictures are missed, the private notes of programs are not. */
static void judge_dropped(struct drawing *drawing, const xmlNode *node)
{
    bool chosen = node->parent && tree_is(node->parent, "switch"); /* another one is shown */
    if (!is_svg(drawing, node) || chosen)
        return;
    drawing->has_words = drawing->has_words || tree_is(node, "foreignObject");
    drawing->is_cut = drawing->is_cut || tree_is(node, "image");
}

/* Copies one node; returns where its children go, NULL when they go nowhere. */
static xmlNode *copy_node(struct drawing *drawing, const xmlNode *from, xmlNode *parent)
{
    if (from->type == XML_TEXT_NODE || from->type == XML_CDATA_SECTION_NODE) {
        copy_text(drawing, from, parent);
        return NULL;
    }
    if (from->type != XML_ELEMENT_NODE)
        return NULL;
    if (is_svg(drawing, from) && svg_fate((const char *)from->name) != SVG_DROPPED)
        return copy_element(drawing, from, parent);
    judge_dropped(drawing, from);
    return NULL;
}

static void copy_tree(struct drawing *drawing, const xmlNode *root, xmlNode *to)
{
    const xmlNode *at = root->children;
    while (at && !drawing->failed) {
        xmlNode *copy = copy_node(drawing, at, to);
        if (copy && at->children && !tree_is(copy, "use")) { /* a use shows nothing of its own */
            at = at->children;
            to = copy;
            continue;
        }
        while (at != root && !at->next) {
            at = at->parent;
            if (at != root)
                to = to->parent;
        }
        at = at == root ? NULL : at->next;
    }
}

static xmlNode *next_node(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* No page may hold an id that is empty, has spaces in it or stands twice: it goes, and addresses
 * lead to the first of its name. */
static void settle_ids(struct drawing *drawing, xmlNode *root)
{
    struct dictionary seen = {0};
    for (xmlNode *node = root; node && !drawing->failed; node = next_node(node, root)) {
        xmlAttr *id = node->type == XML_ELEMENT_NODE ? xmlHasProp(node, BAD_CAST "id") : NULL;
        const char *value = id && id->children ? (const char *)id->children->content : "";
        if (id && (!*value || strchr(value, ' ') || dictionary_find(&seen, value)))
            xmlRemoveProp(id);
        else if (id && !dictionary_add(&seen, value, 0))
            drawing->failed = true;
    }
    dictionary_fini(&seen);
}

/* The element that an address such as "#a" leads to, or NULL. */
static const xmlNode *target_of(const xmlNode *root, const char *href)
{
    for (const xmlNode *node = root; node; node = next_node(node, root))
        for (const xmlAttr *it = node->type == XML_ELEMENT_NODE ? node->properties : NULL; it;
             it = it->next)
            if (strcmp((const char *)it->name, "id") == 0 && it->children &&
                strcmp((const char *)it->children->content, href + 1) == 0)
                return node;
    return NULL;
}

static const char *href_of(const xmlNode *node)
{
    for (const xmlAttr *it = node->properties; it; it = it->next)
        if (strcmp((const char *)it->name, "xlink:href") == 0 && it->children)
            return (const char *)it->children->content;
    return "";
}

/* Uses of what uses others double with each step, and readers hang: they go. Each <use> marks what
 * is around it in the field that libxml2 leaves to programs. */
static bool tame_uses(const xmlNode *root)
{
    enum { MOST = 1000 };
    size_t count = 0;
    for (xmlNode *node = next_node(root, root); node; node = next_node(node, root))
        if (tree_is(node, "use") && ++count <= MOST)
            for (xmlNode *around = node; around && !around->_private; around = around->parent)
                around->_private = around;
    for (xmlNode *node = next_node(root, root), *next; node && count <= MOST; node = next) {
        next = next_node(node, root);
        const char *href = tree_is(node, "use") ? href_of(node) : "";
        const xmlNode *target = *href ? target_of(root, href) : NULL;
        if (!tree_is(node, "use") || (target && !target->_private))
            continue;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    return count <= MOST;
}

static void write_out(struct drawing *drawing, struct buffer *out)
{
    xmlChar *bytes = NULL;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(drawing->to, &bytes, &size, "utf-8", 0);
    if (bytes)
        buffer_add(out, bytes, (size_t)size);
    drawing->failed = drawing->failed || !bytes;
    xmlFree(bytes);
}

/* The root of the new drawing, with the names that it is made of. */
static xmlNode *make_root(struct drawing *drawing, const xmlNode *from)
{
    drawing->to = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = drawing->to ? add_element(drawing, "svg", (xmlNode *)drawing->to) : NULL;
    if (!root) {
        drawing->failed = true;
        return NULL;
    }
    add_attribute(drawing, root, "xmlns", "http://www.w3.org/2000/svg");
    add_attribute(drawing, root, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    for (const xmlAttr *it = from->properties; it && !drawing->failed; it = it->next)
        copy_attribute(drawing, it, root);
    return root;
}

static const char *build(struct drawing *drawing, struct buffer *out, struct image *image)
{
    const xmlNode *from = xmlDocGetRootElement(drawing->from);
    if (!from || !tree_is(from, "svg") || !is_svg(drawing, from))
        return image_damaged;
    xmlNode *root = make_root(drawing, from);
    if (!drawing->failed)
        copy_tree(drawing, from, root);
    if (!drawing->failed)
        settle_ids(drawing, root);
    if (drawing->failed)
        return NULL;
    if (drawing->has_words)
        return "it is an SVG that holds HTML, which readers do not show; make a PNG of it";
    if (!tame_uses(root))
        return "it is an SVG with too many parts";
    if (drawing->shapes == 0)
        return "it is an SVG of which nothing is left without scripts, pictures and effects";
    drawing->failed = drawing->failed || !svg_settle_size(root, image);
    write_out(drawing, out);
    if (drawing->is_cut)
        image->changed = "pictures in a drawing are left out";
    return NULL;
}

static bool declares_entities(const char *bytes, size_t size)
{
    static const char mark[] = "<!ENTITY";
    for (const char *at = bytes, *end = bytes + size; (at = memchr(at, '<', (size_t)(end - at)));
         at++)
        if ((size_t)(end - at) >= sizeof mark - 1 && memcmp(at, mark, sizeof mark - 1) == 0)
            return true;
    return false;
}

/* libxml2 says that memory is out among other things, and may go on. */
#if LIBXML_VERSION >= 21200
static void hear(void *context, const xmlError *error)
#else
static void hear(void *context, xmlError *error)
#endif
{
    const xmlParserCtxt *parser = context;
    if (error->code == XML_ERR_NO_MEMORY)
        *(bool *)parser->_private = true;
}

static xmlDoc *parse(const char *bytes, int size, bool *no_memory)
{
    enum { QUIETLY = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
    xmlParserCtxt *parser = xmlNewParserCtxt();
    *no_memory = !parser;
    if (!parser)
        return NULL;
    parser->_private = no_memory;
    parser->sax->serror = hear;
    xmlDoc *document = xmlCtxtReadMemory(parser, bytes, size, NULL, NULL, QUIETLY);
    *no_memory = *no_memory || (!document && parser->errNo == XML_ERR_OK);
    xmlFreeParserCtxt(parser);
    return document;
}

const char *svg_make(const char *bytes, size_t size, struct buffer *out, struct image *image)
{
    struct drawing drawing = {0};
    if (size > LIMIT_DRAWING_BYTES)
        return "it is an SVG larger than 4 MB (LIMIT_DRAWING_BYTES), make a PNG of it";
    if (declares_entities(bytes, size))
        return "it is an SVG that declares entities";
    bool no_memory = false;
    drawing.from = parse(bytes, (int)size, &no_memory);
    const char *refused = no_memory      ? image_no_memory
                          : drawing.from ? build(&drawing, out, image)
                                         : image_damaged;
    out->failed = out->failed || drawing.failed;
    image->kind = PICTURE_SVG;
    xmlFreeDoc(drawing.from);
    xmlFreeDoc(drawing.to);
    return refused;
}
