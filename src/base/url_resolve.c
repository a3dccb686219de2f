/* What a reference means in a file (RFC 3986, section 5.2); see url.h. */
#include "base/url.h"

#include <string.h>

/* A component; `at` is NULL when it is undefined. */
struct part {
    const char *at;
    size_t size;
};

struct reference {
    struct part scheme, authority, path, query, fragment;
};

/* What stands before one of `stops`, and moves past it; and what begins with `mark`, if it does. */
static struct part take(const char **at, const char *stops)
{
    struct part part = {*at, strcspn(*at, stops)};
    *at += part.size;
    return part;
}

static struct part take_after(const char **at, const char *mark, const char *stops)
{
    size_t size = strlen(mark);
    if (strncmp(*at, mark, size) != 0)
        return (struct part){NULL, 0};
    *at += size;
    return take(at, stops);
}

/* Appendix B. */
static struct reference parse(const char *text)
{
    struct reference parsed = {.scheme = {NULL, 0}};
    size_t scheme = strcspn(text, ":/?#");
    if (text[scheme] == ':' && scheme > 0) {
        parsed.scheme = (struct part){text, scheme};
        text += scheme + 1;
    }
    parsed.authority = take_after(&text, "//", "/?#");
    parsed.path = take(&text, "?#");
    parsed.query = take_after(&text, "?", "#");
    parsed.fragment = take_after(&text, "#", "");
    return parsed;
}

/* Removes the last segment that was added behind `start`, and the slash that ended it. */
static void go_up(struct buffer *out, size_t start)
{
    size_t size = out->size > start ? out->size - 1 : start;
    while (size > start && out->data[size - 1] != '/')
        size--;
    if (!out->failed && out->data) {
        out->size = size;
        out->data[size] = '\0';
    }
}

/* Section 5.2.4, for a path that may be relative; `start` is where the path begins in `out`. */
static void add_segments(struct buffer *out, size_t start, struct part path)
{
    for (size_t i = 0; i < path.size;) {
        const char *slash = memchr(path.at + i, '/', path.size - i);
        size_t end = slash ? (size_t)(slash - path.at) : path.size;
        size_t size = end - i;
        bool here = size == 1 && path.at[i] == '.';
        bool up = size == 2 && memcmp(path.at + i, "..", 2) == 0;
        if (up)
            go_up(out, start);
        else if (!here)
            buffer_add(out, path.at + i, size + (end < path.size));
        i = end + 1;
    }
}

/* The folder of the base's path, and the reference's path in it. */
static void add_merged(struct buffer *out, const struct reference *base, struct part path)
{
    size_t folder = base->path.size;
    while (folder > 0 && base->path.at[folder - 1] != '/')
        folder--;
    bool from_root = path.size > 0 && *path.at == '/';
    bool root = from_root || (folder > 0 && *base->path.at == '/') || base->authority.at;
    if (root)
        buffer_add_byte(out, '/');
    size_t start = out->size, skip = folder > 0 && *base->path.at == '/';
    if (!from_root)
        add_segments(out, start, (struct part){base->path.at + skip, folder - skip});
    add_segments(out, start, (struct part){path.at + from_root, path.size - from_root});
}

static void add_part(struct buffer *out, const char *before, struct part part, const char *behind)
{
    if (!part.at)
        return;
    buffer_add_string(out, before);
    buffer_add(out, part.at, part.size);
    buffer_add_string(out, behind);
}

void url_resolve(const char *base, const char *reference, struct buffer *out)
{
    struct reference from = parse(base), to = parse(reference);
    bool same = !to.scheme.at && !to.authority.at && to.path.size == 0;
    add_part(out, "", to.scheme.at ? to.scheme : from.scheme, ":");
    if (to.scheme.at || to.authority.at) {
        struct reference root = {.authority = to.authority};
        add_part(out, "//", to.authority, "");
        if (to.authority.at && to.path.size > 0)
            add_merged(out, &root, to.path);
        else
            buffer_add(out, to.path.at, to.path.size);
    } else {
        add_part(out, "//", from.authority, "");
        if (same)
            buffer_add(out, from.path.at, from.path.size);
        else
            add_merged(out, &from, to.path);
    }
    add_part(out, "?", same && !to.query.at ? from.query : to.query, "");
    add_part(out, "#", to.fragment, "");
    buffer_add(out, "", 0);
}
