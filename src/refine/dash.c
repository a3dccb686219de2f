/* Hyphens that stand for dashes, and ranges of years. */
#include "base/utf8.h"
#include "refine/setters.h"

/* The digits at byte `i`: how many, and their value if there are at most four. */
static size_t digits_at(const struct typeset *typeset, size_t i, unsigned *value)
{
    size_t count = 0;
    *value = 0;
    for (; character_is_digit(typeset_after(typeset, i + count)) && count <= 4; count++)
        *value = *value * 10 + (unsigned)(typeset->text[i + count] - '0');
    return count;
}

/* Whether what stands before byte `start` and from byte `end` on is no more of a number, a date
 * or an address. */
static bool stands_alone(const struct typeset *typeset, size_t start, size_t end)
{
    uint32_t before = typeset_before(typeset, start), after = typeset_after(typeset, end);
    bool begins = typeset_is_blank(before) || typeset_is_one_of(before, "([\"");
    bool ends = typeset_is_blank(after) || typeset_is_one_of(after, ".,;:!?)]\"");
    return begins && ends &&
           (start == 0 || !character_is_digit(typeset_before(typeset, start - 1))) &&
           !character_is_digit(typeset_after(typeset, end + 1));
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
    if (character_is_digit(typeset_before(typeset, i - 1)) &&
        character_is_digit(typeset_after(typeset, end + 1)))
        return typeset_copy(typeset, run); /* a difference */
    bool has_space = out->size > 0 && out->data[out->size - 1] == ' ';
    bool joined = run > 1 && (style->rules & DASH_JOINED) != 0 && has_space && end < typeset->end &&
                  !typeset->verse;
    bool tied = (style->rules & DASH_TIED) != 0 && has_space;
    if (joined || tied)
        typeset_drop_space(typeset);
    if (tied)
        buffer_add_string(typeset->out, SPACE_NO_BREAK);
    return typeset_add(typeset, run > 1 ? style->dash : style->hyphen, run + joined);
}

/* Two or three hyphens between words without spaces, or where speech breaks off. */
static bool set_close_dash(struct typeset *typeset, size_t run)
{
    const struct typography *style = typeset->style;
    uint32_t before = typeset_before(typeset, typeset->at);
    uint32_t after = typeset_after(typeset, typeset->at + run);
    bool breaks_off = character_is_word(before) && (after == 0 || typeset_is_one_of(after, "\"'"));
    bool between = (character_is_word(before) || typeset_is_one_of(before, ".,!?)]\"'")) &&
                   (character_is_word(after) || typeset_is_one_of(after, "([\"'"));
    if ((!breaks_off && !between) || (character_is_digit(before) && character_is_digit(after)))
        return typeset_copy(typeset, run);
    if (breaks_off || (style->rules & DASH_JOINED) != 0)
        return typeset_add(typeset, style->dash, run);
    buffer_add_string(typeset->out, (style->rules & DASH_TIED) != 0 ? SPACE_NO_BREAK : " ");
    typeset_add(typeset, style->dash, run);
    buffer_add_byte(typeset->out, ' ');
    return true;
}

bool dash_set(struct typeset *typeset)
{
    enum { LONGEST_DASH = 3 };
    size_t i = typeset->at, run = typeset_run(typeset, i);
    uint32_t before = typeset_before(typeset, i), after = typeset_after(typeset, i + run);
    if (run > LONGEST_DASH || typeset->end - i < run)
        return typeset_copy(typeset, run);
    if ((before == 0 || before == '\n') && after == ' ' && i + run < typeset->end &&
        (typeset->style->rules & DIALOGUE) != 0)
        return typeset_add(typeset, "—" SPACE_NO_BREAK, run + 1);
    if (before == ' ' && after == ' ' && i > 1 &&
        !typeset_is_blank(typeset_before(typeset, i - 1)) &&
        !typeset_is_blank(typeset_after(typeset, i + run + 1)))
        return set_spaced_dash(typeset, run);
    if (run > 1 && before == ' ' && (after == 0 || after == '\n') &&
        character_is_word(typeset_before(typeset, i - 1)))
        return typeset_add(typeset, typeset->style->dash, run); /* a line or a speech ends in it */
    if (run > 1)
        return set_close_dash(typeset, run);
    return is_range_of_years(typeset, i) ? typeset_add(typeset, "–", 1)
                                         : typeset_copy(typeset, run);
}
