/* The words of plain CSS; see plain.h. */
#include "check/plain.h"

#include <string.h>

/* The character `ahead`; 0 beyond the end, which the bytes themselves never hold. */
char plain_peek(const struct plain *p, size_t ahead)
{
    return (size_t)(p->end - p->at) > ahead ? p->at[ahead] : '\0';
}

bool plain_take(struct plain *p, char c)
{
    bool there = plain_peek(p, 0) == c && c != '\0';
    p->at += there;
    return there;
}

bool plain_is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

bool plain_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool plain_is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

/* White space; whether there was any. In a selector EPUBCheck takes no comment. */
bool plain_take_blank(struct plain *p)
{
    const char *before = p->at;
    while (plain_is_one_of(plain_peek(p, 0), " \t\r\n"))
        p->at++;
    return p->at > before;
}

/* Space and comments; whether there were any. */
bool plain_take_space(struct plain *p)
{
    const char *before = p->at;
    for (;;) {
        plain_take_blank(p);
        if (plain_peek(p, 0) != '/' || plain_peek(p, 1) != '*')
            return p->at > before;
        const char *at = p->at + 2;
        while (p->end - at > 1 && (at[0] != '*' || at[1] != '/'))
            at++;
        if (p->end - at < 2)
            return p->at > before;
        p->at = at + 2;
    }
}

bool plain_take_name(struct plain *p)
{
    const char *before = p->at;
    plain_take(p, '-');
    if (!plain_is_letter(plain_peek(p, 0))) {
        p->at = before;
        return false;
    }
    while (plain_is_letter(plain_peek(p, 0)) || plain_is_digit(plain_peek(p, 0)) ||
           plain_peek(p, 0) == '-')
        p->at++;
    /* "u+a" is the beginning of a range of characters. */
    return p->at - before != 1 || (*before | 0x20) != 'u' || plain_peek(p, 0) != '+';
}

static bool take_digits(struct plain *p)
{
    const char *before = p->at;
    while (plain_is_digit(plain_peek(p, 0)))
        p->at++;
    return p->at > before;
}

/* A number, with a unit or "%". */
bool plain_take_number(struct plain *p)
{
    const char *before = p->at;
    if (plain_is_one_of(plain_peek(p, 0), "+-"))
        p->at++;
    bool whole = take_digits(p), part = plain_peek(p, 0) == '.' && plain_is_digit(plain_peek(p, 1));
    if (part) {
        p->at++;
        take_digits(p);
    }
    if (!whole && !part) {
        p->at = before;
        return false;
    }
    if (!plain_take(p, '%') && plain_is_letter(plain_peek(p, 0)))
        plain_take_name(p);
    return true;
}

bool plain_take_string(struct plain *p)
{
    char quote = plain_peek(p, 0);
    if (!plain_is_one_of(quote, "\"'"))
        return false;
    for (p->at++; p->at < p->end && *p->at != quote; p->at++) {
        if (*p->at == '\n' || *p->at == '\r')
            return false;
        bool escaped = *p->at == '\\';
        p->at += escaped;
        if (escaped && !plain_is_one_of(plain_peek(p, 0), "\"'\\0123456789abcdefABCDEF"))
            return false;
    }
    return plain_take(p, quote);
}

/* A colour. */
bool plain_take_hash(struct plain *p)
{
    const char *before = p->at;
    if (plain_peek(p, 0) != '#')
        return false;
    for (p->at++; plain_is_digit(plain_peek(p, 0)) || plain_is_letter(plain_peek(p, 0));)
        p->at++;
    return p->at - before > 1;
}
