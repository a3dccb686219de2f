/* Sub-headings; see heading.h. */
#include "read/heading.h"

#include "read/heading_style.h"
#include "read/numbering.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { BLOCKS_A_HEADING = 50 }; /* at most, where only looks make one */

static unsigned level_of(const struct manner *manner, size_t i, enum heading_style style,
                         enum heading_style top)
{
    const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
    if (style == STYLE_NUMBERED && numbering_depth(line->text, line->size) > 1)
        return 3;
    return style == top ? 2 : 3;
}

/* "*** END OF THE TEXT ***": what stands below is no chapter of it. */
static bool ends_text(const struct manner *manner, size_t i)
{
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return block->kind == BLOCK_PARAGRAPH && block->count == 1 && i + 1 < manner->end &&
           prose_is_starred(line->text, line->size) && prose_words(line->text, line->size) > 4 &&
           words_at(WORDS_FINIS, line->text + 4, line->size - 4) > 0;
}

/* Whether each paragraph ends as a sentence does, but for those that look like headings: a short
 * line among them stands there for a reason. */
static bool is_orderly(const struct manner *manner)
{
    enum { FEWEST = 2, SENTENCES_A_SLIP = 16 };
    size_t sentences = 0, slips = 0;
    for (size_t i = manner->first; i < manner->end; i++) {
        const struct block *block = &manner->blocks->items[i];
        if (block->kind != BLOCK_PARAGRAPH || block->quote > 0 || block->list > 0)
            continue;
        const struct line *last = &manner->lines->items[block->first + block->count - 1];
        bool ends = line_ends_sentence(last) || prose_ends(last->text, last->size);
        sentences += ends;
        slips += !ends && heading_style(manner, i) == STYLE_NONE;
    }
    bool headed = manner->counts[STYLE_APART] >= 2; /* and the rest of it may be lists */
    return (sentences >= FEWEST || (headed && sentences > 0)) &&
           slips * SENTENCES_A_SLIP <= sentences;
}

/* Whether the looks of a style speak for those of the others: among paragraphs of one line each a
 * lone short line may be a link to another article. */
static bool is_pooled(enum heading_style style)
{
    return style == STYLE_CAPITALS || style == STYLE_APART || style == STYLE_TIGHT;
}

/* In an orderly text one short line is enough, if it does not stand at the top, where other things
 * stand, and has no word and a colon before it. */
static void pool_styles(struct manner *manner)
{
    enum { MOST_WORDS = 6 }; /* the titles of other articles are longer */
    bool found = false;
    for (size_t i = manner->first + 1; i < manner->end && !found; i++) {
        const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
        found = is_pooled(heading_style(manner, i)) && !memchr(line->text, ':', line->size) &&
                prose_words(line->text, line->size) <= MOST_WORDS;
    }
    for (enum heading_style style = STYLE_NONE; found && style < STYLE_COUNT; style++)
        manner->counts[style] += is_pooled(style) && manner->counts[style] == 1;
}

/* Counts the styles, and leaves out those that are not meant as headings here. */
static void count_styles(struct manner *manner)
{
    enum { FEWEST_QUESTIONS = 3 };
    size_t questions = 0, total = 0, blocks = manner->end - manner->first;
    size_t *counts = manner->counts;
    for (size_t i = manner->first; i < manner->end; i++) {
        enum heading_style style = heading_style(manner, i);
        const struct line *line = &manner->lines->items[manner->blocks->items[i].first];
        if (style >= STYLE_APART)
            questions += heading_is_question(line);
        counts[style]++;
        if (style == STYLE_NAMED) /* it looks like others as well */
            counts[prose_is_capitals(line->text, line->size) ? STYLE_CAPITALS : STYLE_APART]++;
        total += style != STYLE_NONE;
    }
    /* An interview asks in short lines, and is answered in the first person; where every second
     * line is short, they are the text. */
    bool asks = questions * 2 > counts[STYLE_APART] + counts[STYLE_SHORT] + counts[STYLE_TIGHT];
    bool answers = asks && questions >= FEWEST_QUESTIONS && total * 2 <= blocks &&
                   !heading_answers_in_first_person(manner);
    if ((asks && !answers) || total * 2 > blocks)
        counts[STYLE_APART] = counts[STYLE_SHORT] = counts[STYLE_TIGHT] = 0;
    /* In a long text a handful of short lines is chance, not habit. */
    for (enum heading_style style = STYLE_APART; style < STYLE_COUNT; style++)
        if (counts[style] * BLOCKS_A_HEADING < blocks)
            counts[style] = 0;
    if (counts[STYLE_LABEL] * BLOCKS_A_HEADING >= blocks && heading_labels_differ(manner))
        counts[STYLE_LABEL] += counts[STYLE_LABEL] == 1;
    else if (!heading_labels_head_lists(manner))
        counts[STYLE_LABEL] = 0;
    if (is_orderly(manner))
        pool_styles(manner);
}

/* Whether a style makes a heading by itself, or the document repeats it. */
static bool is_meant(const struct manner *manner, enum heading_style style)
{
    return style == STYLE_CHAPTER || style == STYLE_NAMED ||
           (style != STYLE_NONE && manner->counts[style] >= 2);
}

void headings_find(const struct lines *lines, struct blocks *blocks, size_t first, size_t end)
{
    struct manner manner;
    manner_init(&manner, lines, blocks, first, end);
    heading_series_mark(&manner, blocks);
    heading_frames_mark(&manner, blocks);
    count_styles(&manner);
    enum heading_style top = manner.counts[STYLE_CHAPTER] > 2 ? STYLE_CHAPTER : STYLE_NONE;
    bool topped = false; /* a heading of level 2 stands above */
    bool ended = false;  /* so does the end of the text */
    for (size_t i = first; i < end; i++) {
        struct block *block = &blocks->items[i];
        bool series = block->kind == BLOCK_HEADING && block->level == IN_SERIES;
        bool contents = manner_is_contents(&manner, i), ends = !ended && ends_text(&manner, i);
        enum heading_style style = series             ? STYLE_SERIES
                                   : contents || ends ? STYLE_CHAPTER
                                                      : heading_style(&manner, i);
        if (block->kind == BLOCK_HEADING && !series && top == STYLE_NONE)
            top = STYLE_COUNT; /* underlined ones lead */
        if (!series && !is_meant(&manner, style))
            continue;
        if (top == STYLE_NONE && style != STYLE_NAMED)
            top = style;
        bool below = i > first && block[-1].kind == BLOCK_HEADING; /* contents of a chapter */
        block->level = ends || !topped                ? 2
                       : ended || (contents && below) ? 3
                       : style == STYLE_NAMED         ? 2
                                                      : level_of(&manner, i, style, top);
        block->kind = BLOCK_HEADING;
        topped = true;
        ended = ended || ends;
    }
    heading_preface_mark(&manner, blocks);
}
