/* Short lines that end in a colon, and questions: whether a document means them as headings; see
 * heading.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/heading_style.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { FEWEST_LABELS = 3, MOST_LABELS = 32 };

/* "The harbour: It is ..." or "The harbour:": what stands before the colon. */
static struct span label_of(const struct line *line)
{
    enum { LONGEST_LABEL = 60 /* bytes */, MOST_LABEL_WORDS = 3 };
    const char *colon =
        memchr(line->text, ':', line->size < LONGEST_LABEL ? line->size : LONGEST_LABEL);
    size_t size = colon ? (size_t)(colon - line->text) : 0;
    for (size_t i = 0; i < size; i++)
        if (line->text[i] >= '0' && line->text[i] <= '9')
            return (struct span){0};
    bool spaced = size + 1 == line->size || (size > 0 && colon[1] == ' ');
    if (!spaced || !letter_is_upper(line_first(line)) ||
        prose_words(line->text, size) > MOST_LABEL_WORDS)
        return (struct span){0};
    return (struct span){line->text, size};
}

bool heading_labels_differ(const struct manner *manner)
{
    struct span labels[MOST_LABELS];
    size_t count = 0;
    for (size_t i = manner->first; i < manner->end && count < MOST_LABELS; i++) {
        const struct block *block = &manner->blocks->items[i];
        struct span label = {0};
        if (block->kind == BLOCK_PARAGRAPH && block->quote == 0 && block->list == 0)
            label = label_of(&manner->lines->items[block->first]);
        if (label.size == 0)
            continue;
        for (size_t j = 0; j < count; j++)
            if (labels[j].size == label.size && memcmp(labels[j].text, label.text, label.size) == 0)
                return false;
        labels[count++] = label;
    }
    return count >= FEWEST_LABELS;
}

bool heading_labels_head_lists(const struct manner *manner)
{
    size_t count = 0;
    for (size_t i = manner->first; i + 1 < manner->end; i++) {
        const struct block *next = &manner->blocks->items[i + 1];
        count +=
            next->kind == BLOCK_ITEM && !next->apart && heading_style(manner, i) == STYLE_LABEL;
    }
    return count >= 2;
}

bool heading_is_question(const struct line *line)
{
    uint32_t last = line_last(line);
    return last == '?' || last == 0xFF1F || last == 0x61F || last == 0x37E;
}

/* Whether a line says "I", "my" or the like. */
static bool is_in_first_person(const struct line *line)
{
    uint32_t before = ' ';
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        const char *word = at;
        uint32_t c = utf8_next(&at, end);
        bool starts = !character_is_word(before) || character_is_ideographic(c);
        before = c;
        if (starts && words_at(WORDS_I, word, (size_t)(end - word)) > 0)
            return true;
    }
    return false;
}

bool heading_answers_in_first_person(const struct manner *manner)
{
    for (size_t i = manner->first; i < manner->end; i++) {
        const struct block *block = &manner->blocks->items[i];
        for (size_t j = 0; j < block->count; j++) {
            const struct line *line = &manner->lines->items[block->first + j];
            if (line->size > 0 && !heading_is_question(line) && is_in_first_person(line))
                return true;
        }
    }
    return false;
}
