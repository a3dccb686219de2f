/* The tokens of a style sheet; see tokens.h. */
#include "check/tokens.h"

#include <string.h>
#include <strings.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_name(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
           c == '_' || c == '\\' || (unsigned char)c >= 0x80;
}

static void step(struct tokens *t)
{
    t->line += *t->at == '\n';
    t->at++;
}

static void skip_space(struct tokens *t)
{
    while (t->at < t->end && is_space(*t->at))
        step(t);
}

static struct token token(enum token_kind kind, const char *text, const char *end, size_t line)
{
    return (struct token){.kind = kind, .text = text, .size = (size_t)(end - text), .line = line};
}

static struct token read_string(struct tokens *t)
{
    char quote = *t->at;
    size_t line = t->line;
    const char *start = ++t->at;
    while (t->at < t->end && *t->at != quote && *t->at != '\n') {
        if (*t->at == '\\' && t->at + 1 < t->end)
            step(t);
        step(t);
    }
    bool is_whole = t->at < t->end && *t->at == quote;
    struct token made = token(is_whole ? TOKEN_STRING : TOKEN_BROKEN, start, t->at, line);
    t->at += is_whole;
    return made;
}

static struct token read_comment(struct tokens *t)
{
    const char *start = t->at;
    size_t line = t->line;
    t->at += 2;
    while (t->at + 1 < t->end && (t->at[0] != '*' || t->at[1] != '/'))
        step(t);
    bool is_whole = t->at + 1 < t->end;
    t->at = is_whole ? t->at + 2 : t->end;
    return token(is_whole ? TOKEN_SPACE : TOKEN_BROKEN, start, t->at, line);
}

/* Behind "url(". A quoted address is one, too. */
static struct token read_url(struct tokens *t)
{
    struct token made;
    size_t line = t->line;
    skip_space(t);
    if (t->at < t->end && (*t->at == '"' || *t->at == '\'')) {
        made = read_string(t);
        made.kind = made.kind == TOKEN_STRING ? TOKEN_URL : TOKEN_BROKEN;
    } else {
        const char *start = t->at;
        while (t->at < t->end && *t->at != ')' && !is_space(*t->at))
            step(t);
        made = token(TOKEN_URL, start, t->at, line);
    }
    while (t->at < t->end && *t->at != ')')
        step(t);
    if (t->at == t->end)
        made.kind = TOKEN_BROKEN;
    t->at += t->at < t->end;
    return made;
}

static struct token read_name(struct tokens *t, enum token_kind kind)
{
    const char *start = t->at;
    while (t->at < t->end && is_name(*t->at)) {
        if (*t->at == '\\' && t->at + 1 < t->end)
            t->at++;
        step(t);
    }
    struct token made = token(kind, start, t->at, t->line);
    if (kind != TOKEN_NAME || t->at == t->end || *t->at != '(')
        return made;
    t->at++;
    if (token_is(&made, "url"))
        return read_url(t);
    made.kind = TOKEN_FUNCTION;
    return made;
}

struct token tokens_next(struct tokens *t)
{
    if (t->at >= t->end)
        return token(TOKEN_END, t->end, t->end, t->line);
    const char *start = t->at;
    size_t line = t->line;
    if (is_space(*start)) {
        skip_space(t);
        return token(TOKEN_SPACE, start, t->at, line);
    }
    if (start + 1 < t->end && start[0] == '/' && start[1] == '*')
        return read_comment(t);
    if (*start == '"' || *start == '\'')
        return read_string(t);
    if (*start == '@' && start + 1 < t->end && is_name(start[1])) {
        t->at++;
        return read_name(t, TOKEN_AT);
    }
    if (is_name(*start))
        return read_name(t, TOKEN_NAME);
    t->at++;
    return token(TOKEN_MARK, start, t->at, line);
}

bool token_is(const struct token *token, const char *word)
{
    return strlen(word) == token->size && strncasecmp(token->text, word, token->size) == 0;
}

bool token_is_mark(const struct token *token, char mark)
{
    return token->kind == TOKEN_MARK && *token->text == mark;
}
