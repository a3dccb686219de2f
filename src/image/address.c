/* Addresses of images; see address.h. */
#include "image/address.h"

#include "base/url.h"

#include <string.h>
#include <strings.h>

/* The address without what browsers overlook: blanks around it, line ends and tabs in it. */
static void add_clean(const char *address, struct buffer *out)
{
    while (*address && (unsigned char)*address <= ' ')
        address++;
    size_t size = strlen(address);
    while (size > 0 && (unsigned char)address[size - 1] <= ' ')
        size--;
    buffer_reserve(out, size);
    for (size_t i = 0; i < size; i++)
        if (!strchr("\t\n\r", address[i]))
            buffer_add_byte(out, address[i]);
}

/* The byte that stands at `*at`, which moves past it. */
static char next_byte(const char **at)
{
    const char *from = *at;
    int high = from[0] == '%' ? url_hex(from[1]) : -1;
    int low = high >= 0 ? url_hex(from[2]) : -1;
    *at += low >= 0 ? 3 : 1;
    return low >= 0 ? (char)(high << 4 | low) : *from;
}

static int value_of(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *digit = c ? strchr(digits, c) : NULL;
    if (digit)
        return (int)(digit - digits);
    return c == '-' ? 62 : c == '_' ? 63 : -1;
}

/* RFC 4648, section 4 or 5; what is no digit is passed over. */
static void add_base64(const char *at, struct buffer *out)
{
    unsigned bits = 0, count = 0;
    while (*at) {
        char c = next_byte(&at);
        int value = value_of(c);
        if (c == '=')
            return;
        if (value < 0)
            continue;
        bits = (bits << 6 | (unsigned)value) & 0xFFFFFF;
        if (++count % 4 != 1)
            buffer_add_byte(out, (char)(bits >> (6 - 2 * ((count - 1) % 4))));
    }
}

/* RFC 2397: what stands before the comma may end in ";base64". */
static enum address_kind read_data(const char *at, size_t limit, struct buffer *out)
{
    static const char mark[] = ";base64";
    const char *comma = strchr(at, ',');
    if (!comma || strlen(comma) / 4 > limit)
        return ADDRESS_EMPTY;
    const char *type_end = comma;
    while (type_end > at && type_end[-1] == ' ')
        type_end--;
    size_t size = (size_t)(type_end - at);
    buffer_reserve(out, strlen(comma));
    if (size >= sizeof mark - 1 &&
        strncasecmp(type_end - (sizeof mark - 1), mark, sizeof mark - 1) == 0)
        add_base64(comma + 1, out);
    else
        for (const char *byte = comma + 1; *byte;)
            buffer_add_byte(out, next_byte(&byte));
    return out->size > 0 && out->size <= limit ? ADDRESS_DATA : ADDRESS_EMPTY;
}

/* The path with its percent signs decoded, up to a query or a fragment; false for one with a NUL.
 */
static bool add_decoded(const char *at, struct buffer *path)
{
    while (*at && *at != '?' && *at != '#') {
        char byte = next_byte(&at);
        if (byte == '\0')
            return false;
        buffer_add_byte(path, byte == '\\' ? '/' : byte);
    }
    return true;
}

/* Takes the last name of a path away; false when there is none. */
static bool go_up(struct buffer *path)
{
    if (path->size == 0)
        return false;
    while (path->size > 0 && path->data[path->size - 1] != '/')
        path->size--;
    path->size -= path->size > 0;
    path->data[path->size] = '\0';
    return true;
}

/* Follows the names of `path` from where `out` is; false when they lead above the start. */
static bool follow(const char *path, struct buffer *out)
{
    for (size_t size; *path; path += size + (path[size] == '/')) {
        size = strcspn(path, "/");
        if (size == 0 || (size == 1 && *path == '.'))
            continue;
        if (size == 2 && path[0] == '.' && path[1] == '.') {
            if (!go_up(out))
                return false;
            continue;
        }
        if (out->size > 0)
            buffer_add_byte(out, '/');
        buffer_add(out, path, size);
    }
    return true;
}

static enum address_kind read_path(const char *at, const char *article, struct buffer *out)
{
    struct buffer path;
    buffer_init(&path);
    bool beneath = add_decoded(at, &path);
    if (beneath && path.size > 0 && *path.data != '/') {
        const char *slash = strrchr(article, '/');
        buffer_add(out, article, slash ? (size_t)(slash - article) : 0);
    }
    beneath = beneath && (path.size == 0 || follow(path.data, out));
    out->failed = out->failed || path.failed;
    buffer_fini(&path);
    if (!beneath)
        return ADDRESS_OUTSIDE;
    return out->size > 0 || out->failed ? ADDRESS_FILE : ADDRESS_EMPTY;
}

enum address_kind address_read(const char *address, const char *article, size_t limit,
                               struct buffer *out)
{
    struct buffer clean;
    buffer_init(&clean);
    add_clean(address, &clean);
    const char *at = clean.size > 0 ? clean.data : "";
    enum address_kind kind = ADDRESS_OUTSIDE;
    switch (url_kind(at)) {
    case URL_INSIDE:
        kind = read_path(at, article, out);
        break;
    case URL_DATA:
        kind = read_data(strchr(at, ':') + 1, limit, out);
        break;
    case URL_WEB:
    case URL_REMOTE:
        kind = ADDRESS_REMOTE;
        break;
    default:
        break;
    }
    out->failed = out->failed || clean.failed;
    buffer_fini(&clean);
    return kind;
}
