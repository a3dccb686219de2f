/* Elements and tags in bytes; see tags.h. */
#include "html/tags.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    unsigned traits;
} tags[] = {
#define TAG(name, traits) {name, traits},
#include "html/tags.def"
#undef TAG
};

enum { TAG_COUNT = sizeof tags / sizeof *tags };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* As strcmp, for a name in any case that does not end in NUL. */
static int compare(const char *name, size_t size, const char *known)
{
    for (size_t i = 0; i < size; i++)
        if (lower(name[i]) != known[i])
            return (unsigned char)lower(name[i]) - (unsigned char)known[i];
    return known[size] == '\0' ? 0 : -1;
}

uint32_t tag_number(const char *name, size_t size)
{
    size_t first = 0, end = TAG_COUNT;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = compare(name, size, tags[middle].name);
        if (order == 0)
            return (uint32_t)middle + 1;
        if (order < 0)
            end = middle;
        else
            first = middle + 1;
    }
    uint32_t number = 0x811C9DC5; /* FNV-1a */
    for (size_t i = 0; i < size; i++)
        number = (number ^ (unsigned char)lower(name[i])) * 0x01000193;
    return number | TAG_UNKNOWN;
}

unsigned tag_traits(uint32_t number)
{
    return number > 0 && number <= TAG_COUNT ? tags[number - 1].traits : 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static const char *find(const char *at, const char *end, char c)
{
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && (is_space(*at) || *at == '/'))
        at++;
    return at;
}

/* Behind the value of an attribute, which begins after its equals sign. */
static const char *skip_value(const char *at, const char *end)
{
    while (at < end && is_space(*at))
        at++;
    if (at < end && (*at == '"' || *at == '\'')) {
        const char *quote = find(at + 1, end, *at);
        return quote < end ? quote + 1 : end;
    }
    while (at < end && !is_space(*at) && *at != '>')
        at++;
    return at;
}

/* Behind one attribute; its name may begin with an equals sign (13.2.5.32). */
static const char *skip_attribute(const char *at, const char *end)
{
    for (at++; at < end && !is_space(*at) && *at != '/' && *at != '>' && *at != '='; at++)
        ;
    const char *sign = at;
    while (sign < end && is_space(*sign))
        sign++;
    return sign < end && *sign == '=' ? skip_value(sign + 1, end) : at;
}

/* The rest of a tag: its attributes and its `>`. */
static void read_attributes(struct token *token, const char *at, const char *end)
{
    for (at = skip_spaces(at, end); at < end && *at != '>'; at = skip_spaces(at, end)) {
        at = skip_attribute(at, end);
        if (++token->attributes == LIMIT_HTML_ATTRIBUTES)
            token->surplus = at;
    }
    token->ends_itself = at < end && at[-1] == '/';
    token->end = at < end ? at + 1 : end;
}

static void read_tag(struct token *token, const char *name, const char *end)
{
    const char *behind = name;
    while (behind < end && !is_space(*behind) && *behind != '/' && *behind != '>')
        behind++;
    token->tag = tag_number(name, (size_t)(behind - name));
    read_attributes(token, behind, end);
}

/* A comment ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole ones. */
static const char *comment_end(const char *at, const char *end)
{
    const char *content = at + 4;
    for (const char *close = find(at + 4, end, '>'); close < end; close = find(close + 1, end, '>'))
        if (close == content || (close == content + 1 && close[-1] == '-') ||
            (close >= content + 2 && memcmp(close - 2, "--", 2) == 0) ||
            (close >= content + 3 && memcmp(close - 3, "--!", 3) == 0))
            return close + 1;
    return end;
}

/* Where the content of a raw element ends, which is where its end tag begins. */
static const char *raw_end(const char *at, const char *end, uint32_t tag)
{
    const char *name = tags[tag - 1].name;
    size_t size = strlen(name);
    for (at = find(at, end, '<'); at < end; at = find(at + 1, end, '<')) {
        if ((size_t)(end - at) < size + 3 || at[1] != '/' || strncasecmp(at + 2, name, size) != 0)
            continue;
        char behind = at[size + 2];
        if (is_space(behind) || behind == '/' || behind == '>')
            return at;
    }
    return end;
}

static bool begins_markup(const char *at, const char *end)
{
    if (*at != '<' || end - at < 2)
        return false;
    return is_letter(at[1]) || at[1] == '!' || at[1] == '?' || (at[1] == '/' && end - at > 2);
}

static void read_markup(struct token *token, const char *end)
{
    const char *at = token->start;
    if (is_letter(at[1]) || (at[1] == '/' && is_letter(at[2]))) {
        token->kind = at[1] == '/' ? TOKEN_CLOSE : TOKEN_OPEN;
        read_tag(token, at + (at[1] == '/' ? 2 : 1), end);
        return;
    }
    token->kind = TOKEN_OTHER;
    if (end - at >= 4 && memcmp(at, "<!--", 4) == 0)
        token->end = comment_end(at, end);
    else
        token->end = find(at, end, '>') < end ? find(at, end, '>') + 1 : end;
}

/* Where a text ends, whose first byte is no markup whatever it is. */
static const char *text_end(const char *at, const char *end)
{
    const char *next = find(at + 1, end, '<');
    while (next < end && !begins_markup(next, end))
        next = find(next + 1, end, '<');
    return next;
}

struct token token_next(struct tokens *tokens)
{
    struct token token = {.kind = TOKEN_TEXT, .start = tokens->at, .end = tokens->end};
    const char *raw = tokens->raw ? raw_end(tokens->at, tokens->end, tokens->raw) : tokens->at;
    tokens->raw = 0;
    if (tokens->at == tokens->end)
        token.kind = TOKEN_END;
    else if (raw > tokens->at)
        token.end = raw;
    else if (begins_markup(tokens->at, tokens->end))
        read_markup(&token, tokens->end);
    else
        token.end = text_end(tokens->at, tokens->end);
    tokens->at = token.end;
    return token;
}
