/* Looks at short texts; see prose.h. */
#include "read/prose.h"

#include "base/letter_case.h"
#include "base/utf8.h"

#include <string.h>

/* The last character of the first `*size` bytes of a text; takes it off. */
static uint32_t last_before(const char *text, size_t *size)
{
    size_t end = *size;
    while (*size > 1 && ((unsigned char)text[*size - 1] & 0xC0) == 0x80)
        --*size;
    --*size;
    const char *at = text + *size;
    return utf8_next(&at, text + end);
}

bool prose_ends(const char *text, size_t size)
{
    static const uint32_t closers[] = {'"',    '\'', ')',    ']',    0x2019, 0x201C,
                                       0x201D, 0xBB, 0x300D, 0x300F, 0xFF09, 0};
    static const uint32_t stops[] = {',',    ';',    ':',    0x3002, 0xFF0C,
                                     0xFF1A, 0x060C, 0x061B, 0x06D4, 0};
    if (size == 0)
        return false;
    uint32_t last = last_before(text, &size);
    while (size > 0 && character_is_one_of(last, closers))
        last = last_before(text, &size);
    if (last != '.' || size == 0)
        return character_is_one_of(last, stops);
    uint32_t before = last_before(text, &size);
    bool abbreviation = size > 0 && text[size - 1] == '.' && character_is_word(before);
    return before != '.' && !abbreviation;
}

bool prose_begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

bool prose_has_word(const char *text, size_t size)
{
    for (const char *end = text + size; text < end;)
        if (character_is_word(utf8_next(&text, end)))
            return true;
    return false;
}

bool prose_is_capitals(const char *text, size_t size)
{
    size_t capitals = 0;
    for (const char *end = text + size; text < end;) {
        uint32_t c = utf8_next(&text, end);
        if (letter_is_lower(c))
            return false;
        capitals += letter_is_upper(c);
    }
    return capitals >= 2;
}

bool prose_begins_small(const char *text, size_t size)
{
    const char *at = text;
    return size > 0 && letter_is_lower(utf8_next(&at, text + size));
}

bool prose_begins_like(const char *text, size_t size, const char *start, size_t start_size)
{
    const char *end = text + size, *stop = start + start_size;
    while (start < stop)
        if (text >= end ||
            letter_lower(utf8_next(&text, end)) != letter_lower(utf8_next(&start, stop)))
            return false;
    return true;
}

bool prose_is_title_case(const char *text, size_t size)
{
    enum { FEWEST_WORDS = 4 };
    size_t words = 0, capitals = 0;
    bool at_word = true;
    for (const char *end = text + size; text < end;) {
        uint32_t c = utf8_next(&text, end);
        bool letter = letter_is_upper(c) || letter_is_lower(c);
        words += at_word && letter;
        capitals += at_word && letter_is_upper(c);
        at_word = character_is_space(c) || (at_word && !letter);
    }
    return words >= FEWEST_WORDS && capitals * 5 >= words * 4;
}

size_t prose_words(const char *text, size_t size)
{
    size_t words = 0;
    bool inside = false;
    for (const char *end = text + size; text < end;) {
        bool space = character_is_space(utf8_next(&text, end));
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

bool prose_is_starred(const char *text, size_t size)
{
    return size > 8 && memcmp(text, "***", 3) == 0 && memcmp(text + size - 3, "***", 3) == 0 &&
           prose_has_word(text, size);
}
