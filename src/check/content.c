/* Content documents (EPUB 3.3, section 6): head, ids, languages, types, what they contain that the
 * manifest has to say, and what readers refuse. Elements, attributes, roles and references have
 * files of their own. */
#include "check/checks.h"

#include "check/attributes.h"
#include "check/head.h"
#include "check/model.h"
#include "check/prefix.h"
#include "check/references.h"
#include "check/roles.h"
#include "check/value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct content {
    struct epub *epub;
    size_t file;
    const char *prefixes;
    bool is_nav;
    size_t place; /* of the element, in document order */
    size_t handlers, handler_line;
    struct head head;
    struct table id_lines;
};

static void fault(struct content *c, enum rule rule, const xmlNode *node, const char *detail)
{
    finding(c->epub, rule, c->file, line_of(node), "%s", detail);
}

static void check_root(struct content *c, const xmlNode *root)
{
    const xmlNode *head = child_named(root, NS_XHTML, "head");
    const xmlNode *title = head ? child_named(head, NS_XHTML, "title") : NULL;
    c->prefixes = attribute_in(root, NS_OPS, "prefix");
    prefix_check(c->epub, c->file, line_of(root), c->prefixes);
    if (head && !title)
        fault(c, c->epub->version == 3 ? RULE_NO_TITLE : RULE_MISSING_CHILD, head, "title in head");
    else if (title && !has_label(title))
        fault(c, c->epub->version == 3 ? RULE_EMPTY_ELEMENT : RULE_EMPTY_TITLE, title, "title");
    if (!attribute_of(root, "lang") && !attribute_in(root, (const char *)XML_XML_NAMESPACE, "lang"))
        fault(c, RULE_NO_LANGUAGE, root, "");
}

static void check_id(struct content *c, const xmlNode *node)
{
    const char *id = attribute_of(node, "id");
    if (!id)
        id = attribute_in(node, (const char *)XML_XML_NAMESPACE, "id");
    if (!id)
        return;
    if (!*id || strpbrk(id, " \t\r\n"))
        fault(c, RULE_ID_FORM, node, id);
    else if (!value_is_ncname(id))
        fault(c, c->epub->version == 3 ? RULE_ID_TRAP : RULE_ID_FORM, node, id);
    epub_add_id(c->epub, c->file, id, c->place);
    if (!table_add(&c->id_lines, epub_string(c->epub, id), line_of(node)))
        c->epub->failed = true;
}

static void check_languages(struct content *c, const xmlNode *node)
{
    const char *lang = attribute_of(node, "lang");
    const char *xml_lang = attribute_in(node, (const char *)XML_XML_NAMESPACE, "lang");
    if (xml_lang && *xml_lang && !value_is_language(xml_lang))
        finding(c->epub, RULE_VALUE, c->file, line_of(node), "xml:lang=\"%s\"", xml_lang);
    if (lang && xml_lang && strcasecmp(lang, xml_lang) != 0)
        fault(c, RULE_LANGUAGES_DIFFER, node, lang);
}

/* Scripts are only those that readers run; others are data. */
static bool is_script(const xmlNode *node)
{
    const char *type = attribute_of(node, "type");
    return !type || !*type || strcmp(type, "module") == 0 || strstr(type, "javascript") ||
           strstr(type, "ecmascript");
}

static void check_active(struct content *c, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    struct file *file = &c->epub->files[c->file];
    if (strcmp(name, "script") == 0 && is_script(node)) {
        file->holds |= HOLDS_SCRIPT;
        fault(c, RULE_SCRIPT, node, "");
    } else if (has_word("form iframe object embed applet", name)) {
        file->holds |= strcmp(name, "form") == 0 ? HOLDS_SCRIPT : 0;
        fault(c, RULE_ACTIVE_ELEMENT, node, name);
    } else if (strcmp(name, "base") == 0) {
        fault(c, RULE_BASE, node, "");
    }
}

static void check_xhtml(struct content *c, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    if (attributes_check(c->epub, c->file, node)) {
        c->epub->files[c->file].holds |= HOLDS_SCRIPT;
        c->handler_line = c->handlers++ ? c->handler_line : line_of(node);
    }
    roles_check(c->epub, c->file, node);
    check_active(c, node);
    if (strcmp(name, "meta") == 0)
        head_check_meta(&c->head, node);
    if (strcmp(name, "img") == 0 && c->epub->version == 3 && !attribute_of(node, "alt"))
        fault(c, RULE_NO_ALT, node, "alt of img");
    if (strcmp(name, "link") == 0 && c->epub->version == 3 && !attribute_of(node, "rel") &&
        !attribute_of(node, "itemprop") && !attribute_of(node, "property"))
        fault(c, RULE_NO_ATTRIBUTE, node, "rel of link");
    if (strcmp(name, "source") == 0 && !attribute_of(node, "src") && !attribute_of(node, "srcset"))
        fault(c, RULE_NO_ATTRIBUTE, node, "src of source");
    if (strcmp(name, "map") == 0 && c->epub->version == 3 && !attribute_of(node, "name"))
        fault(c, RULE_NO_ATTRIBUTE, node, "name of map");
    if (strcmp(name, "bdo") == 0 && !attribute_of(node, "dir"))
        fault(c, RULE_NO_ATTRIBUTE, node, "dir of bdo");
}

/* What a document of one vocabulary contains of another. */
static void check_foreign(struct content *c, const xmlNode *node)
{
    struct file *file = &c->epub->files[c->file];
    if (is_element(node, NS_SVG, "svg") && node->parent->type == XML_ELEMENT_NODE)
        file->holds |= HOLDS_SVG;
    else if (is_element(node, NS_MATHML, "math"))
        file->holds |= HOLDS_MATHML;
    else if (is_element(node, NS_SVG, "script")) {
        file->holds |= HOLDS_SCRIPT;
        fault(c, RULE_SCRIPT, node, "");
    } else if (is_in(node, NS_OPS)) {
        file->holds |= is_element(node, NS_OPS, "switch") ? HOLDS_SWITCH : 0;
        if (has_word("switch trigger", (const char *)node->name))
            fault(c, RULE_DEPRECATED, node, (const char *)node->name);
    }
    for (const xmlAttr *at = node->properties; at; at = at->next)
        if (!at->ns && attribute_is_handler((const char *)at->name)) {
            file->holds |= HOLDS_SCRIPT;
            c->handler_line = c->handlers++ ? c->handler_line : line_of(node);
        }
}

static void check_styles(struct content *c, const xmlNode *node)
{
    const char *style = attribute_of(node, "style");
    if (style)
        check_style_attribute(c->epub, c->file, line_of(node), style);
    if (strcmp((const char *)node->name, "style") != 0)
        return;
    xmlChar *css = xmlNodeGetContent(node);
    if (css)
        check_style(c->epub, c->file, line_of(node), (const char *)css, strlen((char *)css));
    else
        c->epub->failed = true;
    xmlFree(css);
}

static void check_element(struct content *c, const xmlNode *node)
{
    const char *type = attribute_in(node, NS_OPS, "type");
    c->place++;
    check_id(c, node);
    check_languages(c, node);
    if (type && !type[strspn(type, " \t\r\n")])
        fault(c, RULE_VALUE, node, "epub:type=\"\"");
    if (type)
        prefix_check_list(c->epub, c->file, line_of(node), c->prefixes, type, NULL);
    if (is_in(node, NS_XHTML))
        check_xhtml(c, node);
    else
        check_foreign(c, node);
    check_styles(c, node);
    references_collect(c->epub, c->file, node, c->is_nav);
}

static bool walk(struct content *c, const xmlNode *root)
{
    struct model *model = malloc(sizeof *model);
    size_t depth = 1;
    if (!model)
        return false;
    model_init(model, c->epub, c->file);
    for (const xmlNode *at = root; at; at = following_element(at, root, &depth)) {
        while (model->depth + model->beyond >= depth)
            model_leave(model);
        model_enter(model, at);
        check_element(c, at);
    }
    while (model->depth > 0)
        model_leave(model);
    free(model);
    return true;
}

/* Attributes that name ids of the same document (WAI-ARIA; HTML, section 4.9.11). */
static void check_id_references(struct content *c, const xmlNode *root, const struct table *ids)
{
    static const char *const attributes[] = {
        "aria-labelledby", "aria-describedby", "aria-owns", "aria-controls",
        "aria-flowto",     "headers",          "for",       "aria-details"};
    for (const xmlNode *at = root; at; at = following_element(at, root, NULL))
        for (size_t i = 0; at->properties && i < sizeof attributes / sizeof *attributes; i++) {
            const char *value = attribute_of(at, attributes[i]);
            for (; value && *value; value += strcspn(value, " \t\r\n")) {
                char id[256];
                value += strspn(value, " \t\r\n");
                size_t size = strcspn(value, " \t\r\n");
                if (size == 0 || size >= sizeof id)
                    continue;
                memcpy(id, value, size);
                id[size] = '\0';
                if (!table_find(ids, id))
                    finding(c->epub, RULE_ID_MISSING, c->file, line_of(at), "%s=\"%s\"",
                            attributes[i], id);
            }
        }
}

static void finish_ids(struct content *c)
{
    const struct row *rows = c->id_lines.rows;
    table_sort(&c->epub->files[c->file].ids);
    table_sort(&c->id_lines);
    for (size_t i = 1; i < c->id_lines.count; i++)
        if (strcmp(rows[i].key, rows[i - 1].key) == 0)
            finding(c->epub, RULE_ID_TWICE, c->file, rows[i].value, "%s", rows[i].key);
    table_fini(&c->id_lines);
    c->epub->files[c->file].is_known = true;
}

static bool is_fixed_layout(const struct epub *epub, size_t file)
{
    size_t item = epub->files[file].item;
    return item != NONE && epub->items[item].spine != NONE && epub->items[item].is_fixed_layout;
}

void check_content(struct epub *epub, const struct document *document)
{
    size_t item = epub->files[document->file].item;
    struct content c = {.epub = epub,
                        .file = document->file,
                        .head = {.epub = epub, .file = document->file},
                        .is_nav = item != NONE && item == epub->nav};
    bool is_svg = strcmp(epub_type(epub, document->file), "image/svg+xml") == 0;
    const xmlNode *root = document->root;
    if (!is_element(root, is_svg ? NS_SVG : NS_XHTML, is_svg ? "svg" : "html")) {
        finding(epub, RULE_ROOT, c.file, line_of(root), "%s, must be %s", (const char *)root->name,
                is_svg ? "svg" : "html in the namespace of XHTML");
        return;
    }
    if (!is_svg)
        check_root(&c, root);
    if (!walk(&c, root))
        epub->failed = true;
    finish_ids(&c);
    check_id_references(&c, root, &epub->files[c.file].ids);
    if (c.handlers > 0)
        finding(epub, RULE_HANDLERS, c.file, c.handler_line, "%zu", c.handlers);
    if (!is_svg && epub->version == 3 && is_fixed_layout(epub, c.file) && !c.head.has_viewport)
        finding(epub, RULE_NO_VIEWPORT, c.file, line_of(root), "%s", "");
}
