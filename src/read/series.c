/* Lines that count; see series.h. */
#include "read/series.h"

#include "base/utf8.h"
#include "read/words.h"

#include <string.h>

enum { GREATEST = 999 };
enum { LONGEST_BEFORE = 40 }; /* bytes of the words before a number */

/* The value of a decimal digit of any script that has news, 10 for another character. */
static unsigned digit_of(uint32_t c)
{
    static const uint32_t zeros[] = {'0',   0x660,  0x6F0,  0x966,  0x9E6, 0xA66, 0xAE6,
                                     0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66, 0xE50, 0xED0,
                                     0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c < zeros[i] + 10)
            return c - zeros[i];
    return 10;
}

/* The value of an ideograph that counts, 0 for another. */
static unsigned ideograph_of(uint32_t c)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (unsigned i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (c == numerals[i])
            return i + 1;
    return 0;
}

/* "二十三": how many bytes of it. */
static size_t read_ideographs(const char *text, size_t size, unsigned *number)
{
    unsigned tens = 0, units = 0;
    const char *at = text, *end = text + size, *stop = text;
    while (at < end) {
        unsigned value = ideograph_of(utf8_next(&at, end));
        if (value == 0)
            break;
        if (value == 10) {
            tens = units > 0 ? units : 1;
            units = 0;
        } else {
            units = value;
        }
        stop = at;
    }
    *number = tens * 10 + units;
    return (size_t)(stop - text);
}

static size_t read_digits(const char *text, size_t size, unsigned *number)
{
    const char *at = text, *end = text + size, *stop = text;
    *number = 0;
    while (at < end) {
        unsigned digit = digit_of(utf8_next(&at, end));
        if (digit > 9 || *number > GREATEST)
            break;
        *number = *number * 10 + digit;
        stop = at;
    }
    return *number <= GREATEST ? (size_t)(stop - text) : 0;
}

/* "XIV": capitals only. */
static size_t read_roman(const char *text, size_t size, unsigned *number)
{
    static const char letters[] = "IVXLC";
    static const unsigned values[] = {1, 5, 10, 50, 100};
    unsigned before = 0;
    size_t i = 0;
    *number = 0;
    for (; i < size && i < 8; i++) {
        const char *letter = strchr(letters, text[i]);
        if (!letter || text[i] == '\0')
            break;
        unsigned value = values[letter - letters];
        *number += value;
        if (before < value)
            *number -= *number > 2 * before ? 2 * before : 0;
        before = value;
    }
    return i;
}

size_t series_number(const char *text, size_t size, unsigned *number)
{
    size_t bytes = read_digits(text, size, number);
    return bytes > 0 ? bytes : read_ideographs(text, size, number);
}

static size_t read_number(const char *text, size_t size, struct series *series)
{
    size_t bytes = series_number(text, size, &series->number);
    if (bytes == 0) {
        bytes = read_roman(text, size, &series->number);
        series->roman = bytes > 0;
    }
    return series->number > 0 ? bytes : 0;
}

/* Whether nothing follows a number but what closes it: a stop, a colon, a counter such as 条. */
static bool is_closing(const char *text, size_t size)
{
    size_t characters = 0;
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        static const uint32_t marks[] = {'.', ':', 0xB0, 0xBA, 0xAA, 0xFF1A, 0x3002, 0};
        if (!character_is_ideographic(c) && !character_is_one_of(c, marks))
            return false;
        characters++;
    }
    return characters <= 1;
}

/* "1.", "1)": text follows. */
static bool leads(const char *text, size_t size)
{
    return size > 2 && (*text == '.' || *text == ')') && text[1] == ' ';
}

/* Where the last number of a line's first words begins; 0 when none does. */
static size_t find_number(const char *text, size_t size)
{
    for (size_t i = 1; i < size && i <= LONGEST_BEFORE; i++) {
        const char *at = text + i;
        struct series series = {0};
        bool start = ((unsigned char)text[i] & 0xC0) != 0x80;
        bool word = text[i - 1] == ' ' || text[i - 1] == '.' || (unsigned char)text[i - 1] >= 0x80;
        if (!start || !word || read_number(at, size - i, &series) == 0)
            continue;
        size_t bytes = read_number(at, size - i, &series);
        bool ended = i + bytes == size || strchr(" .:", text[i + bytes]) ||
                     (unsigned char)text[i + bytes] >= 0x80;
        bool outline = i + bytes + 1 < size && text[i + bytes] == '.' &&
                       digit_of((unsigned char)text[i + bytes + 1]) < 10;
        if (ended && !outline)
            return i;
    }
    return 0;
}

/* "14.05", "9:30 Uhr": the minute of the day, behind which no more than a word stands. */
static bool read_clock(const char *text, size_t size, struct series *series)
{
    enum { LONGEST_CLOCK = 14 }; /* bytes */
    unsigned hour = 0, minute = 0;
    size_t hours = size <= LONGEST_CLOCK ? read_digits(text, size, &hour) : 0;
    if (hours == 0 || hours > 2 || hours + 3 > size || !strchr(".:h", text[hours]))
        return false;
    size_t minutes = read_digits(text + hours + 1, size - hours - 1, &minute);
    const char *rest = text + hours + 1 + minutes, *end = text + size;
    rest += rest < end && *rest == ' ';
    size_t word = words_at(WORDS_CLOCK, rest, (size_t)(end - rest));
    bool ended = rest + word == end || is_closing(rest + word, (size_t)(end - rest) - word);
    *series =
        (struct series){.kind = SERIES_CLOCK, .before = text, .number = hour * 60 + minute + 1};
    return minutes == 2 && hour <= 24 && minute < 60 && ended;
}

struct series series_read(const char *text, size_t size)
{
    static const struct series none = {0};
    struct series series = {.before = text};
    if (read_clock(text, size, &series))
        return series;
    series = (struct series){.before = text};
    size_t bytes = read_number(text, size, &series);
    if (bytes > 0 && is_closing(text + bytes, size - bytes)) {
        series.kind = SERIES_ALONE;
        return series;
    }
    if (bytes > 0 && !series.roman && leads(text + bytes, size - bytes)) {
        series.kind = SERIES_LEADING;
        return series;
    }
    size_t start = find_number(text, size);
    if (start == 0 || words_at(WORDS_CAPTION, text, size) > 0)
        return none;
    series = (struct series){.kind = SERIES_WORD, .before = text, .before_size = start};
    bytes = read_number(text + start, size - start, &series);
    const char *rest = text + start + bytes;
    size_t rest_size = size - start - bytes;
    bool titled = rest_size > 2 && *rest == ':' && rest[1] == ' ';
    return titled || is_closing(rest, rest_size) ? series : none;
}

bool series_follows(const struct series *one, const struct series *next)
{
    if (one->kind == SERIES_CLOCK && next->kind == SERIES_CLOCK)
        return one->number != next->number; /* the last hour may stand first */
    return one->kind == next->kind && one->kind != SERIES_NONE && one->roman == next->roman &&
           one->before_size == next->before_size &&
           memcmp(one->before, next->before, one->before_size) == 0 &&
           next->number == one->number + 1;
}
