/* The NCX (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86-2005, section 8): parts, identifier, targets.
 */
#include "check/checks.h"

#include "check/value.h"

#include <stdlib.h>
#include <string.h>

struct ncx {
    struct epub *epub;
    size_t file;
    size_t depth; /* of nested navPoints */
    struct table ids;
    struct table orders; /* targets by their playOrder */
};

static void fault(struct ncx *n, enum rule rule, const xmlNode *node, const char *detail)
{
    finding(n->epub, rule, n->file, line_of(node), "%s", detail);
}

/* Parts in their order; the known elements. */
static const char root_order[] = "head docTitle docAuthor navMap pageList navList";
static const char point_order[] = "navInfo navLabel content navPoint";
static const char elements[] =
    "ncx head meta smilCustomTest docTitle docAuthor text audio img navMap navInfo navLabel "
    "navPoint content pageList pageTarget navList navTarget";

/* The place of a word in a list, from 1; 0 when it is not there. */
static size_t place_in(const char *list, const char *word)
{
    size_t place = 1, size = strlen(word);
    for (const char *at = list; *at; at += strspn(at, " "), place++) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, word, size) == 0)
            return place;
        at += length;
    }
    return 0;
}

static void check_order(struct ncx *n, const xmlNode *parent, const char *order)
{
    size_t last = 0;
    for (const xmlNode *at = first_element(parent); at; at = next_element(at)) {
        size_t place = place_in(order, (const char *)at->name);
        if (place > 0 && place < last)
            fault(n, RULE_ORDER, at, (const char *)at->name);
        last = place > last ? place : last;
    }
}

static void check_uid(struct ncx *n, const xmlNode *meta, const char *value)
{
    const char *uid = value_trimmed(n->epub, value);
    if (strcmp(uid, value) != 0)
        fault(n, RULE_NCX_SPACE, meta, value);
    if (n->epub->uid && *n->epub->uid && strcmp(uid, n->epub->uid) != 0)
        fault(n, RULE_NCX_UID, meta, value);
}

static void check_head(struct ncx *n, const xmlNode *head)
{
    bool has_uid = false;
    for (const xmlNode *at = first_element(head); at; at = next_element(at)) {
        const char *name = attribute_of(at, "name"), *content = attribute_of(at, "content");
        if (!is_element(at, NS_NCX, "meta") || !name || !content)
            continue;
        if (strcmp(name, "dtb:uid") == 0) {
            has_uid = true;
            check_uid(n, at, content);
        } else if (strcmp(name, "dtb:depth") == 0 &&
                   strtoul(content, NULL, 10) != (unsigned long)n->depth) {
            finding(n->epub, RULE_NCX_DEPTH, n->file, line_of(at), "%s, is %zu", content, n->depth);
        }
    }
    if (!has_uid)
        fault(n, RULE_NCX_NO_UID, head, "");
}

static void add_target(struct ncx *n, const xmlNode *node, const char *source)
{
    epub_add_reference(
        n->epub,
        (struct reference){.file = n->file, .line = line_of(node), .url = source, .use = USE_NAV});
}

/* A navPoint, navTarget or pageTarget: label, then target. */
static void check_point(struct ncx *n, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    const char *order = attribute_of(node, "playOrder");
    const xmlNode *label = child_named(node, NS_NCX, "navLabel");
    const xmlNode *content = child_named(node, NS_NCX, "content");
    const char *source = content ? attribute_of(content, "src") : NULL;
    if (!label || !child_named(label, NS_NCX, "text"))
        finding(n->epub, RULE_MISSING_CHILD, n->file, line_of(node), "navLabel in %s", name);
    else if (!has_label(label))
        fault(n, RULE_NCX_LABEL, label, "");
    if (!source)
        finding(n->epub, RULE_MISSING_CHILD, n->file, line_of(node), "content in %s", name);
    else
        add_target(n, content, source);
    if (strcmp(name, "navPoint") == 0 && !attribute_of(node, "id"))
        fault(n, RULE_NO_ATTRIBUTE, node, "id of navPoint");
    if (order && !value_is_integer(order, false))
        fault(n, RULE_VALUE, node, "playOrder");
    else if (order && source &&
             !table_add(&n->orders, epub_string(n->epub, source), (size_t)strtoul(order, NULL, 10)))
        n->epub->failed = true;
}

static int compare_orders(const void *a, const void *b)
{
    const struct row *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

/* playOrder counts from 1 without gaps; the same number means the same target. */
static void check_orders(struct ncx *n)
{
    if (n->orders.count == 0)
        return;
    table_sort(&n->orders);
    for (size_t i = 1; i < n->orders.count; i++)
        if (strcmp(n->orders.rows[i].key, n->orders.rows[i - 1].key) == 0 &&
            n->orders.rows[i].value != n->orders.rows[i - 1].value) {
            finding(n->epub, RULE_PLAY_ORDER, n->file, 0, "%s has two", n->orders.rows[i].key);
            return;
        }
    qsort(n->orders.rows, n->orders.count, sizeof *n->orders.rows, compare_orders);
    for (size_t i = 0, last = 0; i < n->orders.count; last = n->orders.rows[i++].value) {
        size_t value = n->orders.rows[i].value;
        bool again = i > 0 && value == last;
        if (again ? strcmp(n->orders.rows[i].key, n->orders.rows[i - 1].key) != 0
                  : value != last + 1) {
            finding(n->epub, RULE_PLAY_ORDER, n->file, 0, "%zu after %zu", value, last);
            return;
        }
    }
}

static void check_ids(struct ncx *n)
{
    table_sort(&n->ids);
    for (size_t i = 1; i < n->ids.count; i++)
        if (strcmp(n->ids.rows[i].key, n->ids.rows[i - 1].key) == 0)
            finding(n->epub, RULE_ID_TWICE, n->file, n->ids.rows[i].value, "%s",
                    n->ids.rows[i].key);
}

static size_t depth_of(const xmlNode *node)
{
    size_t depth = 0;
    for (; is_in(node, NS_NCX); node = node->parent)
        depth += strcmp((const char *)node->name, "navPoint") == 0;
    return depth;
}

static void check_all(struct ncx *n, const xmlNode *root)
{
    for (const xmlNode *at = root; at; at = following_element(at, root, NULL)) {
        const char *id = attribute_of(at, "id");
        if (!is_in(at, NS_NCX) || !has_word(elements, (const char *)at->name))
            fault(n, RULE_UNKNOWN_ELEMENT, at, (const char *)at->name);
        else if (has_word("navPoint navTarget pageTarget", (const char *)at->name))
            check_point(n, at);
        if (is_element(at, NS_NCX, "navPoint"))
            check_order(n, at, point_order);
        if (is_element(at, NS_NCX, "navPoint") && depth_of(at) > n->depth)
            n->depth = depth_of(at);
        if (id && !value_is_ncname(id))
            fault(n, RULE_ID_FORM, at, id);
        if (id && !table_add(&n->ids, epub_string(n->epub, id), line_of(at)))
            n->epub->failed = true;
    }
}

void check_ncx(struct epub *epub, const struct document *document)
{
    static const char *const parts[] = {"head", "docTitle", "navMap"};
    struct ncx n = {.epub = epub, .file = document->file};
    const xmlNode *root = document->root;
    if (!is_element(root, NS_NCX, "ncx")) {
        fault(&n, RULE_ROOT, root, "no ncx");
        return;
    }
    if (!attribute_of(root, "version") && !document->tree->intSubset) /* a DTD gives it */
        fault(&n, RULE_NO_ATTRIBUTE, root, "version of ncx");
    check_order(&n, root, root_order);
    check_all(&n, root);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!child_named(root, NS_NCX, parts[i]))
            finding(epub, RULE_MISSING_CHILD, n.file, line_of(root), "%s in ncx", parts[i]);
    const xmlNode *map = child_named(root, NS_NCX, "navMap");
    if (map && !child_named(map, NS_NCX, "navPoint"))
        fault(&n, RULE_MISSING_CHILD, map, "navPoint in navMap");
    check_head(&n, child_named(root, NS_NCX, "head"));
    check_orders(&n);
    check_ids(&n);
    table_fini(&n.ids);
    table_fini(&n.orders);
}
