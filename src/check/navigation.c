/* The navigation document (EPUB 3.3, section 7.2): which lists there are, of what they are made. */
#include "check/checks.h"

#include <string.h>

struct navigation {
    struct epub *epub;
    size_t file;
    size_t tocs, page_lists, landmarks;
};

static void fault(struct navigation *n, enum rule rule, const xmlNode *node, const char *detail)
{
    finding(n->epub, rule, n->file, line_of(node), "%s", detail);
}

static bool is_heading(const xmlNode *node)
{
    return is_in(node, NS_XHTML) && has_word("h1 h2 h3 h4 h5 h6 hgroup", (const char *)node->name);
}

/* An entry: a link, or a heading over a list of its own; then perhaps a list. */
static void check_entry(struct navigation *n, const xmlNode *li)
{
    const xmlNode *label = first_element(li);
    bool is_link = is_element(label, NS_XHTML, "a");
    if (!is_link && !is_element(label, NS_XHTML, "span")) {
        fault(n, RULE_NAV_ENTRY, li, label ? (const char *)label->name : "nothing");
        return;
    }
    if (!has_label(label))
        fault(n, RULE_NAV_LABEL, label, "");
    for (const xmlNode *at = li->children; at; at = at->next)
        if (at->type == XML_TEXT_NODE && at->content &&
            at->content[strspn((const char *)at->content, " \t\r\n")])
            fault(n, RULE_TEXT, at, "li of a nav");
    const xmlNode *list = next_element(label);
    if (!list && !is_link)
        fault(n, RULE_NAV_ENTRY, li, "a span without a list");
    if (list && (!is_element(list, NS_XHTML, "ol") || next_element(list)))
        fault(n, RULE_NAV_ENTRY, list, (const char *)list->name);
}

static void check_lists(struct navigation *n, const xmlNode *nav)
{
    for (const xmlNode *at = nav; at; at = following_element(at, nav, NULL)) {
        if (is_element(at, NS_XHTML, "li") && is_element(at->parent, NS_XHTML, "ol"))
            check_entry(n, at);
        else if (is_element(at, NS_XHTML, "ol") && !child_named(at, NS_XHTML, "li"))
            fault(n, RULE_MISSING_CHILD, at, "li in ol");
        else if (is_element(at, NS_XHTML, "span") && !is_element(at->parent, NS_XHTML, "li") &&
                 !has_label(at))
            fault(n, RULE_NAV_LABEL, at, "");
        else if (is_heading(at) && !has_label(at))
            fault(n, RULE_EMPTY_ELEMENT, at, (const char *)at->name);
    }
}

/* A heading, which may be missing, and one list. */
static void check_parts(struct navigation *n, const xmlNode *nav, bool needs_heading)
{
    const xmlNode *at = first_element(nav);
    bool has_heading = is_heading(at);
    if (has_heading)
        at = next_element(at);
    else if (needs_heading)
        fault(n, RULE_NAV_HEADING, nav, "");
    if (!is_element(at, NS_XHTML, "ol"))
        fault(n, RULE_MISSING_CHILD, nav, "ol in nav");
    else if (next_element(at))
        fault(n, RULE_NAV_ENTRY, next_element(at), (const char *)next_element(at)->name);
}

/* Each landmark says what it is, and each only once. */
static void check_landmarks(struct navigation *n, const xmlNode *nav)
{
    struct table seen = {0};
    for (const xmlNode *at = nav; at; at = following_element(at, nav, NULL)) {
        if (!is_element(at, NS_XHTML, "a"))
            continue;
        const char *type = attribute_in(at, NS_OPS, "type"), *href = attribute_of(at, "href");
        if (!type) {
            fault(n, RULE_NO_ATTRIBUTE, at, "epub:type of a landmark");
            continue;
        }
        struct buffer key = {0};
        buffer_add_string(&key, type);
        buffer_add_byte(&key, ' ');
        buffer_add_string(&key, href ? href : "");
        if (key.failed || !table_add(&seen, epub_string(n->epub, key.data), line_of(at)))
            n->epub->failed = true;
        buffer_fini(&key);
    }
    table_sort(&seen);
    for (size_t i = 1; i < seen.count; i++)
        if (strcmp(seen.rows[i].key, seen.rows[i - 1].key) == 0)
            finding(n->epub, RULE_LANDMARK_TWICE, n->file, seen.rows[i].value, "%s",
                    seen.rows[i].key);
    table_fini(&seen);
}

static size_t count_lists(const xmlNode *nav)
{
    size_t lists = 0;
    for (const xmlNode *at = nav; at; at = following_element(at, nav, NULL))
        lists += is_element(at, NS_XHTML, "ol");
    return lists;
}

static void check_nav(struct navigation *n, const xmlNode *nav, const char *type)
{
    bool is_toc = has_word(type, "toc"), is_pages = has_word(type, "page-list");
    bool is_landmarks = has_word(type, "landmarks");
    n->tocs += is_toc;
    n->page_lists += is_pages;
    n->landmarks += is_landmarks;
    check_parts(n, nav, !is_toc && !is_pages && !is_landmarks);
    check_lists(n, nav);
    if (is_landmarks)
        check_landmarks(n, nav);
    if ((is_landmarks || is_pages) && count_lists(nav) > 1)
        fault(n, RULE_NAV_NESTED, nav, type);
}

void check_navigation(struct epub *epub, const struct document *document)
{
    struct navigation n = {.epub = epub, .file = document->file};
    const xmlNode *root = document->root;
    for (const xmlNode *at = root; at; at = following_element(at, root, NULL)) {
        const char *type =
            is_element(at, NS_XHTML, "nav") ? attribute_in(at, NS_OPS, "type") : NULL;
        if (type)
            check_nav(&n, at, type);
    }
    if (n.tocs != 1)
        finding(epub, RULE_ONE_TOC, n.file, line_of(root), "%zu", n.tocs);
    if (n.page_lists > 1)
        finding(epub, RULE_ONCE, n.file, line_of(root), "%s", "nav with page-list");
    if (n.landmarks > 1)
        finding(epub, RULE_ONCE, n.file, line_of(root), "%s", "nav with landmarks");
}
