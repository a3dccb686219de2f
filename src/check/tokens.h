/* The tokens of a style sheet (CSS Syntax, section 4), as far as a check needs them. */
#ifndef OCTAVO_CHECK_TOKENS_H
#define OCTAVO_CHECK_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_SPACE,
    TOKEN_NAME,
    TOKEN_FUNCTION, /* a name with its parenthesis */
    TOKEN_AT,       /* "@media": the name without "@" */
    TOKEN_STRING,   /* without its quotes */
    TOKEN_URL,      /* what stands between the parentheses, without quotes */
    TOKEN_BROKEN,   /* a string or comment without an end */
    TOKEN_MARK,     /* one character */
};

struct token {
    enum token_kind kind;
    const char *text; /* in the style sheet */
    size_t size;
    size_t line;
};

struct tokens {
    const char *at, *end;
    size_t line;
};

struct token tokens_next(struct tokens *tokens);

/* Whether a token's text is `word`, without regard to case in ASCII. */
bool token_is(const struct token *token, const char *word);

/* Whether a token is this one character. */
bool token_is_mark(const struct token *token, char mark);

#endif
