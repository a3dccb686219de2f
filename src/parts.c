/* The parts of long chapters; see parts.h. Quotation marks are escaped everywhere but around
 * attributes, so that id=" and href=" are what they look like. */
#define _GNU_SOURCE /* memmem */
#include "parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINK_WITHIN "href=\"#"

/* An id of the markup, borrowed from it. */
struct anchor {
    const char *id;
    size_t size;
    size_t part;
};

struct anchors {
    struct anchor *items;
    size_t count, capacity;
};

static const char *find(const char *at, const char *end, const char *needle)
{
    return memmem(at, (size_t)(end - at), needle, strlen(needle));
}

static int compare(const void *a, const void *b)
{
    const struct anchor *one = a, *other = b;
    size_t size = one->size < other->size ? one->size : other->size;
    int order = memcmp(one->id, other->id, size);
    return order ? order : (one->size > other->size) - (one->size < other->size);
}

/* The ids of all parts in alphabetical order; false without memory. */
static bool collect_anchors(const struct article *article, struct anchors *anchors)
{
    static const char mark[] = " id=\"";
    const char *start = article->markup.data, *end = start + article->markup.size;
    size_t part = 0;
    for (const char *at = start; (at = find(at, end, mark)); at++) {
        const char *id = at + strlen(mark);
        while (part + 1 < article->parts.count &&
               (size_t)(at - start) >= article->parts.items[part])
            part++;
        void *items = anchors->items;
        if (!memory_reserve(&items, &anchors->capacity, anchors->count + 1, sizeof *anchors->items))
            return false;
        anchors->items = items;
        anchors->items[anchors->count++] = (struct anchor){id, strcspn(id, "\""), part};
    }
    if (anchors->count > 0)
        qsort(anchors->items, anchors->count, sizeof *anchors->items, compare);
    return true;
}

/* Adds bytes at..end of part `part`, with a slot before the fragments of other parts. */
static void copy_with_slots(const struct anchors *anchors, const char *at, const char *end,
                            size_t part, struct buffer *out)
{
    for (const char *link; (link = find(at, end, LINK_WITHIN)); at = link) {
        link += strlen(LINK_WITHIN);
        const struct anchor wanted = {link, strcspn(link, "\""), 0};
        const struct anchor *anchor =
            anchors->count == 0
                ? NULL
                : bsearch(&wanted, anchors->items, anchors->count, sizeof wanted, compare);
        char slot[32] = "";
        if (anchor && anchor->part != part)
            snprintf(slot, sizeof slot, anchor->part > 0 ? "-%zu.xhtml" : ".xhtml",
                     anchor->part + 1);
        buffer_add(out, at, (size_t)(link - 1 - at));
        buffer_add_string(out, slot);
        buffer_add_byte(out, '#');
    }
    buffer_add(out, at, (size_t)(end - at));
}

/* Puts slots into all parts, which moves their ends. */
static bool link_parts(struct article *article)
{
    struct anchors anchors = {0};
    struct buffer linked;
    buffer_init(&linked);
    bool done = collect_anchors(article, &anchors);
    size_t start = 0;
    for (size_t part = 0; done && part < article->parts.count; part++) {
        size_t end = article->parts.items[part];
        copy_with_slots(&anchors, article->markup.data + start, article->markup.data + end, part,
                        &linked);
        article->parts.items[part] = linked.size;
        start = end;
    }
    free(anchors.items);
    if (!done || linked.failed) {
        buffer_fini(&linked);
        return false;
    }
    buffer_fini(&article->markup);
    article->markup = linked;
    return true;
}

bool parts_cut(struct article *article, const struct sizes *ends, size_t limit)
{
    size_t start =
        ends->count > 1 ? ends->items[0] : 0; /* the opening stays with the first block */
    for (size_t i = ends->count > 1; i < ends->count; i++) {
        bool last = i + 1 == ends->count;
        if (!last && ends->items[i + 1] - start <= limit)
            continue;
        if (!sizes_add(&article->parts, ends->items[i]))
            return false;
        start = ends->items[i];
    }
    if (article->parts.count > 1)
        return link_parts(article);
    sizes_fini(&article->parts);
    return true;
}

void parts_link(const struct article *article, struct buffer *markup)
{
    static const char mark[] = "href=\"";
    const char *at = markup->data, *end = at + markup->size;
    struct buffer linked;
    buffer_init(&linked);
    for (const char *link; (link = find(at, end, mark)); at = link) {
        link += strlen(mark);
        buffer_add(&linked, at, (size_t)(link - at));
        if (link < end && (*link == '-' || *link == '.'))
            buffer_add_format(&linked, "c%zu", article->number);
    }
    buffer_add(&linked, at, (size_t)(end - at));
    buffer_fini(markup);
    *markup = linked;
}
