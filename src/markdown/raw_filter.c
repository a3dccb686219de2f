/* What is a tag in the HTML that stands in Markdown, and what is text; see raw_filter.h. */
#include "markdown/raw_filter.h"

#include "markdown/entity.h"

#include <string.h>
#include <strings.h>

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_name_byte(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

struct tag {
    const char *name;
    size_t name_size;
    size_t size; /* of all of it */
    bool closes;
};

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && is_space(*at))
        at++;
    return at;
}

/* One attribute; NULL when it is none (CommonMark, section 6.6). */
static const char *skip_attribute(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && (is_name_byte(*at) || strchr("_:.@", *at)))
        at++;
    const char *value = skip_space(at, end);
    if (at == start || at == end)
        return NULL;
    if (value == end || *value != '=')
        return at;
    value = skip_space(value + 1, end);
    if (value < end && (*value == '"' || *value == '\'')) {
        const char *stop = memchr(value + 1, *value, (size_t)(end - value) - 1);
        return stop ? stop + 1 : NULL;
    }
    start = value;
    while (value < end && !is_space(*value) && !strchr("\"'=<>`", *value))
        value++;
    return value > start ? value : NULL;
}

static bool read_tag(const char *at, const char *end, struct tag *tag)
{
    const char *start = at++;
    tag->closes = at < end && *at == '/';
    at += tag->closes;
    tag->name = at;
    if (at == end || !is_letter(*at))
        return false;
    while (at < end && is_name_byte(*at))
        at++;
    tag->name_size = (size_t)(at - tag->name);
    for (;;) {
        const char *next = skip_space(at, end);
        bool parted = next > at;
        at = next;
        if (at < end && *at == '/')
            at++;
        if (at < end && *at == '>')
            break;
        at = at < end && parted && !tag->closes ? skip_attribute(at, end) : NULL;
        if (!at)
            return false;
    }
    tag->size = (size_t)(at + 1 - start);
    return true;
}

static bool is_named(const struct tag *tag, const char *name)
{
    return tag->name_size == strlen(name) && strncasecmp(tag->name, name, tag->name_size) == 0;
}

/* Tags that would make a parser take what follows for something else than text, or end the page;
 * and the components of generators, "<Listing>", which no HTML has. */
static bool is_left_out(const struct tag *tag)
{
    static const char *const names[] = {"script",
                                        "style",
                                        "title",
                                        "textarea",
                                        "xmp",
                                        "plaintext",
                                        "noembed",
                                        "noframes",
                                        "frame",
                                        "frameset",
                                        "iframe",
                                        "noscript",
                                        "template",
                                        "html",
                                        "head",
                                        "body",
                                        "base",
                                        "link",
                                        "meta",
                                        "select",
                                        "option",
                                        "optgroup",
                                        "table-of-contents"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(tag, names[i]))
            return true;
    bool small = false;
    for (size_t i = 1; i < tag->name_size; i++)
        small = small || (tag->name[i] >= 'a' && tag->name[i] <= 'z');
    return small && *tag->name >= 'A' && *tag->name <= 'Z';
}

static const char *find(const char *at, const char *end, const char *what)
{
    size_t size = strlen(what);
    for (; (size_t)(end - at) >= size; at++)
        if (strncasecmp(at, what, size) == 0)
            return at;
    return NULL;
}

/* What shows nothing: comments, declarations, instructions, and scripts and styles with what they
 * hold. Returns what stands behind it, NULL when it is none of these. */
static const char *skip_hidden(const char *at, const char *end)
{
    static const struct {
        const char *open, *close;
    } hidden[] = {{"<!--", "-->"},         {"<?", "?>"},         {"<![CDATA[", "]]>"}, {"<!", ">"},
                  {"<script", "</script"}, {"<style", "</style"}};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        size_t size = strlen(hidden[i].open);
        if ((size_t)(end - at) < size || strncasecmp(at, hidden[i].open, size) != 0)
            continue;
        if (is_letter(hidden[i].open[1]) && at + size < end && is_name_byte(at[size]))
            continue;
        const char *stop = find(at + size, end, hidden[i].close);
        bool element = is_letter(hidden[i].open[1]);
        if (!stop)
            return end;
        stop += strlen(hidden[i].close);
        while (element && stop < end && *stop++ != '>')
            continue;
        return stop;
    }
    return NULL;
}

void raw_escape(const char *text, size_t size, struct buffer *out)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] == '<' || text[i] == '&' || text[i] == '"' || text[i] == '>')
            buffer_add_format(out, "&#%u;", (unsigned)text[i]);
        else
            buffer_add_byte(out, text[i]);
}

/* Text, with its references decoded, since the parser's decoding is not ours. */
static void add_text(const char *at, const char *end, struct buffer *html, struct buffer *words)
{
    enum { LONGEST = 40 }; /* bytes of a reference */
    struct buffer text;
    buffer_init(&text);
    while (at < end) {
        size_t left = (size_t)(end - at), room = left < LONGEST ? left : LONGEST;
        const char *stop = *at == '&' ? memchr(at, ';', room) : NULL;
        bool reference = stop && stop - at > 1;
        for (const char *in = at + 1; reference && in < stop; in++)
            reference = is_name_byte(*in) || *in == '#';
        if (reference)
            entity_add(at, (size_t)(stop + 1 - at), &text);
        else
            buffer_add_byte(&text, *at);
        at = reference ? stop + 1 : at + 1;
    }
    if (text.data && !text.failed) {
        raw_escape(text.data, text.size, html);
        buffer_add(words, text.data, text.size);
    }
    html->failed = html->failed || text.failed;
    buffer_fini(&text);
}

/* Adds a tag, or leaves it out. */
static void add_tag(const char *at, const struct tag *tag, struct buffer *html,
                    struct buffer *words)
{
    if (!is_left_out(tag))
        buffer_add(html, at, tag->size);
    buffer_add_byte(words, '\n');
}

void raw_filter(const char *text, size_t size, struct buffer *html, struct buffer *words)
{
    const char *at = text, *end = text + size;
    while (at < end) {
        struct tag tag;
        const char *next = memchr(at, '<', (size_t)(end - at));
        next = next ? next : end;
        add_text(at, next, html, words);
        at = next;
        const char *behind = at < end ? skip_hidden(at, end) : NULL;
        if (behind) {
            at = behind;
        } else if (at < end && read_tag(at, end, &tag)) {
            add_tag(at, &tag, html, words);
            at += tag.size;
        } else if (at < end) {
            add_text(at, at + 1, html, words);
            at++;
        }
    }
}
