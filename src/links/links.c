/* Filling slots; see links.h. Quotation marks in texts are escaped, so that href=" is what it looks
 * like; links do not stand in links. How names are looked for: search.c. */
#define _GNU_SOURCE /* memmem */
#include "links/links.h"

#include "base/url.h"
#include "links/search.h"
#include "links/targets.h"
#include "refine/links.h"
#include "write/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One part of a chapter, while its links are filled. */
struct filling {
    const struct links *links;
    const struct spool *spool;
    const struct article *article;
    size_t part;
    size_t line; /* of the source, in which the link at hand stands; 0: unknown */
    struct buffer out;
    struct diagnostics *remarks;
    octavo_status status;
};

static const char *find(const char *at, const char *end, const char *needle)
{
    return memmem(at, (size_t)(end - at), needle, strlen(needle));
}

static void remark(struct filling *filling, enum diagnostic_id id, const char *raw)
{
    const struct source *source = &filling->links->sources->items[filling->article->source];
    diagnose(filling->remarks, id, source->path, filling->line, raw);
}

/* The file of a part of a chapter. */
static void add_file(const struct article *article, size_t part, struct buffer *out)
{
    buffer_add_format(out, "c%zu", article->number);
    if (part > 0)
        buffer_add_format(out, "-%zu", part + 1);
    buffer_add_string(out, ".xhtml");
}

/* The link to a place of another article, or of this one. */
static void add_target(struct filling *filling, const struct article *target, const char *fragment,
                       const char *raw, struct buffer *href)
{
    struct buffer identifier;
    size_t part = 0;
    buffer_init(&identifier);
    links_identifier(fragment, &identifier);
    bool within = *fragment && strcmp(fragment, "top") != 0;
    enum place place = within && !identifier.failed
                           ? targets_find(target, filling->spool, identifier.data, &part)
                           : PLACE_TOP;
    if (place == PLACE_UNREADABLE)
        filling->status = OCTAVO_OUTPUT;
    if (place == PLACE_NONE)
        remark(filling, DIAGNOSTIC_NO_PLACE, raw);
    if (target != filling->article || part != filling->part || place != PLACE_PART)
        add_file(target, part, href);
    if (place == PLACE_PART)
        buffer_add_format(href, "#%s", identifier.data);
    href->failed = href->failed || identifier.failed;
    buffer_fini(&identifier);
}

/* The address of what is not in the book; nothing where it is unknown. */
static void add_address(struct filling *filling, const char *raw, struct buffer *href)
{
    const char *base = features_stated(&filling->article->features, PART_URL);
    struct buffer address;
    buffer_init(&address);
    if (base)
        url_resolve(base, raw, &address);
    if (address.size == 0 || address.failed || url_judge(address.data, href) != URL_WEB)
        buffer_clear(href);
    href->failed = href->failed || address.failed;
    buffer_fini(&address);
    remark(filling, href->size > 0 ? DIAGNOSTIC_LINK_OUT : DIAGNOSTIC_LINK_DROPPED, raw);
}

/* What a link is filled with; nothing for one that is no link any more. */
static void fill(struct filling *filling, const char *raw, bool slot, struct buffer *href)
{
    size_t index = 0;
    const char *fragment = raw + strcspn(raw, "#");
    struct link_search search = {.links = filling->links, .article = filling->article};
    if (link_search(&search, raw, &index))
        add_target(filling, &filling->links->book->articles[index],
                   *fragment ? fragment + 1 : fragment, raw, href);
    else if (slot)
        add_address(filling, raw, href);
    else
        buffer_add_string(href, raw);
    href->failed = href->failed || search.failed;
}

/* What the writer escaped in an attribute of ours. */
static void unescape(const char *value, size_t size, struct buffer *out)
{
    static const char *const references[] = {"&amp;", "&quot;", "&lt;", "&gt;"};
    static const char characters[] = "&\"<>";
    for (size_t i = 0; i < size;) {
        size_t kind = 0;
        while (kind < 4 && strncmp(value + i, references[kind], strlen(references[kind])) != 0)
            kind++;
        buffer_add_byte(out, kind < 4 ? characters[kind] : value[i]);
        i += kind < 4 ? strlen(references[kind]) : 1;
    }
    buffer_add(out, "", 0);
}

static void escape(const struct buffer *href, struct buffer *out)
{
    for (size_t i = 0; i < href->size; i++)
        if (href->data[i] == '&')
            buffer_add_string(out, "&amp;");
        else
            buffer_add_byte(out, href->data[i]);
}

/* A link that ended, and its text with it: the attribute goes, and the element where nothing is
 * left of it. `tag` is where it begins in the output, `at` stands behind the value; returns what
 * follows.
 */
static const char *drop(struct filling *filling, size_t tag, const char *at, const char *end)
{
    static const char name[] = " href=\"", close[] = "</a";
    struct buffer *out = &filling->out;
    at++; /* the quotation mark */
    out->size -= strlen(name);
    const char *stop = find(at, end, close);
    while (stop && stop[strlen(close)] != '>') /* of another element whose name begins so */
        stop = find(stop + 1, end, close);
    if (*at != '>' || out->size - tag != strlen("<a") || !stop)
        return at;
    out->size = tag;
    buffer_add(out, at + 1, (size_t)(stop - at) - 1);
    return stop + strlen(close) + 1;
}

/* Fills the link whose value is `value`, of `size` bytes; returns what follows. */
static const char *fill_link(struct filling *filling, size_t tag, const char *value, size_t size,
                             const char *end)
{
    bool slot = *value == LINK_SLOT;
    struct buffer raw, href;
    size_t skip = slot ? strcspn(value, ":") + 1 : 0;
    buffer_init(&raw);
    buffer_init(&href);
    filling->line = slot ? strtoul(value + 1, NULL, 10) : 0;
    unescape(value + skip, size - skip, &raw);
    if (!raw.failed)
        fill(filling, raw.data, slot, &href);
    const char *behind = value + size;
    if (raw.failed || href.failed)
        filling->status = OCTAVO_LIMIT;
    else if (href.size > 0)
        escape(&href, &filling->out);
    else
        behind = drop(filling, tag, behind, end);
    buffer_fini(&raw);
    buffer_fini(&href);
    return behind;
}

/* Whether a value may have to be filled. */
static bool is_open(const struct links *links, const char *value)
{
    return *value == LINK_SLOT || (links->addressed && *value == 'h');
}

/* Where the tag that the output ends in begins. */
static size_t tag_start(const struct buffer *out)
{
    size_t start = out->size;
    while (start > 0 && out->data[start - 1] != '<')
        start--;
    return start > 0 ? start - 1 : 0;
}

octavo_status links_fill(const struct links *links, const struct spool *spool,
                         const struct article *article, size_t part, struct buffer *markup,
                         struct diagnostics *remarks)
{
    static const char mark[] = " href=\"";
    if (!article->open_links && !links->addressed)
        return OCTAVO_OK;
    struct filling filling = {.links = links,
                              .spool = spool,
                              .article = article,
                              .part = part,
                              .remarks = remarks,
                              .status = OCTAVO_OK};
    buffer_init(&filling.out);
    const char *at = markup->data, *end = at + markup->size;
    for (const char *value;
         filling.status == OCTAVO_OK && at < end && (value = find(at, end, mark));) {
        value += strlen(mark);
        buffer_add(&filling.out, at, (size_t)(value - at));
        at = value;
        if (filling.out.failed)
            filling.status = OCTAVO_LIMIT;
        else if (is_open(links, value))
            at = fill_link(&filling, tag_start(&filling.out), value, strcspn(value, "\""), end);
    }
    buffer_add(&filling.out, at, (size_t)(end - at));
    if (filling.out.failed)
        filling.status = OCTAVO_LIMIT;
    buffer_fini(markup);
    *markup = filling.out;
    return filling.status;
}
