/* How headings look; see heading_style.h. */
#include "read/heading_style.h"

#include "base/utf8.h"
#include "read/numbering.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { MOST_BYTES = 4 }; /* of a character */
enum { MOST_WORDS = 12 };

size_t manner_characters(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    enum { MANY = 3 * LONGEST_HEADING };
    size_t characters = 0;
    for (size_t at = 0; at < block->count && characters < MANY; at++) {
        const struct line *line = &manner->lines->items[block->first + at];
        if (line->size > MANY * MOST_BYTES)
            return MANY;
        characters += utf8_length(line->text, line->size);
    }
    return characters;
}

/* Long enough for a text below a heading of so many characters. */
static bool is_longer(const struct manner *manner, size_t i, size_t above)
{
    size_t characters = manner_characters(manner, i);
    return characters > above * 2 && characters > SHORT_HEADING;
}

bool manner_is_text(const struct manner *manner, size_t i, size_t above)
{
    const struct block *block = &manner->blocks->items[i];
    if (block->kind == BLOCK_ITEM || block->kind == BLOCK_VERSE || block->kind == BLOCK_TABLE)
        return true;
    const struct line *last = &manner->lines->items[block->first + block->count - 1];
    return block->kind == BLOCK_PARAGRAPH &&
           (block->count > 2 || line_ends_sentence(last) || prose_ends(last->text, last->size) ||
            is_longer(manner, i, above));
}

bool manner_is_apart(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    size_t after = block->first + block->count;
    return block->apart && (after >= manner->lines->count || manner->lines->items[after].size == 0);
}

/* Times, counts and years: every third letter or digit is a digit. */
static bool is_figures(const struct line *line)
{
    size_t digits = 0, words = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        digits += c >= '0' && c <= '9';
        words += character_is_word(c);
    }
    return digits * 3 >= words;
}

/* The style of a paragraph that may be a heading by itself. */
static enum heading_style style_of(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    if (block->kind == BLOCK_HEADING && block->level == IN_SERIES)
        return STYLE_SERIES;
    if (block->kind != BLOCK_PARAGRAPH || block->count > 2 || block->quote > 0 || block->list > 0)
        return STYLE_NONE;
    if (line->size > LONGEST_HEADING * MOST_BYTES)
        return STYLE_NONE;
    size_t characters = manner_characters(manner, i);
    const struct line *last = line + block->count - 1;
    if (characters > LONGEST_HEADING || !prose_has_word(line->text, line->size))
        return STYLE_NONE;
    bool prose = prose_ends(last->text, last->size);
    if (numbering_is_chapter(line->text, line->size) && block->apart &&
        (!prose || prose_words(line->text, line->size) <= 3))
        return STYLE_CHAPTER;
    if (prose || block->count > 1 || memchr(line->text, '@', line->size))
        return STYLE_NONE;
    if (numbering_depth(line->text, line->size) > 0)
        return STYLE_NUMBERED;
    uint32_t first = line_first(line);
    bool opens = character_is_word(first) || first == 0xBF || first == 0xA1;
    if (!opens || prose_begins_small(line->text, line->size) || is_figures(line) ||
        prose_words(line->text, line->size) > MOST_WORDS)
        return STYLE_NONE;
    if (prose_is_capitals(line->text, line->size))
        return STYLE_CAPITALS;
    if (manner_is_apart(manner, i))
        return STYLE_APART;
    return manner->one_line && characters <= SHORT_HEADING ? STYLE_SHORT : STYLE_NONE;
}

enum heading_style heading_style(const struct manner *manner, size_t i)
{
    enum heading_style style = style_of(manner, i);
    if (style == STYLE_NONE || i + 1 >= manner->end)
        return STYLE_NONE;
    size_t characters = manner_characters(manner, i);
    if (manner_is_text(manner, i + 1, characters))
        return style;
    /* A heading may stand above others. */
    enum { MOST_ABOVE_EACH_OTHER = 3 };
    for (size_t j = i + 1; j + 1 < manner->end && j < i + MOST_ABOVE_EACH_OTHER; j++) {
        enum heading_style below = style_of(manner, j);
        if (below == STYLE_NONE || (below >= STYLE_APART && below <= style))
            return STYLE_NONE;
        if (manner_is_text(manner, j + 1, characters))
            return style;
    }
    return STYLE_NONE;
}

/* Long paragraphs of one line each, that no blank lines part. */
static bool has_one_line_paragraphs(const struct manner *manner)
{
    size_t paragraphs = 0, lone = 0, long_ones = 0;
    for (size_t i = manner->first; i < manner->end; i++) {
        const struct block *block = &manner->blocks->items[i];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        paragraphs++;
        lone += block->count == 1 && !block->apart;
        long_ones += block->count == 1 && manner_characters(manner, i) > 2 * SHORT_HEADING;
    }
    return lone * 2 > paragraphs && long_ones * 5 > paragraphs * 2;
}

void manner_init(struct manner *manner, const struct lines *lines, const struct blocks *blocks,
                 size_t first, size_t end)
{
    *manner = (struct manner){.lines = lines, .blocks = blocks, .first = first, .end = end};
    manner->one_line = has_one_line_paragraphs(manner);
}
