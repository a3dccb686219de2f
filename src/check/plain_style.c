/* Plain CSS: what every checker and every reader can parse. A style sheet for a book of octavo's
 * has to be plain, since EPUBCheck 4.2.6 and 5.1 each call other parts of CSS an error. Taken are
 * @charset "utf-8", @media, @page, and rules with selectors of level 3; names without escapes;
 * declarations with values of names, numbers, strings, colours and functions. What properties and
 * values mean is not judged. */
#include "check/checks.h"
#include "check/plain.h"

#include <string.h>
#include <strings.h>

static bool take_term(struct plain *p)
{
    bool taken =
        plain_take_number(p) || plain_take_string(p) || plain_take_hash(p) || plain_take_name(p);
    bool comment = plain_peek(p, 0) == '/' && plain_peek(p, 1) == '*';
    return taken && (comment || plain_is_one_of(plain_peek(p, 0), " \t\r\n,/();}!"));
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
    for (;; plain_take_space(p)) {
        char c = plain_peek(p, 0);
        bool spaced = p->at > p->start && plain_is_one_of(p->at[-1], " \t\r\n");
        if (depth == 0 && plain_is_one_of(c, ";}!"))
            return !want;
        if (c == '(' && is_address(p))
            return false;
        if (c == '(' && (want ? depth > 0 : !spaced && plain_is_letter(p->at[-1]))) {
            depth++;
            want = true;
        } else if (c == ')' && depth > 0 && !want) {
            depth--;
        } else if (!want &&
                   (plain_is_one_of(c, ",/") || (depth > 0 && spaced && plain_is_one_of(c, "+-*") &&
                                                 plain_is_one_of(plain_peek(p, 1), " \t\r\n")))) {
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
    for (plain_take_space(p); !plain_take(p, '}'); plain_take_space(p)) {
        if (!plain_take_name(p))
            return false;
        plain_take_space(p);
        if (!plain_take(p, ':'))
            return false;
        plain_take_space(p);
        if (!take_value(p))
            return false;
        if (plain_take(p, '!')) {
            static const char important[] = "important";
            size_t size = sizeof important - 1;
            plain_take_blank(p);
            if ((size_t)(p->end - p->at) < size || strncasecmp(p->at, important, size) != 0)
                return false;
            p->at += size;
            plain_take_space(p);
        }
        if (!plain_take(p, ';') && plain_peek(p, 0) != '}')
            return false;
    }
    return true;
}

/* "(min-width: 20em)" behind its parenthesis. */
static bool take_feature(struct plain *p)
{
    plain_take_space(p);
    if (!plain_take_name(p))
        return false;
    plain_take_space(p);
    if (plain_take(p, ':')) {
        plain_take_space(p);
        if (!plain_take_number(p) && !plain_take_name(p))
            return false;
        plain_take_space(p);
    }
    return plain_take(p, ')');
}

/* "screen and (min-width: 20em), print" and the brace. */
static bool take_media(struct plain *p)
{
    for (;;) {
        plain_take_space(p);
        if (!(plain_take(p, '(') ? take_feature(p) : plain_take_name(p)))
            return false;
        bool gap = plain_take_space(p);
        if (plain_take(p, '{'))
            return true;
        if (!plain_take(p, ',') && !gap)
            return false;
    }
}

static bool take_page(struct plain *p)
{
    plain_take_space(p);
    if (plain_take(p, ':') && !plain_take_name(p))
        return false;
    plain_take_space(p);
    return plain_take(p, '{') && take_declarations(p);
}

/* Whether the at-rule `word` begins here; moves past its name. */
static bool take_at(struct plain *p, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(p->end - p->at) <= size || strncasecmp(p->at, word, size) != 0 ||
        !plain_is_one_of(p->at[size], " \t\r\n(:{"))
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
    for (plain_take_space(p); p->at < p->end; plain_take_space(p)) {
        bool good = true;
        if (in_media && plain_take(p, '}'))
            in_media = false;
        else if (!in_media && take_at(p, "@media"))
            good = in_media = take_media(p);
        else if (!in_media && take_at(p, "@page"))
            good = take_page(p);
        else
            good = plain_take_selectors(p) && plain_take(p, '{') && take_declarations(p);
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
