/* Sub-headings; see heading.h. */
#include "read/heading.h"

#include "base/utf8.h"
#include "read/numbering.h"
#include "read/prose.h"
#include "read/series.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_HEADING = 90 }; /* characters */
enum { SHORT_HEADING = 60 };   /* characters, where no blank line sets it apart */
enum { MOST_BYTES = 4 };       /* of a character */
enum { MOST_WORDS = 12 };
enum { IN_SERIES = 0 }; /* level of a heading that a series made, until it gets one */

enum { BLOCKS_A_HEADING = 50 }; /* at most, where only looks make one */

enum heading_style {
    STYLE_NONE,
    STYLE_CHAPTER,  /* "Chapter 4", "第三章", "Kapitel II. Der Hafen" */
    STYLE_SERIES,   /* lines that count on from each other: "Article 4", "IV" */
    STYLE_NUMBERED, /* "2. The harbour", "2.1. Its lamps" */
    STYLE_CAPITALS, /* "THE HARBOUR" */
    STYLE_APART,    /* a short line between blank lines */
    STYLE_SHORT,    /* a short line among paragraphs of one long line each */
    STYLE_COUNT,
};

/* What a document's paragraphs are like. */
struct manner {
    const struct lines *lines;
    const struct blocks *blocks;
    size_t first, end;
    bool one_line; /* most paragraphs are one long line, with no blank line between */
    size_t counts[STYLE_COUNT];
};

/* Characters of a block; of a long one, which no heading is, it is enough to know that it is. */
static size_t characters_of(const struct manner *manner, const struct block *block)
{
    enum { MANY = 3 * LONGEST_HEADING };
    size_t characters = 0;
    for (size_t i = 0; i < block->count && characters < MANY; i++) {
        const struct line *line = &manner->lines->items[block->first + i];
        if (line->size > MANY * MOST_BYTES)
            return MANY;
        characters += utf8_length(line->text, line->size);
    }
    return characters;
}

/* Long enough for a text below a heading of so many characters. */
static bool is_longer(const struct manner *manner, const struct block *block, size_t above)
{
    size_t characters = characters_of(manner, block);
    return characters > above * 2 && characters > SHORT_HEADING;
}

/* Text that a heading can stand above: as long as a sentence, or something that is not a line. */
static bool is_text(const struct manner *manner, size_t i, size_t above)
{
    const struct block *block = &manner->blocks->items[i];
    if (block->kind == BLOCK_ITEM || block->kind == BLOCK_VERSE || block->kind == BLOCK_TABLE)
        return true;
    const struct line *last = &manner->lines->items[block->first + block->count - 1];
    return block->kind == BLOCK_PARAGRAPH &&
           (block->count > 2 || line_ends_sentence(last) || prose_ends(last->text, last->size) ||
            is_longer(manner, block, above));
}

static bool is_apart(const struct manner *manner, size_t i)
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
    size_t characters = characters_of(manner, block);
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
    if (is_apart(manner, i))
        return STYLE_APART;
    return manner->one_line && characters <= SHORT_HEADING ? STYLE_SHORT : STYLE_NONE;
}

/* The style, if a text follows. */
static enum heading_style candidate(const struct manner *manner, size_t i)
{
    enum heading_style style = style_of(manner, i);
    if (style == STYLE_NONE || i + 1 >= manner->end)
        return STYLE_NONE;
    size_t characters = characters_of(manner, &manner->blocks->items[i]);
    if (is_text(manner, i + 1, characters))
        return style;
    /* A heading may stand above others. */
    enum { MOST_ABOVE_EACH_OTHER = 3 };
    for (size_t j = i + 1; j + 1 < manner->end && j < i + MOST_ABOVE_EACH_OTHER; j++) {
        enum heading_style below = style_of(manner, j);
        if (below == STYLE_NONE || (below >= STYLE_APART && below <= style))
            return STYLE_NONE;
        if (is_text(manner, j + 1, characters))
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
        long_ones += block->count == 1 && characters_of(manner, block) > 2 * SHORT_HEADING;
    }
    return lone * 2 > paragraphs && long_ones * 5 > paragraphs * 2;
}

static unsigned level_of(const struct manner *manner, size_t i, enum heading_style style,
                         enum heading_style top)
{
    const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
    if (style == STYLE_NUMBERED && numbering_depth(line->text, line->size) > 1)
        return 3;
    return style == top ? 2 : 3;
}

/* Whether a paragraph counts, and stands so that it may head a text: alone in its run if that is
 * all it says, or above another paragraph. */
static struct series series_of(const struct manner *manner, size_t i)
{
    static const struct series none = {0};
    const struct block *block = &manner->blocks->items[i];
    if (block->kind != BLOCK_PARAGRAPH || block->count > 1 || block->list > 0 ||
        i + 1 >= manner->end || characters_of(manner, block) > LONGEST_HEADING)
        return none;
    const struct line *line = &manner->lines->items[block->first];
    struct series series = series_read(line->text, line->size);
    bool apart = is_apart(manner, i);
    if (series.kind == SERIES_ALONE && series.roman)
        apart = block->apart && is_text(manner, i + 1, 0);
    if (series.kind == SERIES_WORD)
        return apart || is_text(manner, i + 1, SHORT_HEADING / 4) ? series : none;
    return apart ? series : none;
}

/* Marks the paragraphs that count on from each other as headings. Some series may be open at the
 * same time, as chapters are inside parts. */
static void find_series(struct manner *manner, struct blocks *blocks)
{
    enum { MOST_OPEN = 4 };
    struct open {
        struct series series;
        size_t block;
        bool marked;
    } open[MOST_OPEN] = {0};
    for (size_t i = manner->first, next = 0; i < manner->end; i++) {
        struct series series = series_of(manner, i);
        if (series.kind == SERIES_NONE)
            continue;
        size_t slot = MOST_OPEN;
        for (size_t j = 0; j < MOST_OPEN && slot == MOST_OPEN; j++)
            if (series_follows(&open[j].series, &series) && open[j].block + 1 < i)
                slot = j;
        bool follows = slot < MOST_OPEN && (open[slot].marked || open[slot].series.number <= 2 ||
                                            series.kind == SERIES_WORD);
        if (follows) {
            struct block *pair[] = {&blocks->items[open[slot].block], &blocks->items[i]};
            for (size_t j = 0; j < 2; j++) {
                pair[j]->kind = BLOCK_HEADING;
                pair[j]->level = IN_SERIES;
            }
        }
        if (slot == MOST_OPEN)
            slot = next++ % MOST_OPEN;
        open[slot] = (struct open){series, i, follows};
    }
}

/* "Contents" above a list, or between blank lines. */
static bool heads_contents(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return block->kind == BLOCK_PARAGRAPH && block->count == 1 && i + 1 < manner->end &&
           (block[1].kind == BLOCK_ITEM || is_apart(manner, i)) &&
           words_has(WORDS_CONTENTS, line->text, line->size);
}

void headings_find(const struct lines *lines, struct blocks *blocks, size_t first, size_t end)
{
    struct manner manner = {.lines = lines, .blocks = blocks, .first = first, .end = end};
    manner.one_line = has_one_line_paragraphs(&manner);
    find_series(&manner, blocks);
    size_t questions = 0, total = 0;
    for (size_t i = first; i < end; i++) {
        enum heading_style style = candidate(&manner, i);
        const struct line *line = &lines->items[blocks->items[i].first];
        if (style == STYLE_APART || style == STYLE_SHORT)
            questions += line_last(line) == '?';
        manner.counts[style]++;
        total += style != STYLE_NONE;
    }
    /* An interview asks in short lines; where every second line is short, they are the text. */
    if (questions * 2 > manner.counts[STYLE_APART] + manner.counts[STYLE_SHORT])
        manner.counts[STYLE_APART] = manner.counts[STYLE_SHORT] = 0;
    if (total * 2 > end - first)
        manner.counts[STYLE_APART] = manner.counts[STYLE_SHORT] = 0;
    /* In a long text a handful of short lines is chance, not habit. */
    if (manner.counts[STYLE_APART] * BLOCKS_A_HEADING < end - first)
        manner.counts[STYLE_APART] = 0;
    if (manner.counts[STYLE_SHORT] * BLOCKS_A_HEADING < end - first)
        manner.counts[STYLE_SHORT] = 0;
    enum heading_style top = manner.counts[STYLE_CHAPTER] > 2 ? STYLE_CHAPTER : STYLE_NONE;
    bool topped = false; /* a heading of level 2 stands above */
    for (size_t i = first; i < end; i++) {
        enum heading_style style = candidate(&manner, i);
        struct block *block = &blocks->items[i];
        bool series = block->kind == BLOCK_HEADING && block->level == IN_SERIES;
        if (block->kind == BLOCK_HEADING && !series && top == STYLE_NONE)
            top = STYLE_COUNT; /* underlined ones lead */
        if (heads_contents(&manner, i))
            style = STYLE_CHAPTER;
        else if (series)
            style = STYLE_SERIES;
        else if (style == STYLE_NONE || (manner.counts[style] < 2 && style != STYLE_CHAPTER))
            continue;
        if (top == STYLE_NONE)
            top = style;
        block->level = topped ? level_of(&manner, i, style, top) : 2;
        block->kind = BLOCK_HEADING;
        topped = true;
    }
}
