/* What one segment of a byline says: a name, a role, an agency, a place or a date; see byline.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/date.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_ROLE = 60 };  /* characters */
enum { LONGEST_PLACE = 40 }; /* bytes */

size_t byline_label(const char *text, size_t size)
{
    size_t preposition = words_at(WORDS_BYLINE, text, size);
    size_t noun = words_at(WORDS_CREDIT, text, size);
    return preposition > noun ? preposition : noun;
}

size_t byline_role(const char *text, size_t size)
{
    size_t role = words_at(WORDS_ROLE, text, size);
    size_t office = words_at(WORDS_OFFICE, text, size);
    return role > office ? role : office;
}

bool byline_is_role(const char *text, size_t size)
{
    return size > 0 && byline_role(text, size) == size;
}

static bool begins_small(const struct span *word)
{
    const char *at = word->text;
    return letter_is_lower(utf8_next(&at, word->text + word->size));
}

/* Where " in Berlin" begins in a segment: its size when it does not. */
static size_t before_place(const struct span *segment)
{
    struct span tokens[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, tokens);
    for (size_t i = 1; i + 1 < count; i++) {
        const char *next = tokens[i + 1].text;
        bool capital = letter_is_upper(utf8_next(&next, next + tokens[i + 1].size));
        bool particle = words_has(WORDS_PARTICLE, tokens[i].text, tokens[i].size);
        bool in = words_has(WORDS_IN, tokens[i].text, tokens[i].size) ||
                  (tokens[i].size == 3 && memcmp(tokens[i].text, "for", 3) == 0);
        if (capital && !particle && in)
            return (size_t)(tokens[i].text - segment->text);
    }
    return segment->size;
}

/* "The United Wire", "Agence Sud", "Reuters". */
static bool is_agency(const struct span *segment, bool labelled)
{
    struct span words[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, words);
    if (words_has(WORDS_AGENCY, segment->text, segment->size))
        return true;
    return labelled && count >= 2 && !begins_small(&words[0]) &&
           (words_has(WORDS_AGENCY_WORD, words[0].text, words[0].size) ||
            words_has(WORDS_AGENCY_END, words[count - 1].text, words[count - 1].size));
}

/* A segment that says what someone is holds a word such as "correspondent". A name may follow it:
 * "verslaggever Joris Blok", "Staff Writer Ada Lovelace". */
static bool take_role(struct byline *byline, const struct span *segment)
{
    struct span words[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, words), last = count;
    for (size_t i = 0; i < count; i++)
        if (byline_is_role(words[i].text, words[i].size))
            last = i;
    if (last == count)
        return false;
    struct span role = *segment;
    if (last + 1 < count) {
        const char *name = words[last + 1].text, *end = segment->text + segment->size;
        struct span person = {name, (size_t)(end - name)};
        size_t fewest = begins_small(&words[last]) ? count : last + 3;
        if (count <= fewest && byline->count < BYLINE_NAMES && byline_is_name(name, person.size)) {
            byline->names[byline->count++] = person;
            size_t of = words_has(WORDS_PARTICLE, words[0].text, words[0].size) && last > 0;
            role = span_trim(words[of].text, (size_t)(name - words[of].text)); /* "Van" */
        }
    }
    if (!byline->role.text)
        byline->role = role;
    return true;
}

/* "Professor of Logic" behind a name and a comma. */
static bool is_office(const struct span *segment)
{
    struct span words[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, words);
    for (size_t i = 1; i + 1 < count; i++)
        if (words_has(WORDS_OF, words[i].text, words[i].size))
            return true;
    return false;
}

/* "our transport correspondent": what the newspaper calls its own. */
static struct span without_our(struct span segment)
{
    size_t our = words_at(WORDS_OUR, segment.text, segment.size);
    return our < segment.size ? span_trim(segment.text + our, segment.size - our) : segment;
}

/* "Foto Karl Holm", "pildid: Karl Holm": who made the pictures. */
static bool is_pictures(const struct span *segment)
{
    const char *colon = memchr(segment->text, ':', segment->size);
    size_t word = words_at(WORDS_CAPTION, segment->text, segment->size);
    if (colon)
        word = (size_t)(colon - segment->text) + 1;
    struct span name = span_trim(segment->text + word, segment->size - word);
    return word > 0 && byline_is_name(name.text, name.size);
}

/* "À LYON": a word for "in" and one more. */
static bool is_in_place(const struct span *segment)
{
    struct span words[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, words);
    return count == 2 && words_has(WORDS_IN, words[0].text, words[0].size);
}

/* "žurnāliste", "aged 12": a few small words behind one name. */
static bool is_small_office(const struct byline *byline, const struct span *segment)
{
    enum { MOST_WORDS = 4 };
    struct span words[SPAN_WORDS];
    size_t count = span_words(segment->text, segment->size, words);
    return byline->count == 1 && !byline->role.text && count > 0 && count <= MOST_WORDS &&
           begins_small(&words[0]);
}

static bool take_person(struct byline *byline, const struct span *person)
{
    if (take_role(byline, person))
        return utf8_length(person->text, person->size) <= LONGEST_ROLE;
    if (byline->count == BYLINE_NAMES || !byline_is_name(person->text, person->size))
        return false;
    byline->names[byline->count++] = *person;
    return true;
}

bool byline_take(struct byline *byline, struct span segment)
{
    struct date date;
    segment = span_trim(segment.text, segment.size);
    if (segment.size == 0)
        return true;
    size_t with = words_at(WORDS_WITH, segment.text, segment.size);
    struct span sender = span_trim(segment.text + with, segment.size - with);
    if (with > 0 && words_has(WORDS_AGENCY, sender.text, sender.size))
        segment = sender; /* "avec AFP" */
    if (is_agency(&segment, byline->labelled)) {
        byline->agency = segment;
        return true;
    }
    if (date_fills(segment.text, segment.size, &date)) {
        byline->date = segment;
        return true;
    }
    if (byline->labelled)
        segment = without_our(segment);
    if (byline->count > 0 && is_pictures(&segment))
        return true; /* "…, Foto Karl Holm" */
    if (byline->count > 0 && is_in_place(&segment)) {
        byline->place = segment;
        return segment.size < LONGEST_PLACE;
    }
    size_t own = before_place(&segment);
    struct span person = span_trim(segment.text, own);
    struct byline before = *byline;
    if (take_person(byline, &person))
        return true;
    *byline = before;
    if (byline->count == 0)
        return false;
    if (byline->labelled && !byline->role.text && is_office(&segment)) {
        byline->role = segment;
        return utf8_length(segment.text, segment.size) <= LONGEST_ROLE;
    }
    bool in = words_at(WORDS_IN, segment.text, segment.size) > 0;
    if (!in && is_small_office(byline, &segment)) {
        byline->role = segment;
        return utf8_length(segment.text, segment.size) <= LONGEST_ROLE;
    }
    if (!in && (byline->place.text || begins_small(&segment)))
        return false;
    byline->place = segment; /* "By Jane Doe, Berlin" */
    return segment.size < LONGEST_PLACE;
}
