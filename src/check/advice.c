/* What is valid in a style sheet and yet unwise, declaration by declaration; the table is
 * advice.def. For sheets that are plain (plain_style.c): of them a walk over tokens makes no
 * mistake. */
#include "check/checks.h"

#include "check/tokens.h"

#include <string.h>
#include <strings.h>

enum where { ANYWHERE, ON_BODY /* or html */ };

/* Which values a row is about. */
enum value {
    ANY,
    ABSOLUTE,
    STICKY,
    NEGATIVE,
    FIXED,  /* a length that does not grow with the letters */
    LENGTH, /* any that is not 0, but for percentages */
    SIZE,   /* any but those that are the reader's own */
    IMPORTANT,
};

static const struct advice {
    const char *property;
    enum where where;
    enum value value;
    const char *text;
} table[] = {
#define ADVICE(...) {__VA_ARGS__},
#include "check/advice.def"
#undef ADVICE
};

/* Where the walk is. */
struct walk {
    struct epub *epub;
    size_t file;
    struct token last, property; /* the token before; what the declaration sets */
    bool in_media_head, in_block, in_value;
    bool is_body; /* the selector ends with body or html; */
    bool on_body; /* so does one of the rule */
    bool told;    /* about this declaration */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a token is a number, or the end of one behind its point, in a unit. */
static bool has_unit(const struct token *token, const char *unit)
{
    size_t size = strlen(unit);
    return token->size > size && (is_digit(*token->text) || *token->text == '-') &&
           strncasecmp(token->text + token->size - size, unit, size) == 0;
}

static bool is_fixed_length(const struct token *token)
{
    static const char *const units[] = {"px", "pt", "pc", "mm", "cm", "in"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (has_unit(token, units[i]))
            return true;
    return false;
}

static bool is_letters_length(const struct token *token)
{
    return has_unit(token, "em") || has_unit(token, "ex") || has_unit(token, "rem");
}

static bool is_value(enum value value, const struct token *token)
{
    switch (value) {
    case ANY:
        return !token_is(token, "inherit") && !token_is(token, "transparent");
    case ABSOLUTE:
        return token_is(token, "absolute");
    case STICKY:
        return token_is(token, "sticky");
    case NEGATIVE:
        return *token->text == '-' && (token->size == 1 || is_digit(token->text[1]));
    case FIXED:
        return is_fixed_length(token);
    case LENGTH:
        return is_fixed_length(token) || is_letters_length(token);
    case SIZE:
        return !token_is(token, "1em") && !token_is(token, "100") && !token_is(token, "medium") &&
               !token_is_mark(token, '%');
    case IMPORTANT:
        return token_is_mark(token, '!');
    }
    return false;
}

/* "margin*" is every property that begins with "margin". */
static bool is_property(const char *name, const struct token *token)
{
    size_t size = strcspn(name, "*");
    return name[size] == '\0' ? token_is(token, name)
                              : token->size >= size && strncasecmp(token->text, name, size) == 0;
}

static void judge(struct walk *walk, const struct token *value)
{
    for (size_t i = 0; i < sizeof table / sizeof *table && !walk->told; i++) {
        const struct advice *row = &table[i];
        walk->told = (row->where == ANYWHERE || walk->on_body) &&
                     is_property(row->property, &walk->property) && is_value(row->value, value);
        if (walk->told)
            finding(walk->epub, RULE_READER_STYLE, walk->file, value->line, "%s", row->text);
    }
}

/* In front of a block: whether one of the selectors is for body or html as a whole. */
static void read_selector(struct walk *walk, const struct token *token)
{
    bool ends = token_is_mark(token, ',') || token_is_mark(token, '{');
    bool alone = walk->last.kind != TOKEN_MARK || token_is_mark(&walk->last, ',') ||
                 token_is_mark(&walk->last, '}') || token_is_mark(&walk->last, '>');
    if (token->kind == TOKEN_AT)
        walk->in_media_head = token_is(token, "media");
    if (ends)
        walk->on_body = walk->on_body || walk->is_body;
    walk->is_body =
        token->kind == TOKEN_NAME && alone && (token_is(token, "body") || token_is(token, "html"));
    if (token_is_mark(token, '{')) {
        walk->in_block = !walk->in_media_head;
        walk->in_media_head = false;
    }
}

static void read_declaration(struct walk *walk, const struct token *token)
{
    if (token_is_mark(token, '}')) {
        walk->in_block = walk->in_value = walk->on_body = false;
    } else if (token_is_mark(token, ';')) {
        walk->in_value = false;
    } else if (walk->in_value) {
        judge(walk, token);
    } else if (token_is_mark(token, ':')) {
        walk->property = walk->last;
        walk->in_value = true;
        walk->told = false;
    }
}

void check_advice(struct epub *epub, size_t file, const char *css, size_t size)
{
    struct tokens tokens = {.at = css, .end = css + size, .line = 1};
    struct walk walk = {.epub = epub, .file = file};
    struct token token = tokens_next(&tokens);
    for (; token.kind != TOKEN_END; token = tokens_next(&tokens)) {
        if (token.kind == TOKEN_SPACE)
            continue;
        if (walk.in_block)
            read_declaration(&walk, &token);
        else
            read_selector(&walk, &token);
        walk.last = token;
    }
}
