/* Judging, writing and resolving references; see url.h. */
#include "base/url.h"

#include "base/utf8.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

/* White space and control characters. */
static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

int url_hex(char c)
{
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The scheme in lower case, "" when there is none; returns what stands behind its colon. */
static const char *read_scheme(const char *url, char *scheme, size_t room)
{
    const char *at = url;
    size_t size = 0;
    for (; *at && *at != ':'; at++) {
        if (is_blank(*at))
            continue;
        if ((!is_alnum(*at) && !strchr("+-.", *at)) || size + 1 == room)
            break;
        scheme[size++] = (char)(*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at);
    }
    scheme[*at == ':' ? size : 0] = '\0';
    return *scheme ? at + 1 : url;
}

enum { SCHEME_SIZE = 32 };

static enum url_kind kind_of_scheme(const char *scheme)
{
    static const struct {
        const char *scheme;
        enum url_kind kind;
    } schemes[] = {
        {"", URL_INSIDE},         {"http", URL_WEB},    {"https", URL_WEB},
        {"mailto", URL_CONTACT},  {"tel", URL_CONTACT}, {"ftp", URL_REMOTE},
        {"data", URL_DATA},       {"file", URL_FILE},   {"javascript", URL_SCRIPT},
        {"vbscript", URL_SCRIPT},
    };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strcmp(scheme, schemes[i].scheme) == 0)
            return schemes[i].kind;
    return URL_OTHER;
}

enum url_kind url_kind(const char *url)
{
    char scheme[SCHEME_SIZE];
    while (is_blank(*url) && *url)
        url++;
    if (is_slash(url[0]) && is_slash(url[1]))
        return URL_REMOTE;
    read_scheme(url, scheme, sizeof scheme);
    return kind_of_scheme(scheme);
}

/* "1.2.3.4": a host that ends in a number is an address (URL standard, section 3.5). */
static bool is_ipv4(const char *host, size_t size)
{
    unsigned parts = 1, number = 0;
    bool digits = false;
    for (size_t i = 0; i < size; i++) {
        if (host[i] == '.' && digits && parts < 4) {
            parts++;
            number = 0;
            digits = false;
        } else if (is_digit(host[i]) && number < 256) {
            number = number * 10 + (unsigned)(host[i] - '0');
            digits = true;
        } else {
            return false;
        }
        if (number > 255)
            return false;
    }
    return parts == 4 && digits;
}

/* Whether labels of letters and digits, with dots between, may be a host. */
static bool is_host(const char *host, size_t size)
{
    size_t label = 0; /* where the last one begins */
    for (const char *at = host, *end = host + size; at < end;) {
        size_t start = (size_t)(at - host);
        uint32_t c = utf8_next(&at, end);
        if (c == '.' && (start == label || at == end))
            return false;
        if (c == '.')
            label = start + 1;
        else if (!character_is_word(c) && c != '-' && c != '_')
            return false;
    }
    if (size > label && is_digit(host[label])) {
        bool number = size - label > 1 && (host[label + 1] | 0x20) == 'x';
        for (size_t i = label; i < size && !number; i++)
            if (!is_digit(host[i]))
                return true;
        return is_ipv4(host, size);
    }
    return size > 0;
}

/* Bytes of "host:port" at the beginning of what follows the slashes; 0 when it can be no host. */
static size_t authority_size(const char *text, size_t size)
{
    size_t end = 0, port = 0;
    while (end < size && !is_slash(text[end]) && text[end] != '?' && text[end] != '#')
        end++;
    const char *colon = memchr(text, ':', end);
    size_t host = colon ? (size_t)(colon - text) : end;
    for (size_t i = host + 1; i < end; i++) {
        if (!is_digit(text[i]) || port > UINT16_MAX)
            return 0;
        port = port * 10 + (size_t)(text[i] - '0');
    }
    return port <= UINT16_MAX && is_host(text, host) ? end : 0;
}

/* Whether a character may not stand in a URL as it is. */
static bool has_to_be_encoded(uint32_t c)
{
    return c <= ' ' || (c < 0x80 && strchr("\\<>\"^`{|}[]\x7F", (int)c)) || !character_is_xml(c) ||
           (c >= 0x80 && (character_is_space(c) || character_is_invisible(c)));
}

/* Adds the text, percent-encoded; in paths backslashes are slashes, as browsers take them. */
static void add_encoded(struct buffer *out, const char *text, size_t size, bool is_path)
{
    bool in_fragment = false;
    for (const char *at = text, *end = text + size; at < end;) {
        const char *start = at;
        uint32_t c = utf8_next(&at, end);
        bool percent = c == '%' && (end - at < 2 || url_hex(at[0]) < 0 || url_hex(at[1]) < 0);
        bool second = c == '#' && in_fragment;
        is_path = is_path && c != '?' && c != '#';
        in_fragment = in_fragment || c == '#';
        if (c == '\\' && is_path)
            buffer_add_byte(out, '/');
        else if (!percent && !second && !has_to_be_encoded(c))
            buffer_add(out, start, (size_t)(at - start));
        else
            for (; start < at; start++)
                buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)*start);
    }
}

/* What browsers read: nothing blank around it, no line ends or tabs in it. */
static void strip(const char *url, struct buffer *out)
{
    size_t size = strlen(url);
    while (size > 0 && is_blank(url[size - 1]))
        size--;
    while (size > 0 && is_blank(*url)) {
        url++;
        size--;
    }
    for (size_t i = 0; i < size; i++)
        if (url[i] == ' ' || !is_blank(url[i]))
            buffer_add_byte(out, url[i]);
    buffer_add(out, "", 0);
}

/* An address of the web: `scheme`, and what stands behind its colon, or from "//" on. */
static enum url_kind judge_web(const char *scheme, const char *rest, struct buffer *clean)
{
    while (is_slash(*rest))
        rest++;
    size_t size = strlen(rest), host = authority_size(rest, size);
    if (host == 0)
        return URL_OTHER;
    buffer_add_format(clean, "%s://", scheme);
    buffer_add(clean, rest, host);
    add_encoded(clean, rest + host, size - host, true);
    return URL_WEB;
}

static enum url_kind judge(const char *url, struct buffer *clean)
{
    char scheme[SCHEME_SIZE];
    enum url_kind kind = url_kind(url);
    const char *rest = read_scheme(url, scheme, sizeof scheme);
    if (is_slash(url[0]) && is_slash(url[1]))
        return judge_web("https", url, clean);
    if (kind == URL_WEB)
        return judge_web(scheme, rest, clean);
    if (kind == URL_CONTACT && !*rest)
        return URL_OTHER;
    if (kind == URL_CONTACT)
        buffer_add_format(clean, "%s:", scheme);
    if (kind == URL_CONTACT || kind == URL_INSIDE)
        add_encoded(clean, rest, strlen(rest), kind == URL_INSIDE);
    return kind;
}

enum url_kind url_judge(const char *url, struct buffer *clean)
{
    struct buffer stripped;
    buffer_init(&stripped);
    strip(url, &stripped);
    enum url_kind kind = stripped.data ? judge(stripped.data, clean) : URL_INSIDE;
    clean->failed = clean->failed || stripped.failed;
    buffer_fini(&stripped);
    return kind;
}

void url_decode(const char *text, size_t size, struct buffer *out)
{
    for (size_t i = 0; i < size; i++) {
        bool encoded = text[i] == '%' && size - i > 2 && url_hex(text[i + 1]) >= 0 &&
                       url_hex(text[i + 2]) >= 0 && (text[i + 1] != '0' || text[i + 2] != '0');
        buffer_add_byte(out, encoded ? (char)(url_hex(text[i + 1]) << 4 | url_hex(text[i + 2]))
                                     : text[i]);
        i += encoded ? 2 : 0;
    }
}
