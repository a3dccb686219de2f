/* What a character does in a running text: letter of which script and case, mark, quotation mark,
 * sign. Rough, but enough to see which of two readings of the same bytes is a text. */
#ifndef OCTAVO_ENCODING_KIND_H
#define OCTAVO_ENCODING_KIND_H

#include <stdbool.h>
#include <stdint.h>

enum kind {
    KIND_SPACE,
    KIND_LOWER,
    KIND_UPPER,
    KIND_UNCASED, /* a letter of a script without capitals */
    KIND_MARK,    /* stands above or below a letter */
    KIND_DIGIT,
    KIND_OPEN, /* quotation marks: before a word, after one, either */
    KIND_CLOSE,
    KIND_QUOTE,
    KIND_APOSTROPHE,
    KIND_DASH,
    KIND_POINT, /* other punctuation */
    KIND_SIGN,  /* usual in a text: section, degree, money */
    KIND_ODD,   /* rare in a text */
    KIND_BOX,   /* line drawing */
    KIND_BAD,   /* nothing that a text holds */
    KIND_COUNT
};

enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_THAI,
    SCRIPT_GEORGIAN,
    SCRIPT_KANA, /* from here on without spaces between words */
    SCRIPT_HAN,
    SCRIPT_HANGUL,
};

struct traits {
    enum kind kind;
    enum script script;
    bool vowel; /* of a Latin letter */
};

struct traits character_traits(uint32_t c);

#endif
