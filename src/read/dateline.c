/* Datelines; see dateline.h. A place, then in any order agency and date, then a dash. */
#include "read/dateline.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/cursor.h"
#include "read/dateline_parts.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_DATELINE = 160 }; /* bytes */
enum { LONGEST_PLACE = 60 };

/* What was read up to the dash. */
struct reading {
    struct cursor cursor;
    struct dateline *dateline;
    bool capitals; /* the city is written in them */
    bool dated, attributed, ended;
};

/* "АГЕНТСТВО «СЕВЕР»", "Agence Sud", "Reuters": a known agency, or a word for agencies and a name.
 */
static size_t agency_size(const char *text, size_t size)
{
    enum { LONGEST_NAME = 50 };
    size_t known = words_at(WORDS_AGENCY, text, size);
    size_t word = words_at(WORDS_AGENCY_WORD, text, size), name = word;
    if (known > 0 || word == 0)
        return known;
    while (name < size && name < word + LONGEST_NAME && !strchr(".:-,/(", text[name])) {
        const char *at = text + name;
        if (character_is_dash(utf8_next(&at, text + size)))
            break;
        name = (size_t)(at - text);
    }
    return span_trim(text, name).size;
}

/* "BNS": bytes of a short word in capitals, which behind a date is an agency. */
static size_t capitals_size(const char *text, size_t size)
{
    enum { SHORTEST = 2, LONGEST = 8 };
    size_t word = 0;
    for (const char *at = text, *end = text + size; at < end; word = (size_t)(at - text))
        if (!letter_is_upper(utf8_next(&at, end)))
            break;
    size_t letters = utf8_length(text, word);
    return letters >= SHORTEST && letters <= LONGEST ? word : 0;
}

/* "دبي - رويترز: ", "МОСКВА, 3 мая. ТАСС. ", "18 августа. АГЕНТСТВО «СЕВЕР» - ": an agency without
 * brackets, and what ends it. */
static bool take_bare_agency(struct reading *reading)
{
    static const uint32_t stops[] = {':', '.', '/', '|', 0xFF1A, 0};
    struct cursor *cursor = &reading->cursor;
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    size_t size = agency_size(cursor->at, cursor_rest(cursor));
    if (size == 0 && reading->dated)
        size = capitals_size(cursor->at, cursor_rest(cursor));
    struct span agency = {cursor->at, size};
    cursor->at += size;
    if (size > 0 && (cursor_take(cursor, stops) || cursor_take_dash(cursor))) {
        cursor_skip_spaces(cursor);
        reading->dateline->agency = agency;
        return true;
    }
    cursor->at = begin;
    return false;
}

static bool take_weekday(struct cursor *cursor)
{
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    size_t used = date_weekday(cursor->at, cursor_rest(cursor));
    cursor->at = used > 0 ? cursor->at + used : begin;
    return used > 0;
}

/* Agency and date in any order, and what ends them. */
static void take_details(struct reading *reading)
{
    static const uint32_t commas[] = {',', 0x60C, 0xFF0C, '.', 0}, colons[] = {':', 0xFF1A, 0};
    static const uint32_t stops[] = {'.', 0x964, 0};
    struct cursor *cursor = &reading->cursor;
    struct dateline *dateline = reading->dateline;
    for (size_t i = 0; i < 3; i++) {
        reading->attributed =
            reading->attributed || dateline_take_bracketed(cursor, &dateline->agency);
        cursor_take(cursor, commas);
        bool dated = reading->dated;
        reading->dated = dated || dateline_take_date(cursor, dateline) || take_weekday(cursor);
    }
    bool bare = !reading->attributed && reading->dated && take_bare_agency(reading);
    reading->ended = bare || cursor_take_dash(cursor);
    if (!reading->attributed && !bare)
        bare = take_bare_agency(reading);
    reading->attributed = reading->attributed || bare;
    bool known = reading->attributed && !bare &&
                 words_has(WORDS_AGENCY, dateline->agency.text, dateline->agency.size);
    if (known && !reading->ended) { /* "WIEN (APA). ", "София /БТА/ " */
        cursor_take(cursor, stops);
        reading->ended = true;
    }
    reading->ended = reading->ended || bare ||
                     (reading->attributed &&
                      (cursor_take(cursor, colons) ||
                       (reading->dated && cursor->at > cursor->text && cursor->at[-1] == '.') ||
                       (reading->dated && cursor_take(cursor, stops))));
    cursor_skip_spaces(cursor);
}

/* "(ANSA) - BORGO SECCO, 19 OTT - ": the agency first. */
static void take_leading_agency(struct reading *reading)
{
    const char *begin = reading->cursor.at;
    struct span agency;
    if (dateline_take_bracketed(&reading->cursor, &agency) && cursor_take_dash(&reading->cursor) &&
        (words_has(WORDS_AGENCY, agency.text, agency.size) ||
         prose_is_capitals(agency.text, agency.size))) {
        reading->dateline->agency = agency;
        reading->attributed = true;
    } else {
        reading->cursor.at = begin;
    }
}

/* "Stockholm/TT", "İSTANBUL/DHA", "JAKARTA, KOMPAS.com": takes the agency off the place. */
static void part_agency(struct reading *reading)
{
    struct span *place = &reading->dateline->place;
    const char *mark = memchr(place->text, '/', place->size);
    if (!mark)
        mark = memchr(place->text, ',', place->size);
    if (!mark || mark == place->text)
        return;
    struct span sender = span_trim(mark + 1, place->size - (size_t)(mark + 1 - place->text));
    const char *dot = memchr(sender.text, '.', sender.size);
    bool site = dot && dot > sender.text + 1 && dot + 2 < sender.text + sender.size &&
                !memchr(sender.text, ' ', sender.size) && letter_is_lower((unsigned char)dot[1]);
    bool short_name =
        *mark == '/' && sender.size <= 4 && prose_is_capitals(sender.text, sender.size);
    if (!site && !short_name && !words_has(WORDS_AGENCY, sender.text, sender.size))
        return;
    reading->dateline->agency = sender;
    reading->attributed = true;
    place->size = span_trim(place->text, (size_t)(mark - place->text)).size;
}

/* How sure a dateline is that was read up to its end. */
static void weigh(const struct reading *reading, bool cased)
{
    struct dateline *dateline = reading->dateline;
    const struct span *agency = &dateline->agency;
    bool small = letter_is_lower(cursor_peek(&reading->cursor));
    bool known = reading->attributed && words_has(WORDS_AGENCY, agency->text, agency->size);
    if (reading->dated || known || (reading->attributed && reading->capitals)) {
        dateline->confidence = 97;
        dateline->reason = "a place with date or agency, and a dash";
    } else if (reading->attributed &&
               (cased || prose_words(dateline->place.text, dateline->place.size) <= 2)) {
        dateline->confidence = 85;
        dateline->reason = "a place with a name in brackets, and a dash";
    } else if (reading->capitals && cased && !small) {
        dateline->confidence = 90;
        dateline->reason = "a place in capitals, and a dash";
    }
}

bool dateline_read(const char *text, size_t size, struct dateline *dateline)
{
    if (dateline_read_asian(text, size, dateline))
        return true;
    *dateline = (struct dateline){0};
    struct reading reading = {.dateline = dateline};
    reading.cursor =
        (struct cursor){text, text, text + (size < LONGEST_DATELINE ? size : LONGEST_DATELINE)};
    take_leading_agency(&reading);
    bool cased = letter_is_upper(cursor_peek(&reading.cursor));
    if (!dateline_take_place(&reading.cursor, &dateline->place, &reading.capitals) ||
        !dateline_may_be_place(&dateline->place))
        return false;
    part_agency(&reading);
    if (cased)
        dateline_take_region(&reading.cursor, &dateline->place);
    take_details(&reading);
    dateline->size = (size_t)(reading.cursor.at - text);
    if (reading.ended && dateline->size < size)
        weigh(&reading, cased);
    return dateline->confidence > 0;
}

/* Whether nothing but a short text ends where `at` stands, in capitals of four letters and more. */
static bool is_long_capitals(const char *text, size_t size)
{
    return utf8_length(text, size) >= 4 && prose_is_capitals(text, size) &&
           prose_words(text, size) <= 3;
}

bool dateline_read_place(const char *text, size_t size, struct dateline *dateline)
{
    struct cursor cursor = {text, text, text + (size < LONGEST_PLACE ? size : LONGEST_PLACE)};
    uint32_t first = cursor_peek(&cursor);
    bool cased = letter_is_upper(first);
    *dateline = (struct dateline){.confidence = 85, .reason = "a place that the text names again"};
    if (!cased && (letter_is_lower(first) || character_is_ideographic(first)))
        return false;
    while (cursor.at < cursor.end) {
        const char *here = cursor.at;
        uint32_t c = utf8_next(&cursor.at, cursor.end);
        bool space = cursor.at < cursor.end && character_is_space(cursor_peek(&cursor));
        dateline->place = (struct span){text, (size_t)(here - text)};
        bool colon = c == ':' && memchr(text, ' ', (size_t)(here - text)); /* one word is a label */
        if (cased && (c == '.' || colon) && space)
            break;
        if (!cased && character_is_space(c) && cursor_take_dash(&cursor))
            break;
        if (!character_is_word(c) && c != ' ' && c != '-')
            return false;
    }
    cursor_skip_spaces(&cursor);
    dateline->size = (size_t)(cursor.at - text);
    size_t place = dateline->place.size;
    bool looks = cased ? is_long_capitals(text, place) && letter_is_upper(cursor_peek(&cursor))
                       : prose_words(text, place) <= 2;
    return cursor.at < cursor.end && looks && dateline_may_be_place(&dateline->place);
}

bool dateline_read_town(const char *text, size_t size, struct dateline *dateline)
{
    enum { SHORTEST = 4, LONGEST = 24 }; /* bytes */
    const char *stop = memchr(text, '.', size < LONGEST ? size : LONGEST);
    size_t word = stop ? (size_t)(stop - text) : 0;
    struct cursor cursor = {text, text, text + size};
    if (word < SHORTEST || word + 2 >= size || stop[1] != ' ' || memchr(text, ' ', word) ||
        !letter_is_upper(cursor_peek(&cursor)))
        return false;
    *dateline = (struct dateline){.place = {text, word},
                                  .size = word + 2,
                                  .confidence = 82,
                                  .reason = "a place and a stop; the text says what is in it"};
    return dateline_may_be_place(&dateline->place);
}

/* "Held at Westbury": the words before the place. */
static void skip_lead(struct cursor *cursor)
{
    size_t lead = words_at(WORDS_HELD, cursor->at, cursor_rest(cursor));
    struct cursor after = {cursor->text, cursor->at + lead, cursor->end};
    if (lead == 0)
        return;
    cursor_skip_spaces(&after);
    size_t in = words_at(WORDS_IN, after.at, cursor_rest(&after));
    after.at += in;
    if (in > 0) {
        cursor_skip_spaces(&after);
        *cursor = after;
    }
}

bool dateline_fills(const char *text, size_t size, struct dateline *dateline)
{
    static const uint32_t commas[] = {',', 0x60C, 0xFF0C, '.', '|', 0};
    *dateline = (struct dateline){0};
    struct cursor cursor = {text, text, text + size};
    bool capitals = false;
    if (size > LONGEST_DATELINE)
        return false;
    skip_lead(&cursor);
    if (!dateline_take_place(&cursor, &dateline->place, &capitals) ||
        !dateline_may_be_place(&dateline->place) ||
        words_at(WORDS_TOPIC, dateline->place.text, dateline->place.size) > 0)
        return false;
    dateline_take_bracketed(&cursor, &dateline->agency);
    bool parted = cursor_take(&cursor, commas) || cursor_take_dash(&cursor);
    if (!dateline_take_date(&cursor, dateline))
        return false;
    if (!dateline->agency.text)
        dateline_take_bracketed(&cursor, &dateline->agency);
    cursor_take_dash(&cursor);
    cursor_skip_spaces(&cursor);
    dateline->size = size;
    dateline->confidence = capitals || parted ? 95 : 80;
    dateline->reason = "a line of place and date";
    return cursor.at >= cursor.end;
}

bool dateline_is_place(const char *text, size_t size, struct dateline *dateline)
{
    struct cursor cursor = {text, text, text + size};
    bool capitals = false;
    *dateline =
        (struct dateline){.size = size,
                          .confidence = 85,
                          .reason = "the only line of capitals, between headline and story"};
    if (size >= LONGEST_PLACE || !dateline_take_place(&cursor, &dateline->place, &capitals))
        return false;
    struct span region; /* "ITAQUARA (BA)" */
    if (dateline_take_bracketed(&cursor, &region) && prose_words(region.text, region.size) == 1)
        dateline->place.size = size;
    return cursor.at == cursor.end && capitals && prose_words(text, size) <= 4 &&
           dateline->place.size == size && dateline_may_be_place(&dateline->place);
}
