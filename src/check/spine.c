/* The reading order (EPUB 3.3, section 5.7), and the guide of EPUB 2. */
#include "check/checks.h"

#include "check/prefix.h"
#include "check/value.h"

#include <stdio.h>
#include <string.h>

static const char itemref_properties[] =
    "page-spread-left page-spread-right rendition:align-x-center rendition:flow-auto "
    "rendition:flow-paginated rendition:flow-scrolled-continuous rendition:flow-scrolled-doc "
    "rendition:layout-pre-paginated rendition:layout-reflowable rendition:orientation-auto "
    "rendition:orientation-landscape rendition:orientation-portrait rendition:page-spread-center "
    "rendition:page-spread-left rendition:page-spread-right rendition:spread-auto "
    "rendition:spread-both rendition:spread-landscape rendition:spread-none "
    "rendition:spread-portrait";

/* Properties of which an itemref may have one. */
static const char *const alternatives[] = {
    "page-spread-left page-spread-right rendition:page-spread-center",
    "rendition:layout-pre-paginated rendition:layout-reflowable",
    "rendition:flow-auto rendition:flow-paginated rendition:flow-scrolled-continuous "
    "rendition:flow-scrolled-doc",
    "rendition:orientation-auto rendition:orientation-landscape rendition:orientation-portrait",
    "rendition:spread-auto rendition:spread-both rendition:spread-landscape rendition:spread-none "
    "rendition:spread-portrait",
};

static void check_type(struct epub *epub, const struct item *item, size_t line)
{
    if (!item->type || media_passes(epub, item, false))
        return;
    if (strcmp(item->type, "text/html") == 0)
        finding(epub, RULE_HTML_TYPE, epub->package, line, "%s", item->type);
    bool is_core = media_is_image(item->type) || strcmp(item->type, "text/css") == 0;
    finding(epub,
            epub->version == 2 && is_core ? RULE_SPINE_CORE
            : item->fallback              ? RULE_SPINE_FALLBACK
                                          : RULE_SPINE_TYPE,
            epub->package, line, "%s", item->type);
}

static void check_alternatives(struct epub *epub, size_t line, const char *properties)
{
    for (size_t i = 0; i < sizeof alternatives / sizeof *alternatives; i++) {
        char word[48];
        size_t found = 0;
        for (const char *at = alternatives[i]; *at; at += strspn(at, " ")) {
            int size = (int)strcspn(at, " ");
            snprintf(word, sizeof word, "%.*s", size, at);
            found += has_word(properties, word);
            at += size;
        }
        if (found > 1)
            finding(epub, RULE_ALTERNATIVES, epub->package, line, "%s", alternatives[i]);
    }
}

static void read_itemref(struct epub *epub, const xmlNode *node, const char *prefixes)
{
    const char *idref = attribute_of(node, "idref"), *linear = attribute_of(node, "linear");
    const char *properties = attribute_of(node, "properties");
    size_t line = line_of(node);
    if (!idref) {
        finding(epub, RULE_NO_ATTRIBUTE, epub->package, line, "%s", "idref of itemref");
        return;
    }
    const struct row *row = table_find(&epub->item_ids, value_trimmed(epub, idref));
    if (!row) {
        finding(epub, RULE_NO_ITEM, epub->package, line, "%s", idref);
        return;
    }
    struct item *item = &epub->items[row->value];
    if (linear && strcmp(linear, "yes") != 0 && strcmp(linear, "no") != 0)
        finding(epub, RULE_VALUE, epub->package, line, "linear=\"%s\"", linear);
    if (properties && epub->version == 3) {
        prefix_check_list(epub, epub->package, line, prefixes, properties, itemref_properties);
        check_alternatives(epub, line, properties);
    }
    if (item->spine != NONE) {
        finding(epub, RULE_SPINE_TWICE, epub->package, line, "%s", idref);
        return;
    }
    item->spine = epub->spine_count++;
    item->is_linear = !linear || strcmp(linear, "no") != 0;
    item->is_fixed_layout =
        has_word(properties, "rendition:layout-pre-paginated") ||
        (epub->is_fixed_layout && !has_word(properties, "rendition:layout-reflowable"));
    check_type(epub, item, line);
}

static void check_toc(struct epub *epub, const xmlNode *spine)
{
    const char *toc = attribute_of(spine, "toc");
    size_t line = line_of(spine);
    epub->spine_toc = toc;
    if (!toc) {
        if (epub->version == 2 || epub->ncx != NONE)
            finding(epub, RULE_NO_TOC, epub->package, line, "%s", "");
        return;
    }
    const struct row *row = table_find(&epub->item_ids, value_trimmed(epub, toc));
    if (!row) {
        finding(epub, RULE_NO_ITEM, epub->package, line, "%s", toc);
        return;
    }
    const char *type = epub->items[row->value].type;
    if (type && strcmp(type, "application/x-dtbncx+xml") != 0)
        finding(epub, RULE_TOC_TYPE, epub->package, line, "%s", type);
    else
        epub->ncx = row->value;
}

void check_spine(struct epub *epub, const xmlNode *spine, const char *prefixes)
{
    const char *progression = attribute_of(spine, "page-progression-direction");
    bool has_linear = false;
    for (const xmlNode *at = first_element(spine); at; at = next_element(at)) {
        if (is_element(at, NS_OPF, "itemref"))
            read_itemref(epub, at, prefixes);
        else
            finding(epub, RULE_NOT_ALLOWED_HERE, epub->package, line_of(at), "%s in spine",
                    (const char *)at->name);
    }
    for (size_t i = 0; i < epub->item_count; i++)
        has_linear = has_linear || (epub->items[i].spine != NONE && epub->items[i].is_linear);
    if (epub->spine_count == 0)
        finding(epub, RULE_MISSING_CHILD, epub->package, line_of(spine), "%s", "itemref in spine");
    if (!has_linear)
        finding(epub, RULE_NOTHING_LINEAR, epub->package, line_of(spine), "%s", "");
    if (progression && !has_word("ltr rtl default", progression))
        finding(epub, RULE_VALUE, epub->package, line_of(spine),
                "page-progression-direction=\"%s\"", progression);
    check_toc(epub, spine);
}

/* The same reference twice. Keys are "type href". */
static void check_doubles(struct epub *epub, struct table *seen)
{
    table_sort(seen);
    for (size_t i = 1; i < seen->count; i++)
        if (strcmp(seen->rows[i].key, seen->rows[i - 1].key) == 0)
            finding(epub, RULE_GUIDE_TWICE, epub->package, seen->rows[i].value, "%s",
                    seen->rows[i].key);
    table_fini(seen);
}

static void add_guide_key(struct epub *epub, const xmlNode *reference, struct table *seen)
{
    struct buffer key = {0};
    const char *type = attribute_of(reference, "type"), *href = attribute_of(reference, "href");
    buffer_add_string(&key, type ? type : "");
    buffer_add_byte(&key, ' ');
    buffer_add_string(&key, href ? href : "");
    if (key.failed || !table_add(seen, epub_string(epub, key.data), line_of(reference)))
        epub->failed = true;
    buffer_fini(&key);
}

void check_guide(struct epub *epub, const xmlNode *guide)
{
    size_t references = 0;
    struct table seen = {0};
    for (const xmlNode *at = first_element(guide); at; at = next_element(at)) {
        const char *href = attribute_of(at, "href");
        if (!is_element(at, NS_OPF, "reference")) {
            finding(epub, RULE_NOT_ALLOWED_HERE, epub->package, line_of(at), "%s in guide",
                    (const char *)at->name);
            continue;
        }
        references++;
        add_guide_key(epub, at, &seen);
        if (!attribute_of(at, "type"))
            finding(epub, RULE_NO_ATTRIBUTE, epub->package, line_of(at), "%s", "type of reference");
        if (!href)
            finding(epub, RULE_NO_ATTRIBUTE, epub->package, line_of(at), "%s", "href of reference");
        else
            epub_add_reference(epub, (struct reference){.file = epub->package,
                                                        .line = line_of(at),
                                                        .url = href,
                                                        .use = USE_GUIDE});
    }
    check_doubles(epub, &seen);
    if (references == 0)
        finding(epub, RULE_MISSING_CHILD, epub->package, line_of(guide), "%s",
                "reference in guide");
}
