/* Styles in drawings: rules of selectors and declarations, of which those stay whose property
 * svg.def lists as an attribute. See svg_rules.h. */
#include "image/svg_rules.h"

#include <string.h>

struct text {
    const char *at, *end;
};

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct text trim(struct text text)
{
    while (text.at < text.end && is_blank(*text.at))
        text.at++;
    while (text.end > text.at && is_blank(text.end[-1]))
        text.end--;
    return text;
}

/* What stands before one of the characters, which is passed; up to the end where there is none.
 * Quoted ones do not count. */
static struct text take_until(struct text *from, const char *stops, char *stop)
{
    struct text taken = {from->at, from->end};
    char quote = '\0';
    for (const char *at = from->at; at < from->end; at++) {
        if (quote != '\0')
            quote = *at == quote ? '\0' : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (strchr(stops, *at)) {
            *stop = *at;
            taken.end = at;
            from->at = at + 1;
            return taken;
        }
    }
    *stop = '\0';
    from->at = from->end;
    return taken;
}

/* As a string of its own, if it is harmless and holds none of some characters; false where not. */
static bool add_harmless(struct text text, const char *never, struct buffer *out)
{
    struct buffer copy;
    text = trim(text);
    buffer_init(&copy);
    buffer_add(&copy, text.at, (size_t)(text.end - text.at));
    bool added =
        copy.size > 0 && !copy.failed && svg_is_harmless(copy.data) && !strpbrk(copy.data, never);
    if (added)
        buffer_add(out, copy.data, copy.size);
    out->failed = out->failed || copy.failed;
    buffer_fini(&copy);
    return added;
}

/* Whether every quotation mark has its second one: others read on where one is open. */
static bool is_closed(struct text text)
{
    char quote = '\0';
    for (; text.at < text.end; text.at++) {
        bool marks = *text.at == '"' || *text.at == '\'';
        if (quote != '\0')
            quote = *text.at == quote ? '\0' : quote;
        else if (marks)
            quote = *text.at;
    }
    return quote == '\0';
}

static void add_declarations(struct text text, struct buffer *out)
{
    while (text.at < text.end) {
        char stop;
        struct text declaration = trim(take_until(&text, ";", &stop)), rest = declaration;
        struct text name = trim(take_until(&rest, ":", &stop));
        if (stop == ':' && is_closed(declaration) &&
            svg_lists(name.at, (size_t)(name.end - name.at)) &&
            add_harmless(declaration, "{}<", out))
            buffer_add_byte(out, ';');
    }
}

void svg_add_declarations(const char *css, struct buffer *out)
{
    add_declarations((struct text){css, css + strlen(css)}, out);
}

/* The sheet without comments, which may stand anywhere. */
static void add_without_comments(const char *css, struct buffer *out)
{
    for (const char *start; (start = strstr(css, "/*"));) {
        const char *end = strstr(start + 2, "*/");
        buffer_add(out, css, (size_t)(start - css));
        css = end ? end + 2 : start + strlen(start);
    }
    buffer_add_string(out, css);
}

/* Passes an at-rule: up to its semicolon, or over its block, in which there may be others. */
static void pass_at_rule(struct text *text)
{
    size_t depth = 0;
    char stop = '\0';
    do {
        take_until(text, depth == 0 ? ";{}" : "{}", &stop);
        depth += stop == '{';
        depth -= stop == '}' && depth > 0;
    } while (stop != '\0' && stop != ';' && depth > 0);
}

static void add_rules(struct text text, struct buffer *out)
{
    for (text = trim(text); text.at < text.end; text = trim(text)) {
        char stop;
        if (*text.at == '@') {
            pass_at_rule(&text);
            continue;
        }
        struct text selector = take_until(&text, "{", &stop);
        bool opened = stop == '{';
        struct text block = take_until(&text, "}", &stop);
        if (!opened || !add_harmless(selector, "\"'<}", out))
            continue;
        buffer_add_byte(out, '{');
        add_declarations(block, out);
        buffer_add_string(out, "}\n");
    }
}

void svg_add_rules(const char *css, struct buffer *out)
{
    struct buffer plain;
    buffer_init(&plain);
    add_without_comments(css, &plain);
    if (plain.size > 0 && !plain.failed)
        add_rules((struct text){plain.data, plain.data + plain.size}, out);
    out->failed = out->failed || plain.failed;
    buffer_fini(&plain);
}
