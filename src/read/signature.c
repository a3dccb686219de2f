/* Who wrote an article, when only its foot says so: "-- Ada Lovelace, Notes", "Text: Ada Lovelace",
 * or a name by itself below a poem or a column; see anatomy.h. */
#include "base/letter_case.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/furniture.h"
#include "read/words.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_LINES = 4 };       /* of a text that is signed, its signature included */
enum { FEWEST_MARKED = 3 };      /* the same where "-- " marks it */
enum { LONGEST_SIGNATURE = 90 }; /* bytes */
enum { LETTER_LINES = 12 };      /* in which a letter says to whom it is */

/* The lines of the text that are not blank, up to `most` of them. */
static size_t count_lines(const struct lines *lines, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count && count < most; i++)
        count += lines->items[i].size > 0;
    return count;
}

/* The last block of the story. */
static size_t last_block(const struct anatomy *anatomy)
{
    size_t end = anatomy->blocks->count;
    while (end > anatomy->body && (anatomy->blocks->items[end - 1].kind == BLOCK_END ||
                                   anatomy->blocks->items[end - 1].kind == BLOCK_BYLINE ||
                                   anatomy->blocks->items[end - 1].kind == BLOCK_DATE ||
                                   anatomy->blocks->items[end - 1].kind == BLOCK_CAPTION ||
                                   anatomy->blocks->items[end - 1].kind == BLOCK_NOTE))
        end--;
    return end > anatomy->body ? end - 1 : SIZE_MAX;
}

bool signature_is_of_letter(struct anatomy *anatomy)
{
    size_t count = anatomy->lines->count;
    for (size_t i = 0; i < count && i < LETTER_LINES; i++) {
        const struct line *line = &anatomy->lines->items[i];
        char *text = memory_copy(line->text, line->size);
        anatomy->failed = anatomy->failed || !text;
        bool letter = text && line->size > 0 && furniture_is_salutation(text);
        free(text);
        if (letter)
            return true;
    }
    return false;
}

/* Up to a comma, a bracket or a quotation mark: the name before a work. */
static struct span before_work(const char *text)
{
    static const char *const marks[] = {",", ";", ":", "(", "\"", "“", "„", "«"};
    size_t size = strlen(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *mark = strstr(text, marks[i]);
        if (mark && (size_t)(mark - text) < size)
            size = (size_t)(mark - text);
    }
    return span_trim(text, size);
}

/* The name behind "-- ". */
static struct span attributed(const char *text)
{
    if (strncmp(text, "-- ", 3) != 0)
        return (struct span){0};
    struct span name = before_work(text + 3), words[SPAN_WORDS];
    const char *at = name.text;
    bool single = span_words(name.text, name.size, words) == 1 &&
                  letter_is_upper(utf8_next(&at, name.text + name.size));
    return single || byline_is_name(name.text, name.size) ? name : (struct span){0};
}

/* "-- Marsh, Quill": a second single name; a work stands in quotation marks. */
static void take_second(struct byline *byline, const char *text)
{
    const struct span *first = &byline->names[0];
    const char *behind = first->text + first->size;
    struct span second = span_trim(behind + (*behind == ','), strlen(behind) - (*behind == ','));
    const char *at = second.text;
    if (*behind == ',' && second.size > 1 && !memchr(first->text, ' ', first->size) &&
        !strpbrk(second.text, " ,;:(\"") && letter_is_upper(utf8_next(&at, text + strlen(text))))
        byline->names[byline->count++] = second;
}

/* A name alone is a signature below verse, or below a paragraph that ends. */
static bool may_be_signed(struct anatomy *anatomy, size_t i)
{
    const struct block *above = &anatomy->blocks->items[i - 1];
    const struct line *last = &anatomy->lines->items[above->first + above->count - 1];
    bool verse = above->kind == BLOCK_VERSE;
    bool ends = above->kind == BLOCK_PARAGRAPH && above->list == 0 && line_ends_sentence(last);
    return (verse || ends) && !signature_is_of_letter(anatomy);
}

static bool read_signature(struct anatomy *anatomy, size_t i, const char *text,
                           struct byline *byline)
{
    const struct block *block = &anatomy->blocks->items[i];
    struct span name = attributed(text);
    if (name.text) {
        *byline = (struct byline){.names = {name}, .count = 1, .labelled = true};
        take_second(byline, text);
        return true;
    }
    static const char *const dashes[] = {"—", "–", "―"};
    for (size_t dash = 0; dash < sizeof dashes / sizeof *dashes; dash++)
        if (strncmp(text, dashes[dash], strlen(dashes[dash])) == 0)
            text += strlen(dashes[dash]); /* "— Ada Marsh" */
    text += strspn(text, " ");
    if (block->count > 1 || i <= anatomy->body || !byline_read(text, strlen(text), byline) ||
        byline->count == 0)
        return false;
    return byline->labelled || byline->agency.text ||
           (byline->count == 1 && !byline->place.text && may_be_signed(anatomy, i));
}

/* Where the last bracket of a text begins, if it closes the text and stands behind a sentence; the
 * bracket's size in `*open`. NULL otherwise. */
static const char *bracket_behind_sentence(const char *text, size_t *open)
{
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}};
    enum { LONGEST = 60 }; /* bytes */
    size_t size = strlen(text);
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t width = *open = strlen(brackets[i][0]);
        if (size <= 2 * width || memcmp(text + size - width, brackets[i][1], width) != 0)
            continue;
        for (size_t at = size - 2 * width; at > 0 && size - at <= LONGEST; at--) {
            struct line before = {.text = text, .size = span_trim(text, at).size};
            if (memcmp(text + at, brackets[i][0], width) == 0)
                return line_ends_sentence(&before) ? text + at : NULL;
        }
    }
    return NULL;
}

/* "... in the evening. (Ada Marsh)", "…という。（山口奈緒）": who wrote it, or for which agency. */
static void take_bracketed(struct anatomy *anatomy, size_t i)
{
    const struct block *block = &anatomy->blocks->items[i];
    const struct line *last = &anatomy->lines->items[block->first + block->count - 1];
    uint32_t end = last->size > 0 ? line_last(last) : 0;
    if (!anatomy_is_paragraph(anatomy, i) || (end != ')' && end != 0xFF09))
        return;
    char *text = memory_copy(last->text, last->size);
    anatomy->failed = anatomy->failed || !text;
    size_t width = 0;
    const char *at = text ? bracket_behind_sentence(text, &width) : NULL;
    struct span inside = {0};
    if (at)
        inside = span_trim(at + width, strlen(at) - 2 * width);
    bool agency = at && words_has(WORDS_AGENCY, inside.text, inside.size);
    bool name = at && !agency && byline_is_name(inside.text, inside.size);
    if ((agency && !features_first(anatomy->features, PART_AGENCY)) ||
        (name && !features_first(anatomy->features, PART_AUTHOR)))
        anatomy_note(anatomy, i, agency ? PART_AGENCY : PART_AUTHOR, 85,
                     "in brackets behind the last sentence", inside.text, inside.size);
    free(text);
}

/* Who signs in the last line alone. */
static void take_signature(struct anatomy *anatomy)
{
    size_t i = last_block(anatomy);
    if (i == SIZE_MAX || features_first(anatomy->features, PART_AUTHOR))
        return;
    struct block *block = &anatomy->blocks->items[i];
    const struct line *line = &anatomy->lines->items[block->first];
    struct byline byline;
    bool marked = line->size > 3 && memcmp(line->text, "-- ", 3) == 0;
    if (!marked) /* the first line names who, where it is marked; otherwise the last one may */
        line += block->count - 1;
    if (count_lines(anatomy->lines, FEWEST_LINES) < (marked ? FEWEST_MARKED : FEWEST_LINES))
        return;
    if (line->size == 0 || line->size > LONGEST_SIGNATURE || block->kind == BLOCK_PRE ||
        block->kind == BLOCK_TABLE)
        return;
    char *text = memory_copy(line->text, line->size);
    anatomy->failed = anatomy->failed || !text;
    if (text && read_signature(anatomy, i, text, &byline)) {
        anatomy_note_byline(anatomy, i, &byline);
        if (block->count == 1 && block->kind == BLOCK_PARAGRAPH && block->list == 0)
            block->kind = BLOCK_BYLINE;
    }
    free(text);
}

void signature_find(struct anatomy *anatomy)
{
    size_t last = last_block(anatomy);
    if (last == SIZE_MAX)
        return;
    foot_find(anatomy, last);
    take_signature(anatomy);
    if ((last = last_block(anatomy)) != SIZE_MAX)
        take_bracketed(anatomy, last);
}
