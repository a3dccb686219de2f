/* The words of plain CSS, each taken from where the text is now: true, and behind it, or false.
 * What plain CSS is: plain_style.c. */
#ifndef OCTAVO_CHECK_PLAIN_H
#define OCTAVO_CHECK_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

struct plain {
    const char *start, *at, *end;
};

/* The character `ahead`; 0 beyond the end. */
char plain_peek(const struct plain *p, size_t ahead);

/* Whether a character is one of a set; 0 never is. */
bool plain_is_one_of(char c, const char *set);
bool plain_is_digit(char c);
bool plain_is_letter(char c);

/* One character. */
bool plain_take(struct plain *p, char c);

/* White space, in a selector, where EPUBCheck takes no comment; elsewhere space and comments. */
bool plain_take_blank(struct plain *p);
bool plain_take_space(struct plain *p);

bool plain_take_name(struct plain *p);
bool plain_take_number(struct plain *p); /* with a unit or "%" */
bool plain_take_string(struct plain *p);
bool plain_take_hash(struct plain *p); /* a colour */

/* "a, b > c" up to the brace of its block. */
bool plain_take_selectors(struct plain *p);

#endif
