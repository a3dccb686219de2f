/* Plain CSS: what every checker and every reader can parse. A style sheet for a book of octavo's
 * has to be plain, since EPUBCheck 4.2.6 and 5.1 each call other parts of CSS an error. Taken are
 * @charset "utf-8", @media, @page, and rules with selectors of level 3; names without escapes;
 * declarations with values of names, numbers, strings, colours and functions. What properties and
 * values mean is not judged. */
#include "check/checks.h"

#include <string.h>
#include <strings.h>

struct plain {
    const char *start, *at, *end;
};

/* The character `ahead`; 0 beyond the end, which the bytes themselves never hold. */
static char peek(const struct plain *p, size_t ahead)
{
    return (size_t)(p->end - p->at) > ahead ? p->at[ahead] : '\0';
}

static bool take(struct plain *p, char c)
{
    bool there = peek(p, 0) == c && c != '\0';
    p->at += there;
    return there;
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

/* White space; whether there was any. In a selector EPUBCheck takes no comment. */
static bool take_blank(struct plain *p)
{
    const char *before = p->at;
    while (is_one_of(peek(p, 0), " \t\r\n"))
        p->at++;
    return p->at > before;
}

/* Space and comments; whether there were any. */
static bool take_space(struct plain *p)
{
    const char *before = p->at;
    for (;;) {
        take_blank(p);
        if (peek(p, 0) != '/' || peek(p, 1) != '*')
            return p->at > before;
        const char *at = p->at + 2;
        while (p->end - at > 1 && (at[0] != '*' || at[1] != '/'))
            at++;
        if (p->end - at < 2)
            return p->at > before;
        p->at = at + 2;
    }
}

static bool take_name(struct plain *p)
{
    const char *before = p->at;
    take(p, '-');
    if (!is_letter(peek(p, 0))) {
        p->at = before;
        return false;
    }
    while (is_letter(peek(p, 0)) || is_digit(peek(p, 0)) || peek(p, 0) == '-')
        p->at++;
    /* "u+a" is the beginning of a range of characters. */
    return p->at - before != 1 || (*before | 0x20) != 'u' || peek(p, 0) != '+';
}

static bool take_digits(struct plain *p)
{
    const char *before = p->at;
    while (is_digit(peek(p, 0)))
        p->at++;
    return p->at > before;
}

/* A number, with a unit or "%". */
static bool take_number(struct plain *p)
{
    const char *before = p->at;
    if (is_one_of(peek(p, 0), "+-"))
        p->at++;
    bool whole = take_digits(p), part = peek(p, 0) == '.' && is_digit(peek(p, 1));
    if (part) {
        p->at++;
        take_digits(p);
    }
    if (!whole && !part) {
        p->at = before;
        return false;
    }
    if (!take(p, '%') && is_letter(peek(p, 0)))
        take_name(p);
    return true;
}

static bool take_string(struct plain *p)
{
    char quote = peek(p, 0);
    if (!is_one_of(quote, "\"'"))
        return false;
    for (p->at++; p->at < p->end && *p->at != quote; p->at++) {
        if (*p->at == '\n' || *p->at == '\r')
            return false;
        bool escaped = *p->at == '\\';
        p->at += escaped;
        if (escaped && !is_one_of(peek(p, 0), "\"'\\0123456789abcdefABCDEF"))
            return false;
    }
    return take(p, quote);
}

/* A colour. */
static bool take_hash(struct plain *p)
{
    const char *before = p->at;
    if (peek(p, 0) != '#')
        return false;
    for (p->at++; is_digit(peek(p, 0)) || is_letter(peek(p, 0));)
        p->at++;
    return p->at - before > 1;
}

/* [lang|="en"] behind its bracket. */
static bool take_attribute(struct plain *p)
{
    take_blank(p);
    if (!take_name(p))
        return false;
    take_blank(p);
    if (take(p, ']'))
        return true;
    if (is_one_of(peek(p, 0), "~|^$*"))
        p->at++;
    if (!take(p, '='))
        return false;
    take_blank(p);
    if (!take_string(p) && !take_name(p))
        return false;
    take_blank(p);
    return take(p, ']');
}

static bool take_simple(struct plain *p, bool in_function);

/* The argument of :not(), :lang() or :nth-child(), without its parentheses. */
static bool take_argument(struct plain *p, const char *function, size_t size)
{
    const char *before = p->at;
    if (size == 3 && strncasecmp(function, "not", size) == 0)
        return take_simple(p, true);
    if (size == 4 && strncasecmp(function, "lang", size) == 0)
        return take_name(p);
    if (size < 4 || strncasecmp(function, "nth-", 4) != 0)
        return false;
    if (!is_one_of(peek(p, 0), "nN") && take_name(p) && p->at > before && *before != '-')
        return true; /* odd, even */
    for (p->at = before; is_digit(peek(p, 0)) || is_one_of(peek(p, 0), "nN+- ");)
        p->at++;
    return p->at > before;
}

/* ":hover", "::before", ":not(.a)" behind the first colon. */
static bool take_pseudo(struct plain *p, bool in_function)
{
    take(p, ':');
    const char *name = p->at;
    if (!take_name(p))
        return false;
    size_t size = (size_t)(p->at - name);
    if (in_function || !take(p, '('))
        return true;
    take_blank(p);
    if (!take_argument(p, name, size))
        return false;
    take_blank(p);
    return take(p, ')');
}

/* An element's name; EPUBCheck takes "not" for something else. */
static bool take_element(struct plain *p)
{
    const char *name = p->at;
    return take(p, '*') ||
           (take_name(p) && (p->at - name != 3 || strncasecmp(name, "not", 3) != 0));
}

/* ".a", "#b", "[c]", ":d", or an element. */
static bool take_simple(struct plain *p, bool in_function)
{
    if (take(p, '.') || take(p, '#'))
        return take_name(p);
    if (take(p, '['))
        return take_attribute(p);
    if (take(p, ':'))
        return take_pseudo(p, in_function);
    return take_element(p);
}

/* "p.a#b[c]:d" */
static bool take_compound(struct plain *p)
{
    bool good = take_simple(p, false);
    while (good && is_one_of(peek(p, 0), ".#[:"))
        good = take_simple(p, false);
    return good;
}

/* "a, b > c" up to its block. */
static bool take_selectors(struct plain *p)
{
    while (take_compound(p)) {
        bool gap = take_blank(p);
        if (peek(p, 0) == '{')
            return true;
        bool joined = is_one_of(peek(p, 0), ",>+~");
        p->at += joined;
        take_blank(p);
        if (!gap && !joined)
            return false;
    }
    return false;
}

static bool take_term(struct plain *p)
{
    bool taken = take_number(p) || take_string(p) || take_hash(p) || take_name(p);
    bool comment = peek(p, 0) == '/' && peek(p, 1) == '*';
    return taken && (comment || is_one_of(peek(p, 0), " \t\r\n,/();}!"));
}

/* Whether "url" stands before the parenthesis: a book of octavo's holds nothing to show. */
static bool is_address(const struct plain *p)
{
    return p->at - p->start >= 3 && strncasecmp(p->at - 3, "url", 3) == 0;
}

/* "1px solid rgba(0, 0, 0, 0.5)" up to its semicolon, brace or "!". Terms and what stands between
 * them take turns; inside functions that is arithmetic, too. */
static bool take_value(struct plain *p)
{
    size_t depth = 0;
    bool want = true; /* a term has to come */
    for (;; take_space(p)) {
        char c = peek(p, 0);
        bool spaced = p->at > p->start && is_one_of(p->at[-1], " \t\r\n");
        if (depth == 0 && is_one_of(c, ";}!"))
            return !want;
        if (c == '(' && is_address(p))
            return false;
        if (c == '(' && (want ? depth > 0 : !spaced && is_letter(p->at[-1]))) {
            depth++;
            want = true;
        } else if (c == ')' && depth > 0 && !want) {
            depth--;
        } else if (!want && (is_one_of(c, ",/") || (depth > 0 && spaced && is_one_of(c, "+-*") &&
                                                    is_one_of(peek(p, 1), " \t\r\n")))) {
            want = true;
        } else {
            if (!take_term(p))
                return false;
            want = false;
            continue;
        }
        p->at++;
    }
}

/* "a: b; c: d }" behind the brace. */
static bool take_declarations(struct plain *p)
{
    for (take_space(p); !take(p, '}'); take_space(p)) {
        if (!take_name(p))
            return false;
        take_space(p);
        if (!take(p, ':'))
            return false;
        take_space(p);
        if (!take_value(p))
            return false;
        if (take(p, '!')) {
            static const char important[] = "important";
            size_t size = sizeof important - 1;
            take_blank(p);
            if ((size_t)(p->end - p->at) < size || strncasecmp(p->at, important, size) != 0)
                return false;
            p->at += size;
            take_space(p);
        }
        if (!take(p, ';') && peek(p, 0) != '}')
            return false;
    }
    return true;
}

/* "(min-width: 20em)" behind its parenthesis. */
static bool take_feature(struct plain *p)
{
    take_space(p);
    if (!take_name(p))
        return false;
    take_space(p);
    if (take(p, ':')) {
        take_space(p);
        if (!take_number(p) && !take_name(p))
            return false;
        take_space(p);
    }
    return take(p, ')');
}

/* "screen and (min-width: 20em), print" and the brace. */
static bool take_media(struct plain *p)
{
    for (;;) {
        take_space(p);
        if (!(take(p, '(') ? take_feature(p) : take_name(p)))
            return false;
        bool gap = take_space(p);
        if (take(p, '{'))
            return true;
        if (!take(p, ',') && !gap)
            return false;
    }
}

static bool take_page(struct plain *p)
{
    take_space(p);
    if (take(p, ':') && !take_name(p))
        return false;
    take_space(p);
    return take(p, '{') && take_declarations(p);
}

/* Whether the at-rule `word` begins here; moves past its name. */
static bool take_at(struct plain *p, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(p->end - p->at) <= size || strncasecmp(p->at, word, size) != 0 ||
        !is_one_of(p->at[size], " \t\r\n(:{"))
        return false;
    p->at += size;
    return true;
}

static bool take_sheet(struct plain *p)
{
    static const char charset[] = "@charset \"utf-8\";";
    size_t size = sizeof charset - 1;
    if ((size_t)(p->end - p->at) >= size && strncasecmp(p->at, charset, size) == 0)
        p->at += size;
    bool in_media = false;
    for (take_space(p); p->at < p->end; take_space(p)) {
        bool good = true;
        if (in_media && take(p, '}'))
            in_media = false;
        else if (!in_media && take_at(p, "@media"))
            good = in_media = take_media(p);
        else if (!in_media && take_at(p, "@page"))
            good = take_page(p);
        else
            good = take_selectors(p) && take(p, '{') && take_declarations(p);
        if (!good)
            return false;
    }
    return !in_media;
}

void check_plain_style(struct epub *epub, size_t file, const char *css, size_t size)
{
    struct plain p = {.start = css, .at = css, .end = css + size};
    if (take_sheet(&p))
        return;
    size_t line = 1, shown = 0;
    for (const char *at = css; at < p.at; at++)
        line += *at == '\n';
    while (shown < 20 && p.at + shown < p.end && p.at[shown] != '\n')
        shown++;
    finding(epub, RULE_CSS_PLAIN, file, line, "%.*s", (int)shown, shown > 0 ? p.at : "the end");
}
