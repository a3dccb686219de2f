/* Straight quotation marks: which open, which close, which are apostrophes or feet and inches.
 * What stands on both sides of a mark decides; where that leaves it open, what is open already and
 * what is still to come. */
#include "refine/setters.h"

#include "base/language_tag.h"
#include "base/utf8.h"

#include <string.h>

static const char apostrophe[] = "’";

/* Whether a quotation may begin behind `c`, which ends at byte `i`. */
static bool may_open(const struct typeset *typeset, uint32_t c, size_t i)
{
    if (c == '"' || c == '\'')
        return typeset->quotation.after_open == i;
    return c == 0 || character_is_space(c) || typeset_is_one_of(c, "([{—–«“‘„‚¿¡") ||
           ((c == '-' || c == '/') && typeset->quotation.depth == 0);
}

/* Whether a quotation may end before `c`. */
static bool may_close(uint32_t c)
{
    return c == 0 || character_is_space(c) || typeset_is_one_of(c, ".,;:!?)]}—–-/»”’\"'…");
}

static bool could_close_single(const struct typeset *typeset, size_t i)
{
    uint32_t before = typeset_before(typeset, i), after = typeset_after(typeset, i + 1);
    return before != 0 && !character_is_space(before) && !typeset_is_one_of(before, "([{") &&
           !character_is_word(after);
}

void quotation_begin(struct typeset *typeset)
{
    struct quotation *quotation = &typeset->quotation;
    *quotation = (struct quotation){.after_open = SIZE_MAX};
    for (size_t i = 0; i < typeset->size; i++) {
        quotation->doubles += typeset->text[i] == '"';
        quotation->closers += typeset->text[i] == '\'' && could_close_single(typeset, i);
    }
}

static bool set(struct typeset *typeset, const char *mark)
{
    buffer_add_string(typeset->out, mark);
    typeset->at++;
    return true;
}

static bool is_spaced(const struct typeset *typeset, size_t level)
{
    return level == 0 && (typeset->style->rules & QUOTES_SPACED) != 0;
}

static bool open_quotation(struct typeset *typeset, size_t level)
{
    set(typeset, typeset->style->quotes[level].open);
    if (is_spaced(typeset, level)) {
        buffer_add_string(typeset->out, SPACE_NARROW);
        if (typeset->at < typeset->end && typeset->text[typeset->at] == ' ')
            typeset->at++;
    }
    typeset->quotation.after_open = typeset->at;
    return true;
}

static bool close_quotation(struct typeset *typeset, size_t level)
{
    if (is_spaced(typeset, level)) {
        typeset_drop_space(typeset);
        buffer_add_string(typeset->out, SPACE_NARROW);
    }
    return set(typeset, typeset->style->quotes[level].close);
}

/* One is left over when all to come are paired: then this one opens no second level. */
static bool open_double(struct typeset *typeset)
{
    struct quotation *quotation = &typeset->quotation;
    if (quotation->depth == 2 || quotation->doubles % 2 == 1)
        quotation->depth = 0;
    return open_quotation(typeset, quotation->depth++);
}

static bool close_double(struct typeset *typeset)
{
    struct quotation *quotation = &typeset->quotation;
    size_t level = quotation->depth == 2 ? 1 : 0;
    if (quotation->depth > 0)
        quotation->depth--;
    if (quotation->single_depth > quotation->depth)
        quotation->single = false;
    return close_quotation(typeset, level);
}

/* "l'"affaire"": an article of one letter or more is elided before the mark. */
static bool is_behind_elision(const struct typeset *typeset, uint32_t before, uint32_t after)
{
    size_t size = before == '\'' ? 1 : strlen(apostrophe);
    return (before == '\'' || before == 0x2019) && character_is_word(after) &&
           character_is_word(typeset_before(typeset, typeset->at - size));
}

bool quotation_set_double(struct typeset *typeset)
{
    struct quotation *quotation = &typeset->quotation;
    uint32_t before = typeset_before(typeset, typeset->at);
    uint32_t after = typeset_after(typeset, typeset->at + 1);
    bool is_open = quotation->depth > 0;
    bool opens =
        may_open(typeset, before, typeset->at) || is_behind_elision(typeset, before, after);
    bool nothing_follows = after == 0 || character_is_space(after);
    quotation->doubles--;
    if (character_is_digit(before) && (!is_open || quotation->doubles % 2 == 1))
        return false; /* inches or seconds */
    if (opens && is_open && nothing_follows)
        return close_double(typeset);
    if (opens && nothing_follows)
        return after == ' ' && quotation->doubles > 0 && open_double(typeset);
    if (opens)
        return open_double(typeset);
    return (is_open || may_close(after)) && close_double(typeset);
}

/* Words that begin with an apostrophe. */
static const struct {
    const char *language, *words;
} elisions[] = {
    {"en", " tis twas twere twill em til cos "},
    {"de", " s n ne nen nem ner rum raus rein "},
    {"nl", " s t n k m r ns "},
    {"af", " n "},
    {"it", " ndrangheta ndrina sta sto "},
};

/* Whether the word at byte `i` is one of these; and no quotation of that word. */
static bool is_elided(const struct typeset *typeset, size_t i)
{
    char word[16] = " ";
    size_t size = 1;
    while (size + 2 < sizeof word && i < typeset->size && (typeset->text[i] | 0x20) >= 'a' &&
           (typeset->text[i] | 0x20) <= 'z')
        word[size++] = (char)(typeset->text[i++] | 0x20);
    uint32_t after = typeset_after(typeset, i);
    if (size == 1 || character_is_word(after) || after == '\'')
        return false;
    word[size] = ' ';
    for (size_t row = 0; row < sizeof elisions / sizeof *elisions; row++)
        if (language_tag_same(elisions[row].language, typeset->style->language) &&
            strstr(elisions[row].words, word))
            return true;
    return false;
}

/* "'90s", "the summer of '69". */
static bool is_decade(const struct typeset *typeset, size_t i)
{
    return character_is_digit(typeset_after(typeset, i)) &&
           character_is_digit(typeset_after(typeset, i + 1)) &&
           !character_is_digit(typeset_after(typeset, i + 2));
}

/* "rock 'n' roll", at the first of both. */
static bool set_and(struct typeset *typeset)
{
    const char *at = typeset->text + typeset->at;
    size_t left = typeset->end - typeset->at;
    if (left < 3 || (at[1] | 0x20) != 'n' || at[2] != '\'' ||
        character_is_word(typeset_after(typeset, typeset->at + 3)))
        return false;
    set(typeset, apostrophe);
    buffer_add_byte(typeset->out, at[1]);
    typeset->at++;
    typeset->quotation.closers--;
    return set(typeset, apostrophe);
}

static bool open_single(struct typeset *typeset, uint32_t before)
{
    struct quotation *quotation = &typeset->quotation;
    if (set_and(typeset))
        return true;
    bool unclosed = quotation->closers == 0 && before != 0;
    if (unclosed || is_elided(typeset, typeset->at + 1) || is_decade(typeset, typeset->at + 1))
        return set(typeset, apostrophe);
    quotation->single = true;
    quotation->single_depth = quotation->depth;
    return open_quotation(typeset, 1);
}

static bool close_single(struct typeset *typeset)
{
    if (!typeset->quotation.single)
        return set(typeset, apostrophe);
    typeset->quotation.single = false;
    return close_quotation(typeset, 1);
}

/* A mark behind a digit: "1990's", the end of a quotation, or feet or minutes. */
static bool set_behind_digit(struct typeset *typeset, uint32_t after)
{
    if (after == 's' && !character_is_word(typeset_after(typeset, typeset->at + 2)))
        return set(typeset, apostrophe);
    return typeset->quotation.single && !character_is_word(after) && close_single(typeset);
}

bool quotation_set_single(struct typeset *typeset)
{
    uint32_t before = typeset_before(typeset, typeset->at);
    uint32_t after = typeset_after(typeset, typeset->at + 1);
    if (could_close_single(typeset, typeset->at))
        typeset->quotation.closers--;
    if (character_is_digit(before))
        return set_behind_digit(typeset, after);
    if (character_is_word(before) && character_is_word(after))
        return set(typeset, apostrophe);
    if (!may_open(typeset, before, typeset->at))
        return close_single(typeset);
    if (after == 0 || character_is_space(after))
        return false;
    return open_single(typeset, before);
}
