/* XHTML as HTML; see xhtml.h. One pass over the tags; what is no tag stays as it is. */
#define _GNU_SOURCE /* memmem */
#include "html/xhtml.h"

#include <string.h>
#include <strings.h>

enum { HEAD = 2048 }; /* bytes in which a page says what it is */

bool xhtml_is(const char *text, size_t size)
{
    static const char namespace[] = "http://www.w3.org/1999/xhtml";
    size_t head = size < HEAD ? size : HEAD;
    return (size > 5 && memcmp(text, "<?x", 3) == 0) ||
           memmem(text, head, namespace, sizeof namespace - 1) != NULL;
}

static bool is_name(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
           c == ':';
}

/* Elements that HTML closes by itself. */
static bool is_void(const char *name, size_t size)
{
    static const char *const names[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                        "input", "link", "meta", "param", "source", "track", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == size && strncasecmp(names[i], name, size) == 0)
            return true;
    return false;
}

/* What stands behind the tag that begins at `at`; ">" in quotation marks does not end it. */
static const char *tag_end(const char *at, const char *end)
{
    char quote = 0;
    for (; at < end; at++)
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? 0 : *at;
        else if (!quote && *at == '>')
            return at + 1;
    return end;
}

static const char *behind(const char *at, const char *end, const char *mark)
{
    const char *found = memmem(at, (size_t)(end - at), mark, strlen(mark));
    return found ? found + strlen(mark) : end;
}

/* Character data, escaped. Returns what stands behind it. */
static const char *add_data(const char *at, const char *end, struct buffer *out)
{
    const char *stop = behind(at, end, "]]>");
    const char *last = stop - at >= 3 && memcmp(stop - 3, "]]>", 3) == 0 ? stop - 3 : stop;
    for (at += strlen("<![CDATA["); at < last; at++)
        if (*at == '<')
            buffer_add_string(out, "&lt;");
        else if (*at == '&')
            buffer_add_string(out, "&amp;");
        else
            buffer_add_byte(out, *at);
    return stop;
}

/* The end of what is no markup although it may look so, or NULL. */
static const char *raw_end(const char *name, size_t size, const char *at, const char *end)
{
    bool script = size == 6 && strncasecmp(name, "script", size) == 0;
    bool style = size == 5 && strncasecmp(name, "style", size) == 0;
    if (!script && !style)
        return NULL;
    const char *stop = memmem(at, (size_t)(end - at), script ? "</script" : "</style", 7);
    return stop ? stop : end;
}

static const char *add_tag(const char *at, const char *end, struct buffer *out)
{
    const char *name = at + 1, *stop = tag_end(at, end);
    size_t size = 0;
    while (name + size < stop && is_name(name[size]))
        size++;
    bool closed = size > 0 && stop - at > 3 && stop[-1] == '>' && stop[-2] == '/';
    if (!closed || is_void(name, size)) {
        buffer_add(out, at, (size_t)(stop - at));
        const char *raw = closed || size == 0 ? NULL : raw_end(name, size, stop, end);
        if (raw)
            buffer_add(out, stop, (size_t)(raw - stop));
        return raw ? raw : stop;
    }
    buffer_add(out, at, (size_t)(stop - 2 - at));
    buffer_add_string(out, "></");
    buffer_add(out, name, size);
    buffer_add_byte(out, '>');
    return stop;
}

void xhtml_to_html(const char *text, size_t size, struct buffer *out)
{
    const char *at = text, *end = text + size;
    buffer_reserve(out, size + size / 8);
    while (at < end) {
        const char *tag = memchr(at, '<', (size_t)(end - at));
        buffer_add(out, at, (size_t)((tag ? tag : end) - at));
        if (!tag)
            break;
        size_t rest = (size_t)(end - tag);
        if (rest > 4 && memcmp(tag, "<!--", 4) == 0) {
            at = behind(tag, end, "-->");
            buffer_add(out, tag, (size_t)(at - tag));
        } else if (rest > 9 && memcmp(tag, "<![CDATA[", 9) == 0) {
            at = add_data(tag, end, out);
        } else if (rest > 1 && is_name(tag[1])) {
            at = add_tag(tag, end, out);
        } else {
            buffer_add_byte(out, '<');
            at = tag + 1;
        }
    }
}
