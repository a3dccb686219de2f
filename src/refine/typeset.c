/* Setting the text of a block; see typeset.h. Bytes that may begin something to be set have a rule,
 * all others are copied in runs. */
#include "refine/typeset.h"

#include "base/utf8.h"
#include "refine/quotation.h"

#include <string.h>

enum { GUILLEMET_OPEN = 0xAB, GUILLEMET_CLOSE = 0xBB, GUILLEMET_SIZE = 2 };

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_among(uint32_t c, const char *characters)
{
    return c > 0 && c < 0x80 && strchr(characters, (int)c);
}

static bool is_blank(uint32_t c)
{
    return c == 0 || character_is_space(c);
}

/* Where the character begins that ends before byte `i`. */
static size_t back(const struct typeset *typeset, size_t i)
{
    if (i > 0)
        i--;
    while (i > 0 && ((unsigned char)typeset->text[i] & 0xC0) == 0x80)
        i--;
    return i;
}

uint32_t typeset_before(const struct typeset *typeset, size_t i)
{
    return i > 0 ? typeset_after(typeset, back(typeset, i)) : 0;
}

uint32_t typeset_after(const struct typeset *typeset, size_t i)
{
    const char *at = typeset->text + (i < typeset->size ? i : typeset->size);
    return utf8_next(&at, typeset->text + typeset->size);
}

void typeset_drop_space(struct typeset *typeset)
{
    struct buffer *out = typeset->out;
    if (out->size > 0 && out->data[out->size - 1] == ' ')
        out->size--;
}

static bool add(struct typeset *typeset, const char *string, size_t bytes)
{
    buffer_add_string(typeset->out, string);
    typeset->at += bytes;
    return true;
}

/* How many of the same ASCII character stand at byte `i`. */
static size_t run_at(const struct typeset *typeset, size_t i)
{
    size_t end = i;
    while (end < typeset->size && typeset->text[end] == typeset->text[i])
        end++;
    return end - i;
}

static bool copy_run(struct typeset *typeset, size_t run)
{
    size_t left = typeset->end - typeset->at, size = run < left ? run : left;
    buffer_add(typeset->out, typeset->text + typeset->at, size);
    typeset->at += size;
    return true;
}

/* A mark that French sets off, at byte `i`, and what it is set off with; NULL for none. */
static const char *space_of_mark(const struct typeset *typeset, size_t i)
{
    unsigned rules = typeset->style->rules;
    size_t end = i;
    while (is_among(typeset_after(typeset, end), ";:!?"))
        end++;
    uint32_t mark = typeset_after(typeset, i), after = typeset_after(typeset, end);
    if (end == i || character_is_word(after) || after == '/')
        return NULL;
    if (mark == ':')
        return (rules & COLON_SPACED) != 0 && end == i + 1 ? SPACE_NO_BREAK : NULL;
    return (rules & MARKS_SPACED) != 0 ? SPACE_NARROW : NULL;
}

/* A dash that was one before, with spaces on both sides. */
static bool is_spaced_dash(const struct typeset *typeset, size_t i)
{
    enum { DASH_SIZE = 3 };
    uint32_t c = typeset_after(typeset, i);
    return (c == 0x2013 || c == 0x2014) && typeset_after(typeset, i + DASH_SIZE) == ' ';
}

/* Whether a word of one letter ends before byte `i`. */
static bool is_letter_word(const struct typeset *typeset, size_t i)
{
    uint32_t letter = typeset_before(typeset, i);
    uint32_t before = typeset_before(typeset, back(typeset, i));
    return character_is_word(letter) && !is_digit(letter) &&
           (is_blank(before) || is_among(before, "(["));
}

/* "J. S." and "z. B.": letters with points. */
static bool is_between_initials(const struct typeset *typeset, size_t i)
{
    uint32_t after = typeset_after(typeset, i + 1);
    const char *rest = typeset->text + i + 1, *end = typeset->text + typeset->size;
    utf8_next(&rest, end);
    return typeset->text[i - 1] == '.' && is_letter_word(typeset, i - 1) &&
           character_is_word(after) && !is_digit(after) && rest < end && *rest == '.';
}

/* What a single space becomes, or NULL. */
static const char *tie(const struct typeset *typeset)
{
    size_t i = typeset->at;
    unsigned rules = typeset->style->rules;
    uint32_t before = typeset_before(typeset, i), after = typeset_after(typeset, i + 1);
    const char *space = space_of_mark(typeset, i + 1);
    if (is_blank(before) || is_blank(after))
        return NULL;
    if (space)
        return space;
    if (after == GUILLEMET_CLOSE && (rules & QUOTES_SPACED) != 0)
        return SPACE_NARROW;
    if ((is_digit(before) && (after == '%' || after == 0x2030 || after == 0x20AC)) ||
        ((rules & DASH_TIED) != 0 && is_spaced_dash(typeset, i + 1)) ||
        ((rules & LETTERS_TIED) != 0 && is_letter_word(typeset, i) && character_is_word(after)) ||
        is_between_initials(typeset, i))
        return SPACE_NO_BREAK;
    return NULL;
}

static bool set_space(struct typeset *typeset)
{
    const char *space = tie(typeset);
    return space && add(typeset, space, 1);
}

/* A mark that follows its word without a space. */
static bool set_mark(struct typeset *typeset)
{
    uint32_t before = typeset_before(typeset, typeset->at);
    bool follows = character_is_word(before) || is_among(before, ")]\"%") ||
                   before == GUILLEMET_CLOSE || before == 0x201D;
    const char *space = follows ? space_of_mark(typeset, typeset->at) : NULL;
    if (space)
        buffer_add_string(typeset->out, space);
    return false;
}

/* The author's own angle quotes. */
static bool set_guillemet(struct typeset *typeset)
{
    uint32_t c = typeset_after(typeset, typeset->at);
    if ((typeset->style->rules & QUOTES_SPACED) == 0 || typeset->end - typeset->at < GUILLEMET_SIZE)
        return false;
    uint32_t after = typeset_after(typeset, typeset->at + GUILLEMET_SIZE);
    uint32_t before = typeset_before(typeset, typeset->at);
    if (c == GUILLEMET_OPEN && after != 0 && (after == ' ' || !character_is_space(after))) {
        add(typeset, "«" SPACE_NARROW, GUILLEMET_SIZE);
        if (after == ' ' && typeset->at < typeset->end)
            typeset->at++;
        return true;
    }
    if (c == GUILLEMET_CLOSE && !is_blank(before))
        return add(typeset, SPACE_NARROW "»", GUILLEMET_SIZE);
    return false;
}

static bool set_dots(struct typeset *typeset)
{
    enum { ELLIPSIS = 3 };
    size_t run = run_at(typeset, typeset->at);
    bool in_number = is_digit(typeset_before(typeset, typeset->at)) &&
                     is_digit(typeset_after(typeset, typeset->at + run));
    if (run != ELLIPSIS || in_number || typeset->end - typeset->at < run)
        return copy_run(typeset, run);
    return add(typeset, "…", run);
}

/* The digits at byte `i`: how many, and their value if there are at most four. */
static size_t digits_at(const struct typeset *typeset, size_t i, unsigned *value)
{
    size_t count = 0;
    *value = 0;
    for (; is_digit(typeset_after(typeset, i + count)) && count <= 4; count++)
        *value = *value * 10 + (unsigned)(typeset->text[i + count] - '0');
    return count;
}

/* Whether what stands before byte `start` and from byte `end` on is no more of a number, a date
 * or an address. */
static bool stands_alone(const struct typeset *typeset, size_t start, size_t end)
{
    uint32_t before = typeset_before(typeset, start), after = typeset_after(typeset, end);
    bool begins = is_blank(before) || is_among(before, "([\"");
    bool ends = is_blank(after) || is_among(after, ".,;:!?)]\"");
    return begins && ends && (start == 0 || !is_digit(typeset_before(typeset, start - 1))) &&
           !is_digit(typeset_after(typeset, end + 1));
}

/* "1914-18" and "1914-1918": years that grow, the second no month. */
static bool is_range_of_years(const struct typeset *typeset, size_t i)
{
    enum { YEAR = 4, FIRST_YEAR = 1000, LAST_YEAR = 2199, MONTHS = 12 };
    unsigned first = 0, last = 0;
    if (i < YEAR || digits_at(typeset, i - YEAR, &first) != YEAR)
        return false;
    size_t digits = digits_at(typeset, i + 1, &last);
    bool grows = (digits == YEAR && last > first && last <= LAST_YEAR) ||
                 (digits == 2 && last > first % 100 && last > MONTHS);
    return grows && first >= FIRST_YEAR && first <= LAST_YEAR &&
           stands_alone(typeset, i - YEAR, i + 1 + digits);
}

/* A dash with a space on both sides, which are there. */
static bool set_spaced_dash(struct typeset *typeset, size_t run)
{
    const struct typography *style = typeset->style;
    size_t i = typeset->at, end = i + run;
    const struct buffer *out = typeset->out;
    if (is_digit(typeset_before(typeset, i - 1)) && is_digit(typeset_after(typeset, end + 1)))
        return copy_run(typeset, run); /* a difference */
    bool has_space = out->size > 0 && out->data[out->size - 1] == ' ';
    bool joined = run > 1 && (style->rules & DASH_JOINED) != 0 && has_space && end < typeset->end &&
                  !typeset->verse;
    bool tied = (style->rules & DASH_TIED) != 0 && has_space;
    if (joined || tied)
        typeset_drop_space(typeset);
    if (tied)
        buffer_add_string(typeset->out, SPACE_NO_BREAK);
    return add(typeset, run > 1 ? style->dash : style->hyphen, run + joined);
}

/* Two or three hyphens between words without spaces, or where speech breaks off. */
static bool set_close_dash(struct typeset *typeset, size_t run)
{
    const struct typography *style = typeset->style;
    uint32_t before = typeset_before(typeset, typeset->at);
    uint32_t after = typeset_after(typeset, typeset->at + run);
    bool breaks_off = character_is_word(before) && (after == 0 || is_among(after, "\"'"));
    bool between = (character_is_word(before) || is_among(before, ".,!?)]\"'")) &&
                   (character_is_word(after) || is_among(after, "([\"'"));
    if ((!breaks_off && !between) || (is_digit(before) && is_digit(after)))
        return copy_run(typeset, run);
    if (breaks_off || (style->rules & DASH_JOINED) != 0)
        return add(typeset, style->dash, run);
    buffer_add_string(typeset->out, (style->rules & DASH_TIED) != 0 ? SPACE_NO_BREAK : " ");
    add(typeset, style->dash, run);
    buffer_add_byte(typeset->out, ' ');
    return true;
}

static bool set_hyphens(struct typeset *typeset)
{
    enum { LONGEST_DASH = 3 };
    size_t i = typeset->at, run = run_at(typeset, i);
    uint32_t before = typeset_before(typeset, i), after = typeset_after(typeset, i + run);
    if (run > LONGEST_DASH || typeset->end - i < run)
        return copy_run(typeset, run);
    if ((before == 0 || before == '\n') && after == ' ' && i + run < typeset->end &&
        (typeset->style->rules & DIALOGUE) != 0)
        return add(typeset, "—" SPACE_NO_BREAK, run + 1);
    if (before == ' ' && after == ' ' && i > 1 && !is_blank(typeset_before(typeset, i - 1)) &&
        !is_blank(typeset_after(typeset, i + run + 1)))
        return set_spaced_dash(typeset, run);
    if (run > 1 && before == ' ' && (after == 0 || after == '\n') &&
        character_is_word(typeset_before(typeset, i - 1)))
        return add(typeset, typeset->style->dash, run); /* a line or a speech ends in it */
    if (run > 1)
        return set_close_dash(typeset, run);
    return is_range_of_years(typeset, i) ? add(typeset, "–", 1) : copy_run(typeset, run);
}

static bool (*const rules[256])(struct typeset *) = {
    [' '] = set_space,      ['!'] = set_mark,    [';'] = set_mark,
    [':'] = set_mark,       ['?'] = set_mark,    ['"'] = quotation_set_double,
    ['.'] = set_dots,       ['-'] = set_hyphens, ['\''] = quotation_set_single,
    [0xC2] = set_guillemet, /* the first byte of both */
};

/* Sets what begins at the place reached; false when it stays. A language without quotation marks
 * of its own in the table gets its ellipses only. */
static bool set(struct typeset *typeset)
{
    unsigned char byte = (unsigned char)typeset->text[typeset->at];
    return (byte == '.' || typeset->style->dash) && rules[byte](typeset);
}

void typeset_init(struct typeset *typeset, const struct typography *style, const char *text,
                  size_t size)
{
    *typeset = (struct typeset){.style = style, .text = text, .size = size};
    quotation_init(typeset);
}

void typeset_to(struct typeset *typeset, size_t end, struct buffer *out)
{
    typeset->out = out;
    typeset->end = end;
    while (typeset->at < end) {
        size_t first = typeset->at, at = first;
        while (at < end && !rules[(unsigned char)typeset->text[at]])
            at++;
        buffer_add(out, typeset->text + first, at - first);
        typeset->at = at;
        if (at < end && !set(typeset))
            copy_run(typeset, 1);
    }
}

void typeset_skip(struct typeset *typeset, size_t end)
{
    typeset->at = end;
}
