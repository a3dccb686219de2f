/* Sub-headings; see heading.h. */
#include "read/heading.h"

#include "read/heading_style.h"
#include "read/numbering.h"
#include "read/words.h"

enum { BLOCKS_A_HEADING = 50 }; /* at most, where only looks make one */

static unsigned level_of(const struct manner *manner, size_t i, enum heading_style style,
                         enum heading_style top)
{
    const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
    if (style == STYLE_NUMBERED && numbering_depth(line->text, line->size) > 1)
        return 3;
    return style == top ? 2 : 3;
}

/* "Contents" above a list, or between blank lines. */
static bool heads_contents(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return block->kind == BLOCK_PARAGRAPH && block->count == 1 && i + 1 < manner->end &&
           (block[1].kind == BLOCK_ITEM || manner_is_apart(manner, i)) &&
           words_has(WORDS_CONTENTS, line->text, line->size);
}

void headings_find(const struct lines *lines, struct blocks *blocks, size_t first, size_t end)
{
    struct manner manner;
    manner_init(&manner, lines, blocks, first, end);
    heading_series_mark(&manner, blocks);
    size_t questions = 0, total = 0;
    for (size_t i = first; i < end; i++) {
        enum heading_style style = heading_style(&manner, i);
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
        enum heading_style style = heading_style(&manner, i);
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
