/* Selectors of plain CSS, of level 3; see plain.h. */
#include "check/plain.h"

#include <strings.h>

/* [lang|="en"] behind its bracket. */
static bool take_attribute(struct plain *p)
{
    plain_take_blank(p);
    if (!plain_take_name(p))
        return false;
    plain_take_blank(p);
    if (plain_take(p, ']'))
        return true;
    if (plain_is_one_of(plain_peek(p, 0), "~|^$*"))
        p->at++;
    if (!plain_take(p, '='))
        return false;
    plain_take_blank(p);
    if (!plain_take_string(p) && !plain_take_name(p))
        return false;
    plain_take_blank(p);
    return plain_take(p, ']');
}

static bool take_simple(struct plain *p, bool in_function);

/* The argument of :not(), :lang() or :nth-child(), without its parentheses. */
static bool take_argument(struct plain *p, const char *function, size_t size)
{
    const char *before = p->at;
    if (size == 3 && strncasecmp(function, "not", size) == 0)
        return take_simple(p, true);
    if (size == 4 && strncasecmp(function, "lang", size) == 0)
        return plain_take_name(p);
    if (size < 4 || strncasecmp(function, "nth-", 4) != 0)
        return false;
    if (!plain_is_one_of(plain_peek(p, 0), "nN") && plain_take_name(p) && p->at > before &&
        *before != '-')
        return true; /* odd, even */
    for (p->at = before;
         plain_is_digit(plain_peek(p, 0)) || plain_is_one_of(plain_peek(p, 0), "nN+- ");)
        p->at++;
    return p->at > before;
}

/* ":hover", "::before", ":not(.a)" behind the first colon. */
static bool take_pseudo(struct plain *p, bool in_function)
{
    plain_take(p, ':');
    const char *name = p->at;
    if (!plain_take_name(p))
        return false;
    size_t size = (size_t)(p->at - name);
    if (in_function || !plain_take(p, '('))
        return true;
    plain_take_blank(p);
    if (!take_argument(p, name, size))
        return false;
    plain_take_blank(p);
    return plain_take(p, ')');
}

/* An element's name; EPUBCheck takes "not" for something else. */
static bool take_element(struct plain *p)
{
    const char *name = p->at;
    return plain_take(p, '*') ||
           (plain_take_name(p) && (p->at - name != 3 || strncasecmp(name, "not", 3) != 0));
}

/* ".a", "#b", "[c]", ":d", or an element. */
static bool take_simple(struct plain *p, bool in_function)
{
    if (plain_take(p, '.') || plain_take(p, '#'))
        return plain_take_name(p);
    if (plain_take(p, '['))
        return take_attribute(p);
    if (plain_take(p, ':'))
        return take_pseudo(p, in_function);
    return take_element(p);
}

/* "p.a#b[c]:d" */
static bool take_compound(struct plain *p)
{
    bool good = take_simple(p, false);
    while (good && plain_is_one_of(plain_peek(p, 0), ".#[:"))
        good = take_simple(p, false);
    return good;
}

/* "a, b > c" up to its block. */
bool plain_take_selectors(struct plain *p)
{
    while (take_compound(p)) {
        bool gap = plain_take_blank(p);
        if (plain_peek(p, 0) == '{')
            return true;
        bool joined = plain_is_one_of(plain_peek(p, 0), ",>+~");
        p->at += joined;
        plain_take_blank(p);
        if (!gap && !joined)
            return false;
    }
    return false;
}
