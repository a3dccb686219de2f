/* Headlines, what stands above them and what is written into them; see opening.h. */
#define _GNU_SOURCE /* memmem */
#include "read/opening.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/entry.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_KICKER = 50 }; /* characters */

/* The first words of a line, up to a bar. */
static size_t before_bar(const char *text)
{
    static const char *const bars[] = {" | ", " / ", " » ", " > ", " · ", " – "};
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        const char *bar = strstr(text, bars[i]);
        if (bar)
            return (size_t)(bar - text);
    }
    return 0;
}

/* A word for a topic, a line of one or two words, or of capitals, above a longer one. */
bool opening_is_kicker(const struct opening *opening, size_t i, bool anchored)
{
    const char *text = opening_text(opening, i), *below = opening_text(opening, i + 1);
    size_t size = strlen(text), end = size, below_size = strlen(below);
    size_t characters = utf8_length(text, size), words = prose_words(text, size);
    size_t below_words = prose_words(below, below_size);
    if (characters > LONGEST_KICKER || !prose_has_word(text, size) ||
        !opening_is_title(opening, i + 1))
        return false;
    while (end > 1 && (text[end - 1] == ':' || text[end - 1] == '.'))
        end--;
    size_t last = end;
    while (last > 0 && text[last - 1] != ' ')
        last--;
    size_t bracket = strncmp(text, "【", 3) == 0 && end > 6 ? 3 : 0;
    if (words_has(WORDS_TOPIC, text + bracket, end - 2 * bracket))
        return true;
    if (words <= 3 && words_has(WORDS_TOPIC, text + last, end - last))
        return true;
    size_t bar = before_bar(text);
    if (bar > 0 && (words_has(WORDS_TOPIC, text, bar) || prose_is_capitals(text, bar)))
        return true;
    if (prose_ends(text, size) ||
        characters > utf8_length(below, below_size) + (anchored ? LONGEST_KICKER / 4 : 4))
        return false;
    const char *first = text;
    bool ideographic = character_is_ideographic(utf8_next(&first, text + size));
    bool topic = words_at(WORDS_TOPIC, text, size) > 0 && !memchr(text, ':', end);
    bool capitals = prose_is_capitals(text, size) && !prose_is_capitals(below, below_size) &&
                    (anchored || !memchr(text, ':', end));
    if ((bar > 0 && prose_words(text, bar) <= 2) || (topic && words <= 4) ||
        (capitals && words <= 5))
        return true;
    return anchored &&
           (ideographic ? characters <= 4 : words <= 1 || (words <= 3 && below_words < words));
}

/* Whether a story follows behind unit i: something of length, or that ends as sentences do. */
bool opening_story_follows(const struct opening *opening, size_t i)
{
    const struct anatomy *anatomy = opening->anatomy;
    size_t title = strlen(opening_text(opening, i));
    for (size_t next = i + 1; next < anatomy->blocks->count && next < OPENING_LINES; next++) {
        const struct block *block = opening_block(anatomy, next);
        const struct line *first = &anatomy->lines->items[block->first];
        const struct line *last = first + block->count - 1;
        if (block->kind == BLOCK_DROPPED || block->kind == BLOCK_BREAK)
            continue;
        if (!anatomy_is_paragraph(anatomy, next))
            return true;
        if (first->size > 2 &&
            (memcmp(first->text, "--", 2) == 0 || memcmp(first->text, "—", 3) == 0))
            return false; /* who said it */
        if (block->count > 2 || line_ends_sentence(last) || last->size > title ||
            prose_ends(last->text, last->size))
            return block->apart || !prose_begins_small(first->text, first->size);
    }
    return false;
}

void opening_name(const struct opening *opening, size_t i, enum block_kind kind, enum part part,
                  unsigned confidence, const char *reason)
{
    opening_block(opening->anatomy, i)->kind = kind;
    anatomy_note(opening->anatomy, i, part, confidence, reason, opening_text(opening, i),
                 strlen(opening_text(opening, i)));
}

static bool is_below(const struct anatomy *anatomy, size_t first, struct span text)
{
    for (size_t i = first; i < anatomy->lines->count; i++) {
        const struct line *line = &anatomy->lines->items[i];
        if (line->size > 0 && memmem(line->text, line->size, text.text, text.size))
            return true;
    }
    return false;
}

/* "Headline - The Site" where the text names that site elsewhere: the bytes before the dash. A line
 * of the opening that is nothing but the site is none of the article's. */
size_t opening_without_site(const struct opening *opening, size_t i)
{
    static const char *const dashes[] = {" - ", " | ", " – ", " — "};
    const struct anatomy *anatomy = opening->anatomy;
    const char *text = opening_text(opening, i);
    size_t size = strlen(text),
           after = opening_block(anatomy, i)->first + opening_block(anatomy, i)->count;
    for (size_t dash = 0; dash < sizeof dashes / sizeof *dashes; dash++) {
        const char *at = NULL;
        for (const char *next = text; (next = strstr(next, dashes[dash])) != NULL; next++)
            at = next;
        if (!at || at == text)
            continue;
        const char *first = at + strlen(dashes[dash]);
        struct span site = span_trim(first, size - (size_t)(first - text));
        if (letter_is_lower(utf8_next(&first, text + size)))
            continue;
        if (site.size > 3 && is_below(anatomy, after, site))
            return (size_t)(at - text);
    }
    return size;
}

/* "... of the Union. January 22, 1970", "... - Version 1.7": the bytes before a day, which is kept,
 * or before the number of an edition. */
static size_t without_edition(const struct opening *opening, size_t i, size_t size)
{
    static const char *const marks[] = {". ", " - ", " -- ", " – ", " — ", " | "};
    const char *text = opening_text(opening, i);
    for (size_t mark = 0; mark < sizeof marks / sizeof *marks; mark++) {
        const char *at = NULL;
        size_t width = strlen(marks[mark]);
        for (const char *next = text; (next = strstr(next, marks[mark])) != NULL; next++)
            at = next;
        if (!at || at == text || at >= text + size)
            continue;
        struct span rest = span_trim(at + width, size - (size_t)(at + width - text));
        struct dateline dateline = {.confidence = 90, .reason = "a day behind the headline"};
        const char *number = rest.text + rest.size;
        while (number > rest.text && strchr(".0123456789", number[-1]))
            number--;
        bool edition = prose_words(rest.text, rest.size) == 2 && number > rest.text &&
                       number[-1] == ' ' && memchr(number, '.', strlen(number));
        if (date_fills(rest.text, rest.size, &dateline.date) && dateline.date.year > 0) {
            dateline.date_text = rest;
            anatomy_note_dateline(opening->anatomy, i, &dateline);
            edition = true;
        }
        if (edition)
            return (size_t)(at - text) + (*marks[mark] == '.');
    }
    return size;
}

/* "Headline, by Ada Lovelace & J. Doe": the bytes before the comma, and who wrote. */
static size_t without_byline(const char *text, size_t size, struct byline *byline)
{
    for (size_t i = size; i-- > 1;) {
        if (text[i] != ',')
            continue;
        struct span rest = span_trim(text + i + 1, size - i - 1);
        if (byline_read(rest.text, rest.size, byline) && byline->labelled && byline->count > 0 &&
            !byline->role.text && !byline->place.text)
            return i;
    }
    *byline = (struct byline){0};
    return size;
}

void opening_take_headline(struct opening *opening, size_t i, unsigned confidence,
                           const char *reason)
{
    struct byline byline;
    struct anatomy *anatomy = opening->anatomy;
    const char *text = opening_text(opening, i);
    size_t size = without_byline(text, opening_without_site(opening, i), &byline);
    size = without_edition(opening, i, size);
    struct line line = {.text = text, .size = size};
    struct entry entry;
    if (entry_read(&line, &entry) && entry.part == PART_HEADLINE && entry.value.size > 0) {
        text = entry.value.text; /* "Subject: The headline" */
        size = entry.value.size;
    }
    opening_block(anatomy, i)->kind = BLOCK_HEADLINE;
    anatomy_note(anatomy, i, PART_HEADLINE, confidence, reason, text, size);
    anatomy_note_byline(anatomy, i, &byline);
    opening->headline = i;
}

/* The story repeats its abstract: that one stands for itself. */
static bool is_abstract(const struct opening *opening, size_t i)
{
    enum { REPEATED = 40 }; /* bytes */
    const char *text = opening_text(opening, i), *next = opening_text(opening, i + 1);
    return strlen(text) > REPEATED && strncmp(text, next, REPEATED) == 0;
}

/* A line between blank ones, of more words than a sub-heading there would have, that does not stop;
 * prose follows it. */
bool opening_is_deck(const struct opening *opening, size_t i)
{
    enum { FEWEST_WORDS = 5 };
    const struct anatomy *anatomy = opening->anatomy;
    const char *text = opening_text(opening, i);
    size_t size = strlen(text);
    if (i + 1 >= anatomy->blocks->count || !opening_block(anatomy, i)->apart ||
        !opening_block(anatomy, i + 1)->apart || opening_kind(opening, i) != LINE_TEXT ||
        !opening_is_title(opening, i))
        return false;
    const struct block *below = opening_block(anatomy, i + 1);
    const struct line *last = &anatomy->lines->items[below->first + below->count - 1];
    struct line line = {.text = text, .size = size};
    return below->kind == BLOCK_PARAGRAPH && below->quote == 0 && below->list == 0 &&
           line_ends_sentence(last) && !line_ends_sentence(&line) &&
           prose_words(text, size) >= FEWEST_WORDS;
}

/* Takes a closing quotation mark, or a space before one, off the end of a line. */
static bool take_closer(struct line *line)
{
    static const char *const closers[] = {" ", "\u00A0", "\u202F", "\"", "”", "»", "’", "」"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        size_t size = strlen(closers[i]);
        if (line->size > size && memcmp(line->text + line->size - size, closers[i], size) == 0) {
            line->size -= size;
            return true;
        }
    }
    return false;
}

/* Something that is said, or asked, and nothing beside it. */
static bool is_speech(const char *text)
{
    static const char *const openers[] = {"\"", "“", "„", "«", "‘", "「", "Q:", "F:", "P:", "В:"};
    struct line line = {.text = text, .size = strlen(text)};
    bool opened = false;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        opened = opened || strncmp(text, openers[i], strlen(openers[i])) == 0;
    while (take_closer(&line))
        continue;
    return opened && line_ends_sentence(&line);
}

/* Three short lines follow without a blank one: the first line is a verse among others. */
static bool is_verse(const struct anatomy *anatomy, size_t i)
{
    enum { FOLLOWING = 3, LONGEST_VERSE = 48 /* bytes */, FEWEST_WORDS = 3 };
    for (size_t next = i + 1; next <= i + FOLLOWING; next++) {
        if (next >= anatomy->blocks->count)
            return false;
        const struct block *block = opening_block(anatomy, next);
        const struct line *line = &anatomy->lines->items[block->first];
        if (block->apart || block->count > 1 || line->size > LONGEST_VERSE ||
            prose_words(line->text, line->size) < FEWEST_WORDS ||
            !letter_is_upper(line_first(line)))
            return false;
    }
    return true;
}

/* Without an anchor: a kicker, a headline, an abstract. */
size_t opening_take_titled(struct opening *opening, size_t i)
{
    struct anatomy *anatomy = opening->anatomy;
    if (anatomy->titled || i >= opening->count)
        return i;
    if (opening_is_kicker(opening, i, false) && opening_story_follows(opening, i + 1)) {
        opening_name(opening, i, BLOCK_KICKER, PART_KICKER, 85, "a topic above the headline");
        i++;
    }
    const char *text = opening_text(opening, i);
    if (!opening_is_title(opening, i) || !opening_story_follows(opening, i) ||
        furniture_is_salutation(text) || is_speech(text) || is_verse(anatomy, i) ||
        words_has(WORDS_CONTENTS, text, strlen(text)))
        return i;
    opening_take_headline(opening, i, opening_block(anatomy, i + 1)->apart ? 95 : 85,
                          "a short first line that does not end as a sentence does");
    i++;
    if (opening_is_deck(opening, i)) {
        opening_name(opening, i, BLOCK_STANDFIRST, PART_STANDFIRST, 82,
                     "a line between headline and story that does not end as a sentence does");
        i++;
    } else if (is_abstract(opening, i)) {
        opening_name(opening, i, BLOCK_STANDFIRST, PART_STANDFIRST, 90,
                     "an abstract with whose words the story begins again");
        i++;
    }
    return i;
}
