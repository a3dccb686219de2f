/* References between files; see url.h. */
#include "check/url.h"

#include <string.h>
#include <strings.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* The scheme, without the white space and control characters that browsers overlook in it, in lower
 * case; "" when there is none. */
static void read_scheme(const char *url, char *scheme, size_t room)
{
    size_t size = 0;
    for (; *url && *url != ':'; url++) {
        if ((unsigned char)*url <= ' ')
            continue;
        if ((!is_alnum(*url) && !strchr("+-.", *url)) || size + 1 == room)
            break;
        scheme[size++] = (char)(*url >= 'A' && *url <= 'Z' ? *url | 0x20 : *url);
    }
    scheme[*url == ':' ? size : 0] = '\0';
}

enum url_kind url_kind(const char *url)
{
    static const struct {
        const char *scheme;
        enum url_kind kind;
    } schemes[] = {
        {"http", URL_REMOTE}, {"https", URL_REMOTE},    {"ftp", URL_REMOTE},
        {"data", URL_DATA},   {"file", URL_FILE},       {"javascript", URL_SCRIPT},
        {"", URL_INSIDE},     {"vbscript", URL_SCRIPT},
    };
    char scheme[32];
    while (is_space(*url))
        url++;
    if (strncmp(url, "//", 2) == 0)
        return URL_REMOTE;
    read_scheme(url, scheme, sizeof scheme);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strcmp(scheme, schemes[i].scheme) == 0)
            return schemes[i].kind;
    return URL_OTHER;
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

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
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
        if (c == '%' && (hex(url[i + 1]) < 0 || hex(url[i + 2]) < 0))
            return false;
    }
    if (url_kind(url) != URL_REMOTE || strncmp(url, "//", 2) == 0)
        return true;
    const char *rest = strchr(url, ':') + 1;
    return strncmp(rest, "//", 2) == 0 && rest[2] != '\0' && rest[2] != '/';
}

static void add_decoded(struct buffer *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool encoded = text[i] == '%' && i + 2 < size && hex(text[i + 1]) >= 0 &&
                       hex(text[i + 2]) >= 0 && (text[i + 1] != '0' || text[i + 2] != '0');
        buffer_add_byte(out, encoded ? (char)(hex(text[i + 1]) << 4 | hex(text[i + 2])) : text[i]);
        i += encoded ? 2 : 0;
    }
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
            add_decoded(name, url + start, length + (end < size));
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
    add_decoded(fragment, mark, size);
    buffer_add(fragment, "", 0);
    return true;
}

bool url_has_query(const char *url)
{
    return url[strcspn(url, "?#")] == '?';
}
