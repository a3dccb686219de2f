/* UTF-8 (RFC 3629) and the few properties of characters that a book needs. */
#ifndef OCTAVO_BASE_UTF8_H
#define OCTAVO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_MAX = 4 };                   /* bytes of the longest character */
enum { CHARACTER_REPLACEMENT = 0xFFFD }; /* stands for what could not be decoded */

/* Decodes the character at `bytes`; `size` is at least 1. Returns its length in bytes, or 0 when
 * the bytes are no character: overlong, a surrogate, beyond U+10FFFF, or cut off. */
size_t utf8_decode(const char *bytes, size_t size, uint32_t *code_point);

/* Writes the character to `bytes`, which has room for UTF8_MAX; returns its length. */
size_t utf8_encode(uint32_t code_point, char *bytes);

/* The rest of utf8_next. */
uint32_t utf8_next_beyond_ascii(const char **text, const char *end);

/* Reads one character from a string before `end` and moves the pointer; 0 at the end, U+FFFD for a
 * byte that is no character. Inline, for every byte of every article passes here several times. */
static inline uint32_t utf8_next(const char **text, const char *end)
{
    if (*text < end && (unsigned char)**text < 0x80)
        return (unsigned char)*(*text)++;
    return utf8_next_beyond_ascii(text, end);
}

/* How many characters; how many bytes the first `characters` of them take. */
size_t utf8_length(const char *text, size_t size);
size_t utf8_prefix(const char *text, size_t size, size_t characters);

/* Allowed and wanted in an XML document: Char of XML 1.0 without DEL, C1 controls, U+FEFF
 * and noncharacters. Tab and line feed are allowed, carriage return is not. */
bool character_is_xml(uint32_t code_point);

/* White space of any width, line ends and U+3000 included. */
bool character_is_space_beyond_ascii(uint32_t code_point);
static inline bool character_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : character_is_space_beyond_ascii(c);
}

static inline bool character_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Shows nothing and takes no room: joiners, direction marks, variation selectors. */
bool character_is_invisible(uint32_t code_point);

/* Han, kana and their punctuation: written without spaces between words and lines. */
bool character_is_ideographic(uint32_t code_point);

/* Letters and digits, roughly: neither white space nor ASCII or general punctuation. */
bool character_is_word_beyond_ascii(uint32_t code_point);
static inline bool character_is_word(uint32_t c)
{
    return c < 0x80 ? (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
                    : character_is_word_beyond_ascii(c);
}

/* Whether it is among `characters`, which end in 0. */
bool character_is_one_of(uint32_t code_point, const uint32_t *characters);

/* Columns in a monospaced text: 0 for combining marks, 2 for East Asian wide, else 1. */
size_t character_columns_beyond_latin(uint32_t code_point);
static inline size_t character_columns(uint32_t c)
{
    return c < 0x300 ? 1 : character_columns_beyond_latin(c);
}

#endif
