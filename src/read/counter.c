/* Counters of items; see counter.h. One letter or number proves nothing: list.c takes them where
 * the next item counts on. */
#include "read/counter.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/series.h"

#include <string.h>

/* The letters that count, in their order, of alphabets other than that of ASCII. */
static const uint32_t *const alphabets[] = {
    U"абвгдежзиклмн",
    U"αβγδεζηθικ",
    U"אבגדהוזחטי",
    U"أبجدهوزحطي",
    U"가나다라마바사아자차",
    U"アイウエオカキクケコ",
    U"イロハニホヘト",
    U"აბგდევზ",
    U"กขคงจ",
    U"कखगघङ",
};

/* Takes one of the characters off the beginning of a text; 0 when none stands there. */
static uint32_t take_one(const char **at, const char *end, const uint32_t *characters)
{
    const char *next = *at;
    uint32_t c = next < end ? utf8_next(&next, end) : 0;
    if (c == 0 || !character_is_one_of(c, characters))
        return 0;
    *at = next;
    return c;
}

/* A letter that counts: which one, from 1 on, and of which alphabet. */
static unsigned take_letter(const char **at, const char *end, uint32_t *alphabet)
{
    const char *next = *at;
    uint32_t c = next < end ? letter_lower(utf8_next(&next, end)) : 0;
    for (size_t i = 0; c >= 0x80 && i < sizeof alphabets / sizeof *alphabets; i++)
        for (unsigned place = 0; alphabets[i][place] != 0; place++)
            if (alphabets[i][place] == c) {
                *at = next;
                *alphabet = (uint32_t)i;
                return place + 1;
            }
    return 0;
}

/* What closes a counter, 0 for none: a bracket that was opened, a stop, and of figures a dash or a
 * ring as well ("1-", "1.-", "1º"). */
static uint32_t take_close(const char **at, const char *end, uint32_t open, bool figure)
{
    static const uint32_t brackets[] = {0xFF09, ')', 0x3015, 0};
    static const uint32_t stops[] = {0x3001, 0xFF0E, 0xFF09, ')', '.', '-', 0x2013, 0};
    static const uint32_t figures[] = {0x3001, 0xFF0E, 0xFF09, ')',   '.',   '-',
                                       0xBA,   0xB0,   0x2013, 0x964, 0x60C, 0};
    uint32_t close = take_one(at, end, open ? brackets : figure ? figures : stops);
    if (close == '.' && figure && *at < end && **at == '-') /* "1.- " */
        ++*at;
    return close;
}

struct marker counter_read(const char *text, size_t size)
{
    static const uint32_t opening[] = {0xFF08, '(', 0x3014, 0};
    const char *at = text, *end = text + size;
    uint32_t first = size > 0 ? utf8_next(&at, end) : 0, alphabet = 0;
    if (first >= 0x2460 && first <= 0x2473) /* in a circle */
        return (struct marker){MARKER_WRITTEN, 0x2460, first - 0x2460 + 1, (size_t)(at - text)};
    at = text;
    uint32_t open = take_one(&at, end, opening);
    unsigned number = 0;
    size_t counter = series_number(at, (size_t)(end - at), &number);
    bool figure = counter > 0;
    at += counter;
    if (!figure)
        number = take_letter(&at, end, &alphabet);
    uint32_t close = number > 0 ? take_close(&at, end, open, figure) : 0;
    if (close == 0)
        return (struct marker){0};
    /* Letters of two alphabets are two lists. */
    uint32_t sign = (open ? open : close) + (figure ? 0 : (alphabet + 1) << 24);
    return (struct marker){MARKER_WRITTEN, sign, number, (size_t)(at - text)};
}
