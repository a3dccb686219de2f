/* Looking for the article that a link means; see search.h. */
#include "links/search.h"

#include "base/name.h"
#include "base/url.h"

#include <string.h>

void link_path(const char *path, struct buffer *out)
{
    size_t start = out->size;
    if (*path == '/')
        buffer_add_byte(out, '/');
    size_t root = out->size;
    while (*path && !out->failed) {
        size_t size = strcspn(path, "/");
        bool up = size == 2 && memcmp(path, "..", 2) == 0;
        bool above = up && out->size > root &&
                     !(out->size - root >= 2 && memcmp(out->data + out->size - 2, "..", 2) == 0 &&
                       (out->size - root == 2 || out->data[out->size - 3] == '/'));
        if (above) {
            while (out->size > root && out->data[out->size - 1] != '/')
                out->size--;
            out->size -= out->size > root;
        } else if (size > 0 && !(size == 1 && *path == '.') && !(up && root > start)) {
            if (out->size > root)
                buffer_add_byte(out, '/');
            buffer_add(out, path, size);
        }
        path += size + (path[size] == '/');
    }
    buffer_add(out, "", 0);
    if (out->data)
        out->data[out->size] = '\0';
}

static void cut_end(struct buffer *out, size_t start, const char *end)
{
    size_t size = strlen(end);
    if (out->size - start >= size && memcmp(out->data + out->size - size, end, size) == 0)
        out->data[out->size -= size] = '\0';
}

void link_address(const char *url, struct buffer *out)
{
    size_t start = out->size;
    const char *host = strstr(url, "//");
    size_t size = strcspn(url, "#");
    if (!host)
        return;
    for (const char *at = host, *end = url + size; at < end; at++) {
        bool in_host =
            !memchr(host + 2, '/', (size_t)(at - host) > 2 ? (size_t)(at - host) - 2 : 0);
        buffer_add_byte(out, (char)(in_host && *at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at));
    }
    if (out->failed || out->size == start)
        return;
    cut_end(out, start, "index.html");
    cut_end(out, start, "/");
}

/* A path that may be the source of an article: as it is, with the extensions that articles have,
 * with another instead of that of a page, or as the folder's own text. */
static bool try_source(struct link_search *search, const char *path, size_t *index)
{
    static const char *const endings[] = {
        "",          ".md",        ".markdown",  ".html",           ".htm",        ".txt",
        "/index.md", "/README.md", "/_index.md", "/index.markdown", "/index.html", "/readme.md"};
    static const char *const pages[] = {".html", ".htm", ".md"};
    struct buffer name;
    buffer_init(&name);
    link_path(path, &name);
    size_t size = name.size, stem = size;
    for (size_t i = 0; i < sizeof pages / sizeof *pages && !name.failed; i++) {
        size_t length = strlen(pages[i]);
        if (size > length && strcmp(name.data + size - length, pages[i]) == 0)
            stem = size - length;
    }
    bool found = false;
    for (size_t cut = 0; cut < 2 && !found; cut++) {
        if (cut == 1 && stem == size)
            break;
        for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++) {
            name.size = cut == 0 ? size : stem;
            buffer_add_string(&name, endings[i]);
            found = !name.failed && link_index_find(&search->links->index, name.data, index);
        }
    }
    search->failed = search->failed || name.failed;
    buffer_fini(&name);
    return found;
}

/* `folder`, the first `size` bytes of it, and behind it `path`. */
static bool try_below(struct link_search *search, const char *folder, size_t size, const char *path,
                      size_t *index)
{
    struct buffer joined;
    buffer_init(&joined);
    buffer_add(&joined, folder, size);
    if (size > 0)
        buffer_add_byte(&joined, '/');
    buffer_add_string(&joined, path);
    bool found = !joined.failed && try_source(search, joined.data, index);
    search->failed = search->failed || joined.failed;
    buffer_fini(&joined);
    return found;
}

static const char *own_path(const struct link_search *search)
{
    return search->links->sources->items[search->article->source].path;
}

/* "/guide/": below the folder of the site, which is one of those around the article; the outermost
 * that has it. */
static bool try_site(struct link_search *search, const char *path, size_t *index)
{
    const char *own = own_path(search);
    while (*path == '/')
        path++;
    if (try_below(search, own, 0, path, index))
        return true;
    for (const char *slash = own; (slash = strchr(slash, '/')); slash++)
        if (try_below(search, own, (size_t)(slash - own), path, index))
            return true;
    return false;
}

/* Beside the article; or where generators publish it, "guide.md" as "guide/", which a link without
 * an extension most likely means. */
static bool try_beside(struct link_search *search, const char *path, size_t *index)
{
    const char *own = own_path(search), *slash = strrchr(own, '/');
    size_t size = 0, folder = slash ? (size_t)(slash - own) : 0;
    const char *name = name_of_path(own, &size);
    size_t stem = (size_t)(name - own) + name_stem(name, size);
    const char *last = name_of_path(path, &size);
    bool published = path[strlen(path) - 1] == '/' || name_stem(last, size) == size;
    return (published && try_below(search, own, stem, path, index)) ||
           try_below(search, own, folder, path, index) ||
           (!published && try_below(search, own, stem, path, index));
}

/* By a path that an article states for itself, or that it once had. */
static bool try_alias(struct link_search *search, const char *path, size_t *index)
{
    const struct features *features = &search->article->features;
    bool found = false;
    for (size_t i = 0; i <= features->count && !found; i++) {
        bool own = i < features->count && features->items[i].part == PART_ALIAS;
        struct buffer joined, name;
        if (i < features->count ? !own || *path == '/' : *path != '/')
            continue;
        buffer_init(&joined);
        buffer_init(&name);
        if (own)
            url_resolve(features->items[i].text, path, &joined);
        else
            buffer_add_string(&joined, path);
        buffer_add_byte(&name, '?');
        if (!joined.failed)
            link_path(joined.data ? joined.data : "", &name);
        found = !name.failed && link_index_find(&search->links->index, name.data, index);
        search->failed = search->failed || joined.failed || name.failed;
        buffer_fini(&joined);
        buffer_fini(&name);
    }
    return found;
}

static bool try_address(struct link_search *search, const char *raw, size_t *index)
{
    const char *base = features_stated(&search->article->features, PART_URL);
    struct buffer url, name;
    buffer_init(&url);
    buffer_init(&name);
    if (url_kind(raw) == URL_WEB)
        buffer_add_string(&url, raw);
    else if (base)
        url_resolve(base, raw, &url);
    if (url.size > 0 && !url.failed)
        link_address(url.data, &name);
    bool found =
        name.size > 0 && !name.failed && link_index_find(&search->links->index, name.data, index);
    search->failed = search->failed || url.failed || name.failed;
    buffer_fini(&url);
    buffer_fini(&name);
    return found;
}

bool link_search(struct link_search *search, const char *raw, size_t *index)
{
    struct buffer path;
    buffer_init(&path);
    bool found = false;
    if (url_kind(raw) == URL_INSIDE)
        url_decode(raw, strcspn(raw, "?#"), &path);
    if (path.size > 0 && !path.failed)
        found = try_alias(search, path.data, index) ||
                (*path.data == '/' ? try_site(search, path.data, index)
                                   : try_beside(search, path.data, index));
    search->failed = search->failed || path.failed;
    buffer_fini(&path);
    return found || (search->links->addressed && try_address(search, raw, index));
}
