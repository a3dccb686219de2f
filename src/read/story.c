/* How the story begins: with a dateline, or with its place in a line of its own; see anatomy.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/prose.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

/* Whether a line, from its byte `from` on, holds the word, capitalised where letters have a case;
 * an ending may follow it. */
static bool names(const struct line *line, size_t from, const struct span *word)
{
    const char *end = line->text + line->size;
    bool inside = false;
    for (const char *at = line->text + from; at < end;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        if (!inside && !letter_is_lower(c) &&
            prose_begins_like(here, (size_t)(end - here), word->text, word->size))
            return true;
        inside = character_is_word(c);
    }
    return false;
}

/* Whether the text names a place again, other than at the start of block `i`. */
static bool is_named_again(const struct anatomy *anatomy, size_t i, const struct span *place)
{
    size_t first = anatomy->blocks->items[i].first;
    for (size_t line = 0; line < anatomy->lines->count; line++) {
        const struct line *it = &anatomy->lines->items[line];
        size_t from = line == first ? place->size : 0;
        if (it->size > from && names(it, from, place))
            return true;
    }
    return false;
}

/* Whether no line below is written in capitals, as sub-headings may be. */
static bool is_only_capitals(const struct anatomy *anatomy, size_t first)
{
    for (size_t i = first + 1; i < anatomy->lines->count; i++) {
        const struct line *line = &anatomy->lines->items[i];
        if (line->size > 0 && prose_is_capitals(line->text, line->size))
            return false;
    }
    return true;
}

/* "Villaseca" close below a name, and in the text again. */
static bool is_place_below_name(const struct anatomy *anatomy, size_t i, const struct line *line)
{
    enum { LONGEST = 40 /* bytes */, MOST_WORDS = 3 };
    const struct block *block = &anatomy->blocks->items[i];
    struct span place = {line->text, line->size};
    return i > 0 && block[-1].kind == BLOCK_BYLINE && !block->apart && block[1].apart &&
           line->size <= LONGEST && prose_words(line->text, line->size) <= MOST_WORDS &&
           letter_is_upper(line_first(line)) && !prose_ends(line->text, line->size) &&
           is_named_again(anatomy, i, &place);
}

/* A place in a line of its own, between headline and story. */
static bool take_place_line(struct anatomy *anatomy, size_t i)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *line = &anatomy->lines->items[block->first];
    struct dateline dateline;
    if (block->count > 1 || !anatomy_is_paragraph(anatomy, i + 1) ||
        !features_first(anatomy->features, PART_HEADLINE) ||
        features_first(anatomy->features, PART_PLACE))
        return false;
    if (is_place_below_name(anatomy, i, line))
        dateline = (struct dateline){.place = {line->text, line->size},
                                     .confidence = 82,
                                     .reason = "a place below a name, which the text names again"};
    else if (!dateline_is_place(line->text, line->size, &dateline) ||
             !is_only_capitals(anatomy, block->first))
        return false;
    anatomy_note_dateline(anatomy, i, &dateline);
    anatomy->blocks->items[i].kind = BLOCK_DATE;
    return true;
}

/* "VRETBY. En älg" below a byline, where newspapers have it; in scripts without capitals too little
 * tells a place from other words. */
static bool is_below_byline(const struct anatomy *anatomy, const struct dateline *dateline)
{
    const struct span *place = &dateline->place;
    return features_first(anatomy->features, PART_AUTHOR) &&
           prose_is_capitals(place->text, place->size) &&
           prose_words(place->text, place->size) == 1;
}

bool story_is_speech(const struct anatomy *anatomy, size_t i, const struct dateline *dateline)
{
    const struct span *place = &dateline->place;
    size_t first = anatomy->blocks->items[i].first, again = 0;
    for (size_t at = first + 1; at < anatomy->lines->count; at++) {
        const struct line *line = &anatomy->lines->items[at];
        again += line->size > place->size + 1 &&
                 memcmp(line->text, place->text, place->size) == 0 &&
                 line->text[place->size] == place->text[place->size];
    }
    return again > 0;
}

/* Whether a word for "in" stands before another mention of the place: "In Wien". */
static bool is_somewhere(const struct anatomy *anatomy, size_t i, const struct span *place)
{
    size_t first = anatomy->blocks->items[i].first;
    for (size_t at = first; at < anatomy->lines->count; at++) {
        const struct line *line = &anatomy->lines->items[at];
        if (line->size <= place->size)
            continue; /* a blank line has no text at all */
        const char *from = line->text + (at == first ? place->size : 0);
        for (const char *next = from; next + place->size <= line->text + line->size; next++) {
            if (memcmp(next, place->text, place->size) != 0 || next < from + 3 || next[-1] != ' ')
                continue;
            const char *word = next - 1;
            while (word > from && word[-1] != ' ')
                word--;
            if (words_has(WORDS_IN, word, (size_t)(next - 1 - word)))
                return true;
        }
    }
    return false;
}

static void keep_dateline(struct anatomy *anatomy, size_t i, const char *text,
                          const struct dateline *dateline)
{
    anatomy_note_dateline(anatomy, i, dateline);
    anatomy->dateline_block = i;
    anatomy->dateline_size = dateline->size;
    if (dateline->date_text.text && dateline->date.year > 0) {
        anatomy->date = dateline->date;
        anatomy->date_at = (size_t)(dateline->date_text.text - text);
        anatomy->date_size = dateline->date_text.size;
    }
}

size_t story_find(struct anatomy *anatomy, size_t body)
{
    struct dateline dateline;
    if (anatomy_is_paragraph(anatomy, body) && take_place_line(anatomy, body))
        body++;
    if (!anatomy_is_paragraph(anatomy, body))
        return body;
    /* As it is built, with all its spaces: places in it are counted in bytes. */
    struct buffer joined;
    buffer_init(&joined);
    anatomy_join(anatomy, body, &joined);
    const char *text = joined.failed ? NULL : joined.data;
    size_t size = joined.size;
    bool headed = features_first(anatomy->features, PART_HEADLINE) != NULL;
    if (text &&
        (dateline_read(text, size, &dateline) ||
         (headed && dateline_read_black_brackets(text, size, &dateline)) ||
         (headed && dateline_read_place(text, size, &dateline) &&
          (is_below_byline(anatomy, &dateline) ||
           is_named_again(anatomy, body, &dateline.place))) ||
         (headed && dateline_read_town(text, size, &dateline) &&
          is_somewhere(anatomy, body, &dateline.place))) &&
        !story_is_speech(anatomy, body, &dateline))
        keep_dateline(anatomy, body, text, &dateline);
    buffer_fini(&joined);
    return body;
}
