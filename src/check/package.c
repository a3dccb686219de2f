/* The package document (EPUB 3.3, section 5; OPF 2.0.1): its root, its ids, the order of its parts.
 */
#include "check/checks.h"

#include "base/memory.h"
#include "check/prefix.h"
#include "check/value.h"

#include <string.h>

/* Parts of a package in their order; those that must be there first. */
static const struct {
    const char *name;
    bool is_required;
    unsigned version; /* 0: any */
} parts[] = {
    {"metadata", true, 0}, {"manifest", true, 0},  {"spine", true, 0},       {"tours", false, 2},
    {"guide", false, 0},   {"bindings", false, 3}, {"collection", false, 3},
};

enum { PARTS = sizeof parts / sizeof *parts };

static void read_version(struct epub *epub, const xmlNode *root)
{
    const char *version = attribute_of(root, "version");
    if (version && strcmp(version, "2.0") == 0)
        epub->version = 2;
    else if (!version || strcmp(version, "3.0") != 0)
        finding(epub, RULE_VERSION, epub->package, line_of(root), "%s", version ? version : "");
}

static void check_parts(struct epub *epub, const xmlNode *root)
{
    size_t reached = 0;
    bool seen[PARTS] = {false};
    for (const xmlNode *at = first_element(root); at; at = next_element(at)) {
        size_t part = 0;
        while (part < PARTS && !(is_element(at, NS_OPF, parts[part].name) &&
                                 (!parts[part].version || parts[part].version == epub->version)))
            part++;
        if (part == PARTS) {
            finding(epub, RULE_NOT_ALLOWED_HERE, epub->package, line_of(at), "%s in package",
                    (const char *)at->name);
            continue;
        }
        if (part < reached || (seen[part] && strcmp(parts[part].name, "collection") != 0))
            finding(epub, RULE_ORDER, epub->package, line_of(at), "%s", parts[part].name);
        seen[part] = true;
        reached = part > reached ? part : reached;
    }
    for (size_t i = 0; i < PARTS; i++)
        if (parts[i].is_required && !seen[i])
            finding(epub, RULE_MISSING_CHILD, epub->package, line_of(root), "%s in package",
                    parts[i].name);
}

/* Attributes of elements of EPUB 3, and whether other elements may stand in them. */
static const struct {
    const char *name, *attributes;
    bool holds_elements;
} known[] = {
    {"package", "version unique-identifier id prefix dir", true},
    {"metadata", "id dir", true},
    {"meta", "property refines id scheme dir name content", false},
    {"link", "href rel id refines media-type properties hreflang", false},
    {"manifest", "id", true},
    {"item", "id href media-type fallback media-overlay properties", false},
    {"spine", "id toc page-progression-direction", true},
    {"itemref", "idref linear id properties", false},
    {"guide", "", true},
    {"reference", "href type title", false},
    {"collection", "id dir role", true},
};

static bool is_white(const xmlChar *text)
{
    return text[strspn((const char *)text, " \t\r\n")] == '\0';
}

static void check_form(struct epub *epub, const xmlNode *node)
{
    size_t i = 0, count = sizeof known / sizeof *known;
    while (i < count && !is_element(node, NS_OPF, known[i].name))
        i++;
    bool is_dc = is_in(node, NS_DC);
    if (i == count && !is_dc)
        return;
    const xmlNode *child = first_element(node);
    if ((is_dc || !known[i].holds_elements) && child)
        finding(epub, RULE_NOT_ALLOWED_HERE, epub->package, line_of(child), "%s in %s",
                (const char *)child->name, (const char *)node->name);
    for (const xmlNode *at = node->children; at && !is_dc && known[i].holds_elements; at = at->next)
        if (at->type == XML_TEXT_NODE && !is_white(at->content)) {
            finding(epub, RULE_TEXT, epub->package, line_of(at), "%s", known[i].name);
            break;
        }
    for (const xmlAttr *at = node->properties; at && !is_dc; at = at->next)
        if (!at->ns && !has_word(known[i].attributes, (const char *)at->name))
            finding(epub, RULE_ATTRIBUTE, epub->package, line_of(node), "%s of %s",
                    (const char *)at->name, known[i].name);
}

/* Ids are unique in the whole document; values of xml:lang and dir are right. */
static void check_all_elements(struct epub *epub, const xmlNode *root, struct table *ids)
{
    for (const xmlNode *at = root; at; at = following_element(at, root, NULL)) {
        const char *id = attribute_of(at, "id");
        if (epub->version == 3)
            check_form(epub, at);
        const char *language = attribute_in(at, (const char *)XML_XML_NAMESPACE, "lang");
        const char *direction = attribute_of(at, "dir");
        if (id && !value_is_ncname(id))
            finding(epub, RULE_ID_FORM, epub->package, line_of(at), "%s", id);
        if (id && !table_add(ids, epub_string(epub, value_trimmed(epub, id)), line_of(at)))
            epub->failed = true;
        if (language && *language && !value_is_language(language))
            finding(epub, RULE_LANGUAGE, epub->package, line_of(at), "%s", language);
        if (direction && !has_word("ltr rtl auto", direction))
            finding(epub, RULE_VALUE, epub->package, line_of(at), "dir=\"%s\"", direction);
    }
    table_sort(ids);
    for (size_t i = 1; i < ids->count; i++)
        if (strcmp(ids->rows[i].key, ids->rows[i - 1].key) == 0)
            finding(epub, RULE_ID_TWICE, epub->package, ids->rows[i].value, "%s", ids->rows[i].key);
}

static void check_uid(struct epub *epub, const xmlNode *root)
{
    const char *wanted = attribute_of(root, "unique-identifier");
    const xmlNode *metadata = child_named(root, NS_OPF, "metadata");
    if (!wanted) {
        finding(epub, RULE_NO_UID, epub->package, line_of(root), "%s", "");
        return;
    }
    wanted = value_trimmed(epub, wanted);
    for (const xmlNode *at = metadata; at; at = following_element(at, metadata, NULL)) {
        const char *id = attribute_of(at, "id");
        if (!id || !is_element(at, NS_DC, "identifier") ||
            strcmp(value_trimmed(epub, id), wanted) != 0)
            continue;
        struct buffer text = {0};
        text_of(at, &text);
        epub->uid = epub_string(epub, text.data ? text.data : "");
        buffer_fini(&text);
        return;
    }
    finding(epub, RULE_UID_UNKNOWN, epub->package, line_of(root), "%s", wanted);
}

static void check_root(struct epub *epub, const xmlNode *root)
{
    struct table ids = {0};
    const char *prefixes = attribute_of(root, "prefix");
    read_version(epub, root);
    prefix_check(epub, epub->package, line_of(root), prefixes);
    check_all_elements(epub, root, &ids);
    check_parts(epub, root);
    check_uid(epub, root);
    const xmlNode *metadata = child_named(root, NS_OPF, "metadata");
    const xmlNode *manifest = child_named(root, NS_OPF, "manifest");
    const xmlNode *spine = child_named(root, NS_OPF, "spine");
    const xmlNode *guide = child_named(root, NS_OPF, "guide");
    if (metadata)
        check_metadata(epub, metadata, prefixes, &ids);
    if (manifest)
        check_manifest(epub, manifest, prefixes);
    if (spine)
        check_spine(epub, spine, prefixes);
    if (guide)
        check_guide(epub, guide);
    table_fini(&ids);
}

void check_package(struct epub *epub)
{
    struct document document = {0};
    if (document_open(epub, epub->package, &document)) {
        if (is_element(document.root, NS_OPF, "package"))
            check_root(epub, document.root);
        else
            finding(epub, RULE_ROOT, epub->package, line_of(document.root), "%s, must be package",
                    (const char *)document.root->name);
    }
    document_close(&document);
}
