/* Spaces that bind, and those that French sets before marks and inside angle quotes. */
#include "base/utf8.h"
#include "refine/setters.h"

enum { GUILLEMET_OPEN = 0xAB, GUILLEMET_CLOSE = 0xBB, GUILLEMET_SIZE = 2 };

/* A mark that French sets off, at byte `i`, and what it is set off with; NULL for none. */
static const char *space_of_mark(const struct typeset *typeset, size_t i)
{
    unsigned rules = typeset->style->rules;
    size_t end = i;
    while (typeset_is_one_of(typeset_after(typeset, end), ";:!?"))
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
    uint32_t before = typeset_before(typeset, typeset_back(typeset, i));
    return character_is_word(letter) && !character_is_digit(letter) &&
           (typeset_is_blank(before) || typeset_is_one_of(before, "(["));
}

/* "J. S." and "z. B.": letters with points. */
static bool is_between_initials(const struct typeset *typeset, size_t i)
{
    uint32_t after = typeset_after(typeset, i + 1);
    const char *rest = typeset->text + i + 1, *end = typeset->text + typeset->size;
    utf8_next(&rest, end);
    return typeset->text[i - 1] == '.' && is_letter_word(typeset, i - 1) &&
           character_is_word(after) && !character_is_digit(after) && rest < end && *rest == '.';
}

/* What a single space becomes, or NULL. */
static const char *tie(const struct typeset *typeset)
{
    size_t i = typeset->at;
    unsigned rules = typeset->style->rules;
    uint32_t before = typeset_before(typeset, i), after = typeset_after(typeset, i + 1);
    const char *space = space_of_mark(typeset, i + 1);
    if (typeset_is_blank(before) || typeset_is_blank(after))
        return NULL;
    if (space)
        return space;
    if (after == GUILLEMET_CLOSE && (rules & QUOTES_SPACED) != 0)
        return SPACE_NARROW;
    if ((character_is_digit(before) && (after == '%' || after == 0x2030 || after == 0x20AC)) ||
        ((rules & DASH_TIED) != 0 && is_spaced_dash(typeset, i + 1)) ||
        ((rules & LETTERS_TIED) != 0 && is_letter_word(typeset, i) && character_is_word(after)) ||
        is_between_initials(typeset, i))
        return SPACE_NO_BREAK;
    return NULL;
}

bool spacing_set_space(struct typeset *typeset)
{
    const char *space = tie(typeset);
    return space && typeset_add(typeset, space, 1);
}

/* A mark that follows its word without a space. */
bool spacing_set_mark(struct typeset *typeset)
{
    uint32_t before = typeset_before(typeset, typeset->at);
    bool follows = character_is_word(before) || typeset_is_one_of(before, ")]\"%") ||
                   before == GUILLEMET_CLOSE || before == 0x201D;
    const char *space = follows ? space_of_mark(typeset, typeset->at) : NULL;
    if (space)
        buffer_add_string(typeset->out, space);
    return false;
}

/* The author's own angle quotes. */
bool spacing_set_guillemet(struct typeset *typeset)
{
    uint32_t c = typeset_after(typeset, typeset->at);
    if ((typeset->style->rules & QUOTES_SPACED) == 0 || typeset->end - typeset->at < GUILLEMET_SIZE)
        return false;
    uint32_t after = typeset_after(typeset, typeset->at + GUILLEMET_SIZE);
    uint32_t before = typeset_before(typeset, typeset->at);
    if (c == GUILLEMET_OPEN && after != 0 && (after == ' ' || !character_is_space(after))) {
        typeset_add(typeset, "«" SPACE_NARROW, GUILLEMET_SIZE);
        if (after == ' ' && typeset->at < typeset->end)
            typeset->at++;
        return true;
    }
    if (c == GUILLEMET_CLOSE && !typeset_is_blank(before))
        return typeset_add(typeset, SPACE_NARROW "»", GUILLEMET_SIZE);
    return false;
}
