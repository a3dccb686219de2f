/* What datelines are made of; see dateline_parts.h. */
#include "read/dateline_parts.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_PLACE = 60 }; /* bytes */

/* "(AP)", "/PAP/", "[Reuters]", "(Xinhua) --". */
bool dateline_take_bracketed(struct cursor *cursor, struct span *agency)
{
    static const struct {
        uint32_t open, close;
    } pairs[] = {{'(', ')'}, {0xFF08, 0xFF09}, {'[', ']'}, {'/', '/'}};
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    uint32_t open = cursor_peek(cursor);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (open != pairs[i].open)
            continue;
        utf8_next(&cursor->at, cursor->end);
        const char *name = cursor->at;
        while (cursor->at < cursor->end && cursor_peek(cursor) != pairs[i].close &&
               cursor->at - name < LONGEST_PLACE)
            utf8_next(&cursor->at, cursor->end);
        struct span inside = span_trim(name, (size_t)(cursor->at - name));
        if (cursor_peek(cursor) == pairs[i].close && inside.size > 1 &&
            prose_words(inside.text, inside.size) <= 4) {
            utf8_next(&cursor->at, cursor->end);
            *agency = inside;
            return true;
        }
    }
    cursor->at = begin;
    return false;
}

bool dateline_take_date(struct cursor *cursor, struct dateline *dateline)
{
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    size_t used = date_read(cursor->at, cursor_rest(cursor), &dateline->date);
    if (used == 0) {
        cursor->at = begin;
        return false;
    }
    dateline->date_text = (struct span){cursor->at, used};
    cursor->at += used;
    if (cursor_peek(cursor) == '.') /* "3 mar." */
        utf8_next(&cursor->at, cursor->end);
    return true;
}

/* Whether a date or a weekday begins here. */
static bool is_at_date(const char *at, const char *end)
{
    struct date date;
    while (at < end && *at == ' ')
        at++;
    size_t size = (size_t)(end - at);
    return date_read(at, size, &date) > 0 || date_weekday(at, size) > 0;
}

/* "BERLIN taz | ": an agency, and a bar behind it. */
static bool is_agency_before_bar(const struct cursor *cursor)
{
    enum { NEAR = 16 }; /* bytes */
    size_t rest = cursor_rest(cursor);
    if (!memchr(cursor->at, '|', rest < NEAR ? rest : NEAR))
        return false;
    size_t size = words_at(WORDS_AGENCY, cursor->at, rest);
    const char *after = cursor->at + size;
    return size > 0 && after + 1 < cursor->end && *after == ' ' && after[1] == '|';
}

/* Whether a place cannot go on with this character. */
static bool ends_place(const struct cursor *cursor, const char *begin)
{
    const char *next = cursor->at;
    uint32_t c = utf8_next(&next, cursor->end);
    bool after_space = cursor->at > begin && character_is_space((unsigned char)cursor->at[-1]);
    if (c == '(' || c == '[' || c == 0xFF08 || c == ':')
        return true;
    bool sender = memchr(begin, '/', (size_t)(cursor->at - begin)) != NULL;
    if (c == '.' && next < cursor->end && (character_is_dash((unsigned char)*next) || sender))
        return true; /* "MADRID.- ", "Stockholm/TT. " */
    if (after_space && c != '(' && is_agency_before_bar(cursor))
        return true;
    if ((character_is_dash(c) && (after_space || c != '-')) || (c == '/' && after_space))
        return true;
    if (c == ',' || c == 0x60C)
        return is_at_date(next, cursor->end);
    return after_space && is_at_date(cursor->at, cursor->end);
}

static bool is_place_character(uint32_t c)
{
    return character_is_space(c) || character_is_word(c) || (c < 0x80 && strchr(".'-,/", (int)c)) ||
           c == 0x2019 || c == 0x60C;
}

/* "UNTERWALDEN.": the stop is none of an abbreviation as in "N.J.", "St. Louis, Mo.". */
static size_t without_stop(const char *place, size_t size)
{
    enum { SHORTEST_WORD = 4 };
    size_t letters = 0;
    if (size == 0 || place[size - 1] != '.' || memchr(place, ',', size))
        return size;
    for (size_t i = size - 1; i > 0 && !strchr(". ", place[i - 1]); i--)
        letters++;
    return letters >= SHORTEST_WORD ? size - 1 : size;
}

/* Words of places are capitalised, but for particles inside. */
static bool may_begin_word(uint32_t c, const char *word, const char *end, bool first)
{
    size_t size = (size_t)(end - word);
    return !letter_is_lower(c) || (!first && (words_at(WORDS_PARTICLE, word, size) > 0 ||
                                              words_at(WORDS_IN, word, size) > 0));
}

/* The words of a place: up to a comma that a date follows, a bracket, a dash. "ATLANTIC CITY, N.J."
 * is one place. */
bool dateline_take_place(struct cursor *cursor, struct span *place, bool *capitals)
{
    const char *begin = cursor->at, *stop = begin;
    size_t words = 0;
    bool in_word = false;
    while (cursor->at < cursor->end && cursor->at - begin < LONGEST_PLACE &&
           !ends_place(cursor, begin)) {
        const char *here = cursor->at;
        uint32_t c = utf8_next(&cursor->at, cursor->end);
        if (!is_place_character(c) || (c >= '0' && c <= '9'))
            return false;
        bool begins = !character_is_space(c) && !in_word;
        if (begins && !may_begin_word(c, here, cursor->end, words == 0))
            return false; /* which most sentences show with their second word */
        words += begins;
        in_word = !character_is_space(c);
        if (in_word && c != ',' && c != 0x60C)
            stop = cursor->at;
    }
    *place = (struct span){begin, without_stop(begin, (size_t)(stop - begin))};
    /* The city counts: "ATLANTIC CITY, N.J.", "PORT LINNET, Saltmarsh". */
    const char *comma = memchr(begin, ',', place->size);
    *capitals = prose_is_capitals(begin, comma ? (size_t)(comma - begin) : place->size);
    return place->size > 1 && words <= 6;
}

/* "Vaubourg (Jura), 14 mars", "ITAQUARA (BA) (Agência Sul)": what stands in brackets right behind
 * a place is its region where a date or other brackets follow, unless it is an agency. */
void dateline_take_region(struct cursor *cursor, struct span *place)
{
    const char *begin = cursor->at;
    struct span region;
    bool taken = dateline_take_bracketed(cursor, &region);
    bool state = taken && region.size == 2;
    struct cursor after = *cursor;
    cursor_skip_spaces(&after);
    uint32_t next = cursor_peek(&after);
    bool dated = next == ',' && is_at_date(after.at + 1, after.end);
    if (taken && (dated || next == '(') && !words_has(WORDS_AGENCY, region.text, region.size) &&
        (state || !prose_is_capitals(region.text, region.size)))
        place->size = (size_t)(cursor->at - place->text);
    else
        cursor->at = begin;
}

bool dateline_may_be_place(const struct span *place)
{
    return words_at(WORDS_NOT_PLACE, place->text, place->size) != place->size;
}
