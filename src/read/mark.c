/* The marks of notes; see mark.h. */
#include "read/mark.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST_DIGITS = 3 };
enum { LONGEST_RUN = 3 };  /* signs: "***" */
enum { LONGEST_UNIT = 2 }; /* letters: "km²" */
static const uint32_t signs[] = {'*', 0x2020, 0x2021, 0xA7, 0};

bool mark_may_begin(char byte)
{
    unsigned char c = (unsigned char)byte;
    return c == '[' || c == '(' || c == '*' || c == 0xC2 || c == 0xE2;
}

/* The character before byte i, whose first byte `*start` becomes; 0 at the start. */
static uint32_t character_before(const char *text, size_t i, size_t *start)
{
    *start = i;
    if (i == 0)
        return 0;
    do
        --*start;
    while (*start > 0 && ((unsigned char)text[*start] & 0xC0) == 0x80);
    const char *at = text + *start;
    return utf8_next(&at, text + i);
}

static uint32_t character_at(const char *text, size_t i, size_t size)
{
    const char *at = text + i;
    return utf8_next(&at, text + size);
}

static bool is_letter(uint32_t c)
{
    return c != 0 && character_is_word(c) && !character_is_ideographic(c);
}

/* What may stand between a word and the sign that belongs to it. */
static bool is_before_sign(uint32_t c)
{
    static const uint32_t closing[] = {'.', ',', ';',  ':',  '!',    '?',    '"',    '\'',   ')',
                                       ']', '%', 0xBB, 0xAB, 0x2019, 0x201C, 0x201D, 0x2026, 0};
    return is_letter(c) || character_is_ideographic(c) || character_is_one_of(c, closing);
}

/* What may stand behind a sign that belongs to the word before. */
static bool is_behind_sign(uint32_t c)
{
    static const uint32_t closing[] = {'.',   ',',    ';',    ':',    '!',    '?',    '"',   '\'',
                                       ')',   ']',    0xBB,   0xAB,   0x2013, 0x2014, 0x60C, 0x61B,
                                       0x61F, 0x2019, 0x201C, 0x201D, 0x2026, 0};
    return c == 0 || character_is_space(c) || character_is_ideographic(c) ||
           character_is_one_of(c, closing);
}

/* Digits at byte i, at most three and no 0 first; 0 for another text. */
static size_t read_digits(const char *text, size_t i, size_t size, unsigned *number)
{
    size_t digits = 0;
    *number = 0;
    for (; i + digits < size && character_is_digit((unsigned char)text[i + digits]); digits++)
        if (digits <= MOST_DIGITS)
            *number = *number * 10 + (unsigned)(text[i + digits] - '0');
    return digits <= MOST_DIGITS && digits > 0 && text[i] != '0' ? digits : 0;
}

static int superscript_value(uint32_t c)
{
    static const uint32_t first[] = {0x2070, 0xB9, 0xB2, 0xB3};
    for (int value = 0; value < 4; value++)
        if (c == first[value])
            return value;
    return c >= 0x2074 && c <= 0x2079 ? (int)(c - 0x2070) : -1;
}

/* "¹²" at byte i. */
static bool read_superscript(const char *text, size_t i, size_t size, struct mark *mark)
{
    const char *start = text + i, *end = text + size, *after = start;
    unsigned number = 0;
    size_t digits = 0;
    for (const char *at = start; at < end; digits++, after = at) {
        int value = superscript_value(utf8_next(&at, end));
        if (value < 0)
            break;
        if (digits >= MOST_DIGITS || (digits == 0 && value == 0))
            return false;
        number = number * 10 + (unsigned)value;
    }
    *mark = (struct mark){MARK_SUPERSCRIPT, number, (size_t)(after - start)};
    return digits > 0;
}

/* "**" at byte i. */
static bool read_sign(const char *text, size_t i, size_t size, struct mark *mark)
{
    const char *start = text + i, *end = text + size, *after = start;
    uint32_t sign = character_at(text, i, size);
    unsigned kind = 0, run = 0;
    while (signs[kind] != 0 && signs[kind] != sign)
        kind++;
    if (signs[kind] == 0)
        return false;
    for (const char *at = start; at < end && utf8_next(&at, end) == sign; run++)
        after = at;
    *mark =
        (struct mark){MARK_SIGN, MOST_NOTES + kind * LONGEST_RUN + run, (size_t)(after - start)};
    return run <= LONGEST_RUN;
}

/* "[1]" or "(1)" at byte i. */
static bool read_enclosed(const char *text, size_t i, size_t size, struct mark *mark)
{
    bool bracket = text[i] == '[';
    unsigned number;
    size_t digits = bracket || text[i] == '(' ? read_digits(text, i + 1, size, &number) : 0;
    size_t close = i + 1 + digits;
    if (digits == 0 || close >= size || text[close] != (bracket ? ']' : ')'))
        return false;
    *mark = (struct mark){bracket ? MARK_BRACKET : MARK_PARENTHESIS, number, digits + 2};
    return true;
}

/* "m²", "km³", "x²", "10⁶": a power of what stands before. */
static bool is_power(const char *text, size_t i, unsigned number)
{
    size_t letters = 0, at = i, unused;
    uint32_t c = character_before(text, at, &at);
    bool one_digit = at == 0 || !is_letter(character_before(text, at, &unused));
    bool ten = i >= 2 && memcmp(text + i - 2, "10", 2) == 0 &&
               !is_letter(character_before(text, i - 2, &unused));
    if (character_is_digit(c))
        return one_digit || ten; /* but "1998¹" */
    while (is_letter(c) && letters <= LONGEST_UNIT) {
        letters++;
        c = character_before(text, at, &at);
    }
    return letters > 0 && letters <= LONGEST_UNIT && (number == 2 || number == 3);
}

/* A star behind one letter or one digit is part of it: "5* hotel", "A*". */
static bool is_alone(const char *text, size_t i)
{
    size_t at = i;
    uint32_t last = character_before(text, at, &at);
    uint32_t before = character_before(text, at, &at);
    return is_letter(last) && !is_letter(before) && before != '.' && before != ',';
}

/* Whether the stars at byte i end an emphasis: as many before them open one, "**word**". */
static bool closes_emphasis(const char *text, size_t i, size_t run)
{
    size_t end = i, start;
    while (end > 0 && text[end - 1] != '*')
        end--;
    for (start = end; start > 0 && text[start - 1] == '*'; start--)
        ;
    if (end - start != run)
        return false;
    size_t unused;
    bool opens = start == 0 || !is_before_sign(character_before(text, start, &unused));
    return opens && !character_is_space(character_at(text, end, i));
}

static bool sign_refers(const char *text, size_t i, size_t size, const struct mark *mark)
{
    size_t at = 0, after = i + mark->size;
    if (!is_before_sign(character_before(text, i, &at)) || is_alone(text, i) ||
        (after < size && !is_behind_sign(character_at(text, after, size))))
        return false;
    while (after < size && text[after] == ' ')
        after++;
    bool numbered = after < size && character_is_digit((unsigned char)text[after]);
    return text[i] == '*' ? !closes_emphasis(text, i, mark->size) : !numbered;
}

bool mark_refers(const char *text, size_t i, size_t size, struct mark *mark)
{
    size_t at = 0;
    if (i == 0)
        return false;
    if (read_enclosed(text, i, size, mark))
        return mark->shape == MARK_BRACKET || i + mark->size == size ||
               !is_letter(character_at(text, i + mark->size, size));
    if (read_sign(text, i, size, mark))
        return sign_refers(text, i, size, mark);
    uint32_t before = character_before(text, i, &at);
    return read_superscript(text, i, size, mark) && is_before_sign(before) &&
           !is_power(text, i, mark->slot) &&
           (i + mark->size == size || !is_letter(character_at(text, i + mark->size, size)));
}

/* "1. " or "1) " */
static bool read_stopped(const char *text, size_t size, struct mark *mark)
{
    unsigned number;
    size_t digits = read_digits(text, 0, size, &number);
    if (digits == 0 || digits + 1 >= size || !strchr(".)", text[digits]) || text[digits + 1] != ' ')
        return false;
    *mark = (struct mark){MARK_STOP, number, digits + 1};
    return true;
}

/* A note behind a sign: not an emphasis, nor "*1920", "† 1998" or "§ 5". */
static bool sign_leads(const char *text, size_t size, const struct mark *mark)
{
    size_t at = mark->size;
    bool star = text[0] == '*', spaced = at < size && text[at] == ' ';
    while (at < size && text[at] == ' ')
        at++;
    if (at >= size || (character_is_digit((unsigned char)text[at]) && !(star && spaced)))
        return false;
    for (size_t i = at; star && !spaced && i < size; i++)
        if (text[i] == '*' && closes_emphasis(text, i, mark->size))
            return false;
    return !star || text[size - 1] != '*';
}

bool mark_leads(const char *text, size_t size, struct mark *mark)
{
    if (size == 0)
        return false;
    if (read_enclosed(text, 0, size, mark) || read_stopped(text, size, mark))
        return mark->size + 1 < size;
    if (read_sign(text, 0, size, mark))
        return sign_leads(text, size, mark);
    return read_superscript(text, 0, size, mark) && mark->size + 1 < size;
}

void mark_id(const char *prefix, unsigned slot, char id[MARK_ID_SIZE])
{
    if (slot <= MOST_NOTES)
        snprintf(id, MARK_ID_SIZE, "%s%u", prefix, slot);
    else
        snprintf(id, MARK_ID_SIZE, "%s-%c", prefix, (char)('a' + (slot - MOST_NOTES - 1)));
}
