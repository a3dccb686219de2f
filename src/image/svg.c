/* Drawings; see svg.h. Nothing is taken out of what came in: what is allowed is built anew, so that
 * what nobody thought of is not in it. */
#include "image/svg.h"

#include "base/limits.h"
#include "image/decode.h"
#include "image/svg_rules.h"

#include <libxml/hash.h>
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

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Elements of other vocabularies are what drawing programs keep for themselves. */
static bool is_svg(const xmlNode *node)
{
    return !node->ns || strcmp((const char *)node->ns->href, "http://www.w3.org/2000/svg") == 0;
}

/* White space as XML itself has it in attributes. */
static void flatten(xmlChar *value)
{
    for (; *value; value++)
        if (*value < ' ')
            *value = ' ';
}

static void copy_style(struct drawing *drawing, const char *css, xmlNode *to)
{
    struct buffer style;
    buffer_init(&style);
    svg_add_declarations(css, &style);
    drawing->failed = drawing->failed || style.failed ||
                      (style.size > 0 && !xmlNewProp(to, BAD_CAST "style", BAD_CAST style.data));
    buffer_fini(&style);
}

static void copy_attribute(struct drawing *drawing, const xmlAttr *attribute, xmlNode *to)
{
    const char *name = (const char *)attribute->name;
    bool foreign = attribute->ns && strcmp(name, "href") != 0;
    xmlChar *value = foreign ? NULL : xmlNodeListGetString(drawing->from, attribute->children, 1);
    if (!value)
        return;
    flatten(value);
    if (strcmp(name, "style") == 0)
        copy_style(drawing, (const char *)value, to);
    else if (svg_allows(name, (const char *)value) &&
             !xmlNewProp(to, BAD_CAST(strcmp(name, "href") == 0 ? "xlink:href" : name), value))
        drawing->failed = true;
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
    if (!is_named(parent, "style")) {
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
    bool chosen = node->parent && is_named(node->parent, "switch"); /* another one is shown */
    if (!is_svg(node) || chosen)
        return;
    drawing->has_words = drawing->has_words || is_named(node, "foreignObject");
    drawing->is_cut = drawing->is_cut || is_named(node, "image");
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
    if (is_svg(from) && svg_fate((const char *)from->name) != SVG_DROPPED)
        return copy_element(drawing, from, parent);
    judge_dropped(drawing, from);
    return NULL;
}

static void copy_tree(struct drawing *drawing, const xmlNode *root, xmlNode *to)
{
    const xmlNode *at = root->children;
    while (at && !drawing->failed) {
        xmlNode *copy = copy_node(drawing, at, to);
        if (copy && at->children && !is_named(copy, "use")) { /* a use shows nothing of its own */
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
    xmlHashTable *seen = xmlHashCreate(64);
    drawing->failed = drawing->failed || !seen;
    for (xmlNode *node = root; node && !drawing->failed; node = next_node(node, root)) {
        xmlAttr *id = node->type == XML_ELEMENT_NODE ? xmlHasProp(node, BAD_CAST "id") : NULL;
        const xmlChar *value = id && id->children ? id->children->content : BAD_CAST "";
        if (id && (!*value || strchr((const char *)value, ' ') || xmlHashLookup(seen, value)))
            xmlRemoveProp(id);
        else if (id && xmlHashAddEntry(seen, value, node) != 0)
            drawing->failed = true;
    }
    xmlHashFree(seen, NULL);
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
        if (is_named(node, "use") && ++count <= MOST)
            for (xmlNode *around = node; around && !around->_private; around = around->parent)
                around->_private = around;
    for (xmlNode *node = next_node(root, root), *next; node && count <= MOST; node = next) {
        next = next_node(node, root);
        const char *href = is_named(node, "use") ? href_of(node) : "";
        const xmlNode *target = *href ? target_of(root, href) : NULL;
        if (!is_named(node, "use") || (target && !target->_private))
            continue;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    return count <= MOST;
}

/* A length in pixels, as CSS has them; 0 for what depends on the screen. */
static double length_of(const xmlNode *root, const char *name)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},        {"em", 16}};
    xmlChar *value = xmlGetNoNsProp(root, BAD_CAST name);
    double length = 0, number = 0;
    char unit[4] = "";
    if (value && sscanf((const char *)value, "%lf%3s", &number, unit) >= 1)
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            if (strcmp(units[i].unit, unit) == 0)
                length = number * units[i].pixels;
    xmlFree(value);
    return length > 0 && length <= (double)LIMIT_IMAGE_SIDE ? length : 0;
}

/* Size and viewBox: where one is missing the other tells it. */
static void settle_size(struct drawing *drawing, xmlNode *root, struct image *image)
{
    double width = length_of(root, "width"), height = length_of(root, "height");
    double x = 0, y = 0, box_width = 0, box_height = 0;
    char text[80];
    xmlChar *box = xmlGetNoNsProp(root, BAD_CAST "viewBox");
    bool boxed = box &&
                 sscanf((const char *)box, "%lf%*[ ,]%lf%*[ ,]%lf%*[ ,]%lf", &x, &y, &box_width,
                        &box_height) == 4 &&
                 box_width > 0 && box_height > 0;
    xmlFree(box);
    if (boxed && width > 0 && height <= 0)
        height = width * box_height / box_width;
    else if (boxed && height > 0 && width <= 0)
        width = height * box_width / box_height;
    else if (boxed && width <= 0)
        width = box_width, height = box_height;
    if (!(width >= 1 && width <= (double)LIMIT_IMAGE_SIDE))
        width = 300; /* CSS 2.1, section 10.3.2 */
    if (!(height >= 1 && height <= (double)LIMIT_IMAGE_SIDE))
        height = 150;
    image->width = (size_t)(width + 0.5);
    image->height = (size_t)(height + 0.5);
    snprintf(text, sizeof text, "0 0 %zu %zu", image->width, image->height);
    drawing->failed =
        drawing->failed || (!boxed && !xmlSetProp(root, BAD_CAST "viewBox", BAD_CAST text));
    snprintf(text, sizeof text, "%zu", image->width);
    drawing->failed = drawing->failed || !xmlSetProp(root, BAD_CAST "width", BAD_CAST text);
    snprintf(text, sizeof text, "%zu", image->height);
    drawing->failed = drawing->failed || !xmlSetProp(root, BAD_CAST "height", BAD_CAST text);
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
    if (!root || !xmlNewProp(root, BAD_CAST "xmlns", BAD_CAST "http://www.w3.org/2000/svg") ||
        !xmlNewProp(root, BAD_CAST "xmlns:xlink", BAD_CAST "http://www.w3.org/1999/xlink"))
        drawing->failed = true;
    for (const xmlAttr *it = from->properties; it && !drawing->failed; it = it->next)
        copy_attribute(drawing, it, root);
    return root;
}

static const char *build(struct drawing *drawing, struct buffer *out, struct image *image)
{
    const xmlNode *from = xmlDocGetRootElement(drawing->from);
    if (!from || !is_named(from, "svg") || !is_svg(from))
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
    settle_size(drawing, root, image);
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

const char *svg_make(const char *bytes, size_t size, struct buffer *out, struct image *image)
{
    enum {
        QUIETLY = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT
    };
    struct drawing drawing = {0};
    if (size > LIMIT_DRAWING_BYTES)
        return "it is an SVG larger than 4 MB (LIMIT_DRAWING_BYTES), make a PNG of it";
    if (declares_entities(bytes, size))
        return "it is an SVG that declares entities";
    drawing.from = xmlReadMemory(bytes, (int)size, NULL, NULL, QUIETLY);
    const char *refused = drawing.from ? build(&drawing, out, image) : image_damaged;
    out->failed = out->failed || drawing.failed;
    image->kind = PICTURE_SVG;
    xmlFreeDoc(drawing.from);
    xmlFreeDoc(drawing.to);
    return refused;
}
