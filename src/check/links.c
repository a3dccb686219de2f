/* References between the files of a book (EPUB 3.3, sections 3.3 to 3.6): whether there is anything
 * at their other end, and whether it is of use there. */
#include "check/checks.h"

#include "base/memory.h"
#include "check/url.h"

#include <string.h>

struct links {
    struct epub *epub;
    struct table remotes; /* items outside the container, by address */
    struct buffer name, fragment;
    size_t toc[2]; /* the last target of the contents: its place in the spine, in the file */
};

static void fault(struct links *l, const struct reference *at, enum rule rule)
{
    finding(l->epub, rule, at->file, at->line, "%s", at->url);
}

static bool is_hyperlink(enum use use)
{
    return use == USE_LINK || use == USE_TOC || use == USE_PAGES || use == USE_NAV;
}

static void check_remote(struct links *l, const struct reference *at)
{
    struct epub *epub = l->epub;
    bool is_nav = at->use == USE_TOC || at->use == USE_PAGES || at->use == USE_NAV;
    if (is_nav && epub->files[at->file].item == epub->nav)
        fault(l, at, RULE_NAV_REMOTE);
    if (is_hyperlink(at->use) || at->use == USE_CITE || at->use == USE_GUIDE)
        return;
    if (at->use != USE_STYLE)
        epub->files[at->file].holds |= HOLDS_REMOTE;
    const struct row *row = table_find(&l->remotes, at->url);
    const char *type = row ? epub->items[row->value].type : NULL;
    if (at->use != USE_MEDIA && at->use != USE_FONT && !media_may_be_remote(type))
        fault(l, at, RULE_REMOTE);
    else if (!row)
        fault(l, at, RULE_UNDECLARED);
    else if (strncmp(at->url, "https:", 6) != 0)
        fault(l, at, RULE_NO_HTTPS);
}

static void check_type(struct links *l, const struct reference *at, const struct item *item)
{
    const struct epub *epub = l->epub;
    bool is_svg = item->type && strcmp(item->type, "image/svg+xml") == 0;
    bool has_mark = strchr(at->url, '#') != NULL;
    if (is_hyperlink(at->use)) {
        if (!media_passes(epub, item, false))
            fault(l, at, RULE_LINK_TYPE);
        else if (item->spine == NONE)
            fault(l, at, RULE_NOT_IN_SPINE);
    } else if (at->use == USE_IMAGE) {
        if (!at->has_fallback && !media_is_core(item->type) && !media_passes(epub, item, true))
            fault(l, at, RULE_FOREIGN);
        else if (has_mark && !is_svg)
            fault(l, at, RULE_IMAGE_FRAGMENT);
    } else if (at->use == USE_STYLE) {
        if (has_mark)
            fault(l, at, RULE_STYLE_FRAGMENT);
    } else if (at->use == USE_FRAME && !at->has_fallback && !media_is_image(item->type) &&
               !media_may_be_remote(item->type) && !media_passes(epub, item, false)) {
        fault(l, at, RULE_FOREIGN);
    } else if (at->use == USE_GUIDE && !media_passes(epub, item, false)) {
        fault(l, at, RULE_GUIDE_TYPE);
    }
}

/* The place of the fragment in its file, 0 without one. */
static size_t check_fragment(struct links *l, const struct reference *at, size_t target)
{
    const struct file *file = &l->epub->files[target];
    buffer_clear(&l->fragment);
    if (!url_fragment(at->url, &l->fragment) || !l->fragment.data || !*l->fragment.data ||
        at->use == USE_CITE || !file->is_known)
        return 0;
    const struct row *row = table_find(&file->ids, l->fragment.data);
    /* "epubcfi(…)", "xywh=…" and "svgView(…)" are no ids. */
    if (!row && !strpbrk(l->fragment.data, "(=:"))
        fault(l, at, RULE_NO_FRAGMENT);
    return row ? row->value : 0;
}

/* Contents follow the order of reading. */
static void check_order(struct links *l, const struct reference *at, size_t spine, size_t place)
{
    size_t *last = l->toc;
    if (spine == NONE || at->use != USE_TOC)
        return;
    if (spine < last[0] || (spine == last[0] && place < last[1]))
        fault(l, at, RULE_NAV_ORDER);
    last[0] = spine;
    last[1] = place;
}

static void check_target(struct links *l, const struct reference *at, size_t target)
{
    struct epub *epub = l->epub;
    struct file *file = &epub->files[target];
    if (is_hyperlink(at->use))
        file->is_reached = file->is_reached || target != at->file;
    if (file->item == NONE) {
        if (at->use != USE_CITE)
            fault(l, at, at->use == USE_GUIDE ? RULE_GUIDE_UNDECLARED : RULE_UNDECLARED);
        return;
    }
    const struct item *item = &epub->items[file->item];
    if (at->use == USE_SYMBOL && !strchr(at->url, '#'))
        fault(l, at, RULE_SYMBOL_FRAGMENT);
    if (target != at->file || (is_hyperlink(at->use) && *at->url && *at->url != '#'))
        check_type(l, at, item);
    size_t place = check_fragment(l, at, target);
    check_order(l, at, item->spine, place);
}

static void check_inside(struct links *l, const struct reference *at)
{
    struct epub *epub = l->epub;
    buffer_clear(&l->name);
    if (url_has_query(at->url))
        fault(l, at, RULE_QUERY);
    if (url_leaves_container(epub->files[at->file].name, at->url, &l->name)) {
        fault(l, at, RULE_LEAVES);
        return;
    }
    if (l->name.failed) {
        epub->failed = true;
        return;
    }
    size_t target = l->name.data ? epub_file(epub, l->name.data) : NONE;
    if (target != NONE)
        check_target(l, at, target);
    else if (at->use == USE_GUIDE)
        fault(l, at, RULE_GUIDE_UNDECLARED);
    else
        fault(l, at, RULE_MISSING);
}

static void check_reference(struct links *l, const struct reference *at)
{
    bool is_link = is_hyperlink(at->use) || at->use == USE_CITE;
    if (!*at->url && !is_link) {
        fault(l, at, RULE_EMPTY_URL);
        return;
    }
    if (!url_is_valid(at->url))
        fault(l, at, RULE_URL);
    switch (url_kind(at->url)) {
    case URL_INSIDE:
        check_inside(l, at);
        break;
    case URL_WEB:
    case URL_REMOTE:
        check_remote(l, at);
        break;
    case URL_FILE:
        fault(l, at, RULE_FILE_URL);
        break;
    case URL_DATA:
        if (is_link)
            fault(l, at, RULE_DATA_URL);
        break;
    case URL_SCRIPT:
        fault(l, at, RULE_ACTIVE_LINK);
        break;
    case URL_CONTACT:
    case URL_OTHER:
        break;
    }
}

/* What stands aside of the reading order has to be linked to. */
static void check_reachable(struct links *l)
{
    struct epub *epub = l->epub;
    for (size_t i = 0; epub->version == 3 && i < epub->item_count; i++) {
        const struct item *item = &epub->items[i];
        if (item->spine != NONE && !item->is_linear && item->file != NONE &&
            !epub->files[item->file].is_reached)
            finding(epub, RULE_UNREACHABLE, epub->package, item->line, "%s",
                    item->href ? item->href : "");
    }
}

void check_links(struct epub *epub)
{
    struct links l = {.epub = epub};
    for (size_t i = 0; i < epub->item_count; i++)
        if (epub->items[i].is_remote && !table_add(&l.remotes, epub->items[i].href, i))
            epub->failed = true;
    table_sort(&l.remotes);
    for (size_t i = 0; i < epub->reference_count; i++)
        check_reference(&l, &epub->references[i]);
    check_reachable(&l);
    table_fini(&l.remotes);
    buffer_fini(&l.name);
    buffer_fini(&l.fragment);
}
