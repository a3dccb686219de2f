/* The book's metadata (EPUB 3.3, section 5.5; OPF 2.0.1, section 2.2). */
#include "check/checks.h"

#include "base/language_tag.h"
#include "check/prefix.h"
#include "check/url.h"
#include "check/value.h"

#include <string.h>

/* Elements of Dublin Core: how often at least and at most (0: any), attributes in EPUB 3. */
static const struct {
    const char *name;
    size_t least, most;
    const char *attributes;
} elements[] = {
    {"identifier", 1, 0, "id"},    {"title", 1, 0, "id dir"},       {"language", 1, 0, "id"},
    {"date", 0, 1, "id"},          {"creator", 0, 0, "id dir"},     {"contributor", 0, 0, "id dir"},
    {"publisher", 0, 0, "id dir"}, {"description", 0, 0, "id dir"}, {"subject", 0, 0, "id dir"},
    {"rights", 0, 0, "id dir"},    {"source", 0, 0, "id dir"},      {"type", 0, 0, "id"},
    {"format", 0, 0, "id"},        {"relation", 0, 0, "id dir"},    {"coverage", 0, 0, "id dir"},
};

enum { ELEMENTS = sizeof elements / sizeof *elements };

/* The properties of meta without a prefix, and those of closed vocabularies (section D.3). */
static const char properties[] =
    "alternate-script authority belongs-to-collection collection-type display-seq file-as "
    "group-position identifier-type meta-auth pageBreakSource role source-of term title-type "
    "rendition:flow rendition:layout rendition:orientation rendition:spread rendition:viewport "
    "media:active-class media:duration media:narrator media:playback-active-class";

/* Values that a property must have one of. */
static const struct {
    const char *property, *values;
} closed_values[] = {
    {"rendition:layout", "reflowable pre-paginated"},
    {"rendition:orientation", "landscape portrait auto"},
    {"rendition:spread", "none landscape portrait both auto"},
    {"rendition:flow", "paginated scrolled-continuous scrolled-doc auto"},
};

struct metadata {
    struct epub *epub;
    const char *prefixes;
    const struct table *ids;
    size_t counts[ELEMENTS];
    size_t modified;
};

static void fault(struct metadata *m, enum rule rule, const xmlNode *node, const char *detail)
{
    finding(m->epub, rule, m->epub->package, line_of(node), "%s", detail);
}

static void check_uuid(struct metadata *m, const xmlNode *node, const char *text)
{
    static const char form[] = "00000000-0000-0000-0000-000000000000";
    const char *scheme = attribute_in(node, NS_OPF, "scheme");
    const char *uuid = strncmp(text, "urn:uuid:", 9) == 0 ? text + 9 : NULL;
    if (!uuid && scheme && (strcmp(scheme, "uuid") == 0 || strcmp(scheme, "UUID") == 0))
        uuid = text;
    if (!uuid)
        return;
    for (size_t i = 0; i < sizeof form; i++) {
        bool right = form[i] == '0' ? uuid[i] && strchr("0123456789abcdefABCDEF", uuid[i])
                                    : uuid[i] == form[i];
        if (!right) {
            fault(m, RULE_UUID, node, text);
            return;
        }
    }
}

static void check_text(struct metadata *m, const xmlNode *node, const char *name, const char *text)
{
    struct epub *epub = m->epub;
    char canonical[LANGUAGE_TAG_SIZE];
    if (!*text) {
        bool is_vital = has_word("identifier title language", name);
        fault(m,
              epub->version == 3 ? RULE_EMPTY_ELEMENT
              : is_vital         ? RULE_EMPTY_VITAL
                                 : RULE_EMPTY_METADATA,
              node, name);
    } else if (strcmp(name, "language") == 0) {
        if (!value_is_language(text) && epub->version == 3)
            fault(m, RULE_LANGUAGE, node, text);
        else if (!language_tag_parse(text, canonical))
            fault(m, RULE_UNKNOWN_LANGUAGE, node, text);
    } else if (strcmp(name, "date") == 0 && !value_is_date(text)) {
        fault(m, epub->version == 3 ? RULE_DATE_FORM : RULE_DATE, node, text);
    } else if (strcmp(name, "identifier") == 0) {
        check_uuid(m, node, text);
    }
}

static void check_attributes(struct metadata *m, const xmlNode *node, const char *allowed)
{
    if (m->epub->version != 3)
        return;
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        bool is_xml = at->ns && strcmp((const char *)at->ns->prefix, "xml") == 0;
        bool is_opf = at->ns && strcmp((const char *)at->ns->href, NS_OPF) == 0;
        if (is_opf || (!at->ns && !has_word(allowed, (const char *)at->name)))
            finding(m->epub, RULE_ATTRIBUTE, m->epub->package, line_of(node), "%s of %s",
                    (const char *)at->name, (const char *)node->name);
        else if (is_xml && !has_word("lang space base", (const char *)at->name))
            fault(m, RULE_ATTRIBUTE, node, (const char *)at->name);
    }
}

static void check_element(struct metadata *m, const xmlNode *node)
{
    struct buffer text = {0};
    size_t i = 0;
    while (i < ELEMENTS && strcmp(elements[i].name, (const char *)node->name) != 0)
        i++;
    if (i == ELEMENTS) {
        fault(m, RULE_UNKNOWN_ELEMENT, node, (const char *)node->name);
        return;
    }
    m->counts[i]++;
    if (m->epub->version == 3 && elements[i].most > 0 && m->counts[i] > elements[i].most)
        fault(m, RULE_ONCE, node, elements[i].name);
    check_attributes(m, node, elements[i].attributes);
    text_of(node, &text);
    if (text.data)
        check_text(m, node, elements[i].name, text.data);
    m->epub->failed = m->epub->failed || text.failed;
    buffer_fini(&text);
    const char *role = attribute_in(node, NS_OPF, "role");
    if (m->epub->version == 2 && role && strlen(role) != 3 && strncmp(role, "oth.", 4) != 0)
        fault(m, RULE_ROLE_CODE, node, role);
}

static void check_refines(struct metadata *m, const xmlNode *node)
{
    const char *refines = attribute_of(node, "refines");
    if (!refines)
        return;
    if (*refines == '#' && !table_find(m->ids, value_trimmed(m->epub, refines + 1)))
        fault(m, RULE_REFINES, node, refines);
    else if (strstr(refines, ":/"))
        fault(m, RULE_REFINES, node, refines);
}

static void check_value(struct metadata *m, const xmlNode *node, const char *property,
                        const char *text)
{
    bool is_refining = attribute_of(node, "refines") != NULL;
    if (strcmp(property, "dcterms:modified") == 0) {
        m->modified += !is_refining;
        if (!value_is_instant(text))
            fault(m, RULE_MODIFIED_FORM, node, text);
    }
    for (size_t i = 0; i < sizeof closed_values / sizeof *closed_values; i++)
        if (strcmp(property, closed_values[i].property) == 0 &&
            !has_word(closed_values[i].values, text))
            fault(m, RULE_VALUE, node, property);
    if (strcmp(property, "rendition:layout") == 0 && !is_refining)
        m->epub->is_fixed_layout = strcmp(text, "pre-paginated") == 0;
}

/* <meta property="…">value</meta>, or the <meta name="…" content="…"/> of EPUB 2. */
static void check_meta(struct metadata *m, const xmlNode *node)
{
    const char *property = attribute_of(node, "property");
    const char *scheme = attribute_of(node, "scheme");
    size_t line = line_of(node);
    if (!property || m->epub->version == 2) {
        if (!attribute_of(node, "name") || !attribute_of(node, "content"))
            fault(m, m->epub->version == 2 ? RULE_META_LEGACY : RULE_META, node, "");
        return;
    }
    struct buffer text = {0};
    property = value_trimmed(m->epub, property);
    text_of(node, &text);
    if (!*property || strpbrk(property, " \t\r\n"))
        finding(m->epub, RULE_ONE_PROPERTY, m->epub->package, line, "%s", property);
    else
        prefix_check_list(m->epub, m->epub->package, line, m->prefixes, property, properties);
    if (scheme)
        prefix_check_list(m->epub, m->epub->package, line, m->prefixes, scheme, NULL);
    if (text.data && !*text.data)
        fault(m, RULE_EMPTY_ELEMENT, node, property);
    else if (text.data)
        check_value(m, node, property, text.data);
    check_refines(m, node);
    m->epub->failed = m->epub->failed || text.failed;
    buffer_fini(&text);
}

static void check_link(struct metadata *m, const xmlNode *node)
{
    const char *rel = attribute_of(node, "rel");
    check_refines(m, node);
    const char *href = attribute_of(node, "href");
    if (!href)
        fault(m, RULE_NO_ATTRIBUTE, node, "href of link");
    else if (!attribute_of(node, "media-type") && has_word(rel, "record"))
        fault(m, RULE_RECORD_TYPE, node, href);
    else if (!attribute_of(node, "media-type") && url_kind(href) == URL_INSIDE)
        fault(m, RULE_LINKED_TYPE, node, href);
    if (!rel)
        fault(m, RULE_NO_ATTRIBUTE, node, "rel of link");
    else
        prefix_check_list(m->epub, m->epub->package, line_of(node), m->prefixes, rel,
                          "acquire alternate marc21xml-record mods-record onix-record record "
                          "voicing xml-signature xmp-record");
}

/* EPUB 2 may wrap Dublin Core in <dc-metadata>, and anything in <x-metadata>. */
static void check_child(struct metadata *m, const xmlNode *node)
{
    if (is_in(node, NS_DC))
        check_element(m, node);
    else if (is_element(node, NS_OPF, "meta"))
        check_meta(m, node);
    else if (is_element(node, NS_OPF, "link") && m->epub->version == 3)
        check_link(m, node);
    else if (is_in(node, NS_OPF) && m->epub->version == 3)
        fault(m, RULE_UNKNOWN_ELEMENT, node, (const char *)node->name);
}

void check_metadata(struct epub *epub, const xmlNode *metadata, const char *prefixes,
                    const struct table *ids)
{
    struct metadata m = {.epub = epub, .prefixes = prefixes, .ids = ids};
    const xmlNode *at = metadata;
    while ((at = following_element(at, metadata, NULL)) != NULL)
        if (!is_in(at->parent, NS_DC))
            check_child(&m, at);
    if (epub->version == 3)
        check_refinements(epub, metadata);
    for (size_t i = 0; i < ELEMENTS; i++)
        if (m.counts[i] < elements[i].least)
            finding(epub, RULE_MISSING_CHILD, epub->package, line_of(metadata), "dc:%s in metadata",
                    elements[i].name);
    if (epub->version == 3 && m.modified != 1)
        finding(epub, RULE_MODIFIED, epub->package, line_of(metadata), "%zu", m.modified);
}
