/* References between files; see url.h. */
#include "check/url.h"

#include <string.h>
#include <strings.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t trimmed_size(const char **url)
{
    while (is_space(**url))
        ++*url;
    size_t size = strlen(*url);
    while (size > 0 && is_space((*url)[size - 1]))
        size--;
    return size;
}

bool url_is_valid(const char *url)
{
    size_t size = trimmed_size(&url), slashes = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)url[i];
        if (c <= ' ' || c == 0x7F || strchr("\\<>\"^`{|}", c))
            return false;
        slashes += c == '/';
        if ((c == '[' || c == ']') && slashes > 2)
            return false;
        if (c == '%' && (url_hex(url[i + 1]) < 0 || url_hex(url[i + 2]) < 0))
            return false;
    }
    if (!url_is_remote(url_kind(url)) || strncmp(url, "//", 2) == 0)
        return true;
    const char *rest = strchr(url, ':') + 1;
    return strncmp(rest, "//", 2) == 0 && rest[2] != '\0' && rest[2] != '/';
}

bool url_is_remote(enum url_kind kind)
{
    return kind == URL_WEB || kind == URL_REMOTE;
}

/* Removes the last component of what is a folder's name, "a/b/" or "". */
static bool go_up(struct buffer *folder)
{
    if (folder->size == 0)
        return false;
    size_t size = folder->size - 1;
    while (size > 0 && folder->data[size - 1] != '/')
        size--;
    folder->size = size;
    folder->data[size] = '\0';
    return true;
}

bool url_leaves_container(const char *base, const char *url, struct buffer *name)
{
    trimmed_size(&url);
    size_t size = strcspn(url, "?#");
    while (size > 0 && is_space(url[size - 1]))
        size--;
    const char *slash = strrchr(base, '/');
    bool from_root = size > 0 && url[0] == '/';
    if (!from_root)
        buffer_add(name, base, size == 0 ? strlen(base) : slash ? (size_t)(slash + 1 - base) : 0);
    for (size_t start = from_root; start < size && !name->failed;) {
        size_t end = start;
        while (end < size && url[end] != '/')
            end++;
        size_t length = end - start;
        bool up = length == 2 && memcmp(url + start, "..", 2) == 0;
        bool here = length == 1 && url[start] == '.';
        if (up && !go_up(name))
            return true;
        if (!up && !here)
            url_decode(url + start, length + (end < size), name);
        start = end + 1;
    }
    return false;
}

bool url_fragment(const char *url, struct buffer *fragment)
{
    const char *mark = strchr(url, '#');
    if (!mark)
        return false;
    mark++;
    size_t size = trimmed_size(&mark);
    url_decode(mark, size, fragment);
    buffer_add(fragment, "", 0);
    return true;
}

bool url_has_query(const char *url)
{
    return url[strcspn(url, "?#")] == '?';
}
