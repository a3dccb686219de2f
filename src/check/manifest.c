/* The manifest (EPUB 3.3, section 5.6.1): every file once, under its right name and type. */
#include "check/checks.h"

#include "base/memory.h"
#include "check/prefix.h"
#include "check/url.h"
#include "check/value.h"

#include <string.h>

static const char item_properties[] =
    "cover-image mathml nav remote-resources scripted svg switch data-nav dictionary glossary "
    "index search-key-map";

/* Properties that only some types can have (section D.3.2). */
static const struct {
    const char *property, *types;
} bound[] = {
    {"cover-image", "image/"},           {"nav", "application/xhtml+xml"},
    {"svg", "application/xhtml+xml"},    {"mathml", "application/xhtml+xml"},
    {"switch", "application/xhtml+xml"},
};

static struct item *add_item(struct epub *epub)
{
    void *items = epub->items;
    if (!memory_reserve(&items, &epub->item_capacity, epub->item_count + 1, sizeof *epub->items)) {
        epub->failed = true;
        return NULL;
    }
    epub->items = items;
    struct item *item = &epub->items[epub->item_count++];
    *item = (struct item){.file = NONE, .spine = NONE};
    return item;
}

static const char *take_attribute(struct epub *epub, const xmlNode *node, const char *name)
{
    const char *value = attribute_of(node, name);
    return value ? value_trimmed(epub, value) : NULL;
}

/* The file in the archive that an item names. */
static void find_file(struct epub *epub, struct item *item)
{
    struct buffer name = {0};
    size_t package = epub->package, index = (size_t)(item - epub->items);
    enum url_kind kind = url_kind(item->href);
    if (!url_is_valid(item->href))
        finding(epub, RULE_URL, package, item->line, "%s", item->href);
    if (strchr(item->href, '#'))
        finding(epub, RULE_ITEM_FRAGMENT, package, item->line, "%s", item->href);
    item->is_remote = url_is_remote(kind);
    if (kind == URL_FILE)
        finding(epub, RULE_FILE_URL, package, item->line, "%s", item->href);
    else if (kind == URL_DATA)
        finding(epub, RULE_DATA_URL, package, item->line, "%s", item->href);
    else if (url_is_remote(kind) && !media_may_be_remote(item->type))
        finding(epub, RULE_REMOTE, package, item->line, "%s", item->href);
    if (kind != URL_INSIDE)
        return;
    if (url_leaves_container(epub->files[package].name, item->href, &name)) {
        finding(epub, RULE_LEAVES, package, item->line, "%s", item->href);
    } else {
        item->file = name.data ? epub_file(epub, name.data) : NONE;
        if (item->file == NONE)
            finding(epub, RULE_NOT_IN_ARCHIVE, package, item->line, "%s", item->href);
        else if (epub->files[item->file].item != NONE)
            finding(epub, RULE_DECLARED_TWICE, package, item->line, "%s", item->href);
        else
            epub->files[item->file].item = index;
    }
    buffer_fini(&name);
}

static bool has_type(const char *type, const char *wanted)
{
    size_t size = strlen(wanted);
    return type &&
           (wanted[size - 1] == '/' ? strncmp(type, wanted, size) == 0 : strcmp(type, wanted) == 0);
}

static void check_item_properties(struct epub *epub, const struct item *item, const char *prefixes)
{
    prefix_check_list(epub, epub->package, item->line, prefixes, item->properties, item_properties);
    for (size_t i = 0; i < sizeof bound / sizeof *bound; i++)
        if (has_word(item->properties, bound[i].property) && !has_type(item->type, bound[i].types))
            finding(epub, RULE_PROPERTY_TYPE, epub->package, item->line, "%s on %s",
                    bound[i].property, item->type ? item->type : "no type");
}

static void check_file_name(struct epub *epub, const struct item *item)
{
    if (item->file == NONE)
        return;
    const char *name = epub->files[item->file].name;
    if (item->file == epub->package)
        finding(epub, RULE_DECLARES_ITSELF, epub->package, item->line, "%s", "");
    else if (strcmp(name, "mimetype") == 0)
        finding(epub, RULE_DECLARES_MIMETYPE, epub->package, item->line, "%s", "");
    else if (strncmp(name, "META-INF/", 9) == 0)
        finding(epub, RULE_IN_META_INF, epub->package, item->line, "%s", name);
}

static void read_item(struct epub *epub, const xmlNode *node, const char *prefixes)
{
    static const char *const required[] = {"id", "href", "media-type"};
    struct item *item = add_item(epub);
    if (!item)
        return;
    item->line = line_of(node);
    item->id = take_attribute(epub, node, "id");
    item->href = take_attribute(epub, node, "href");
    item->type = take_attribute(epub, node, "media-type");
    item->properties = take_attribute(epub, node, "properties");
    item->fallback = take_attribute(epub, node, "fallback");
    item->overlay = take_attribute(epub, node, "media-overlay");
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!attribute_of(node, required[i]))
            finding(epub, RULE_NO_ATTRIBUTE, epub->package, item->line, "%s of item", required[i]);
    if (item->type && !value_is_media_type(item->type))
        finding(epub, RULE_VALUE, epub->package, item->line, "media-type=\"%s\"", item->type);
    if (item->id && !table_add(&epub->item_ids, item->id, (size_t)(item - epub->items)))
        epub->failed = true;
    if (item->href)
        find_file(epub, item);
    if (epub->version == 3 && item->properties)
        check_item_properties(epub, item, prefixes);
    else if (item->properties)
        finding(epub, RULE_ATTRIBUTE, epub->package, item->line, "%s", "properties of item");
    check_file_name(epub, item);
}

/* Chains of fallbacks end, and never at themselves. The chain is as long as the manifest at most,
 * and is followed only from its first item. */
static void check_fallbacks(struct epub *epub)
{
    for (size_t i = 0; i < epub->item_count; i++) {
        const struct item *item = &epub->items[i];
        if (!item->fallback)
            continue;
        const struct row *next = table_find(&epub->item_ids, item->fallback);
        if (!next)
            finding(epub, RULE_NO_FALLBACK, epub->package, item->line, "%s", item->fallback);
        for (size_t steps = 0; next && steps < 16; steps++) {
            if (next->value == i) {
                finding(epub, RULE_FALLBACK_CIRCLE, epub->package, item->line, "%s",
                        item->id ? item->id : "");
                break;
            }
            const char *id = epub->items[next->value].fallback;
            next = id ? table_find(&epub->item_ids, id) : NULL;
        }
    }
}

static void check_overlays(struct epub *epub)
{
    for (size_t i = 0; i < epub->item_count; i++) {
        const struct item *item = &epub->items[i];
        const struct row *row = item->overlay ? table_find(&epub->item_ids, item->overlay) : NULL;
        const char *type = row ? epub->items[row->value].type : NULL;
        if (item->overlay && (!type || strcmp(type, "application/smil+xml") != 0))
            finding(epub, RULE_VALUE, epub->package, item->line, "media-overlay=\"%s\"",
                    item->overlay);
    }
}

static void check_undeclared(struct epub *epub)
{
    for (size_t i = 0; i < epub->file_count; i++) {
        const char *name = epub->files[i].name;
        size_t size = strlen(name);
        if (epub->files[i].item == NONE && i != epub->package && strcmp(name, "mimetype") != 0 &&
            strncmp(name, "META-INF/", 9) != 0 && size > 0 && name[size - 1] != '/')
            finding(epub, RULE_UNDECLARED_FILE, i, 0, "%s", "");
    }
}

static void find_nav_and_ncx(struct epub *epub, const xmlNode *manifest)
{
    size_t navs = 0, covers = 0;
    for (size_t i = 0; i < epub->item_count; i++) {
        const struct item *item = &epub->items[i];
        if (epub->version == 3 && has_word(item->properties, "nav") && navs++ == 0)
            epub->nav = i;
        if (epub->version == 3 && has_word(item->properties, "cover-image"))
            covers++;
        if (epub->ncx == NONE && item->type && strcmp(item->type, "application/x-dtbncx+xml") == 0)
            epub->ncx = i;
    }
    if (epub->version == 3 && navs != 1)
        finding(epub, RULE_ONE_NAV, epub->package, line_of(manifest), "%zu", navs);
    if (covers > 1)
        finding(epub, RULE_ONE_COVER, epub->package, line_of(manifest), "%zu", covers);
}

void check_manifest(struct epub *epub, const xmlNode *manifest, const char *prefixes)
{
    for (const xmlNode *at = first_element(manifest); at; at = next_element(at)) {
        if (is_element(at, NS_OPF, "item"))
            read_item(epub, at, prefixes);
        else
            finding(epub, RULE_NOT_ALLOWED_HERE, epub->package, line_of(at), "%s in manifest",
                    (const char *)at->name);
    }
    if (epub->item_count == 0)
        finding(epub, RULE_MISSING_CHILD, epub->package, line_of(manifest), "%s",
                "item in manifest");
    table_sort(&epub->item_ids);
    check_fallbacks(epub);
    check_overlays(epub);
    check_undeclared(epub);
    find_nav_and_ncx(epub, manifest);
}
