/* Language tags: BCP 47 (RFC 5646), as far as a book's metadata needs them. */
#ifndef OCTAVO_BASE_LANGUAGE_TAG_H
#define OCTAVO_BASE_LANGUAGE_TAG_H

#include <stdbool.h>

enum { LANGUAGE_TAG_SIZE = 64 }; /* longest tag that is accepted, with its NUL */

/* Checks that `tag` is well formed and names a language (not "C", "und" or a country such as "us"),
 * and writes it in its usual case: "EN_us" becomes "en-US". False when it is none. */
bool language_tag_parse(const char *tag, char canonical[LANGUAGE_TAG_SIZE]);

/* Written from right to left, by its script subtag or by its language. */
bool language_tag_is_rtl(const char *tag);

/* Whether both have the same primary language: "en-GB" and "en". */
bool language_tag_same(const char *a, const char *b);

#endif
