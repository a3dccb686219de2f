/* Headings that count on from each other: "Article 1", "Article 2"; see heading.h. */
#include "base/utf8.h"
#include "read/heading.h"
#include "read/heading_style.h"
#include "read/prose.h"
#include "read/series.h"

/* Whether a paragraph counts, and stands so that it may head a text: alone in its run if that is
 * all it says, or above another paragraph. */
static struct series series_of(const struct manner *manner, size_t i)
{
    static const struct series none = {0};
    const struct block *block = &manner->blocks->items[i];
    if (block->kind != BLOCK_PARAGRAPH || block->count > 1 || block->list > 0 ||
        i + 1 >= manner->end || manner_characters(manner, i) > LONGEST_HEADING)
        return none;
    const struct line *line = &manner->lines->items[block->first];
    struct series series = series_read(line->text, line->size);
    bool apart = manner_is_apart(manner, i);
    if (series.kind == SERIES_ALONE || series.kind == SERIES_CLOCK)
        apart = block->apart && (apart || manner_is_text(manner, i + 1, 0));
    if (series.kind == SERIES_WORD)
        return apart || manner_is_text(manner, i + 1, SHORT_HEADING / 4) ||
                       (block->apart && block[1].kind == BLOCK_PARAGRAPH &&
                        manner_characters(manner, i + 1) > manner_characters(manner, i))
                   ? series
                   : none;
    return apart ? series : none;
}

/* Marks the paragraphs that count on from each other as headings. Some series may be open at the
 * same time, as chapters are inside parts. */
void heading_series_mark(const struct manner *manner, struct blocks *blocks)
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
        bool follows =
            slot < MOST_OPEN && (open[slot].marked || open[slot].series.number <= 2 ||
                                 series.kind == SERIES_WORD || series.kind == SERIES_CLOCK);
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

/* Whether a short line stands close above a longer one, at the head of its run. */
static bool heads_run(const struct manner *manner, size_t i)
{
    enum { LONGEST = 40 /* characters */ };
    const struct block *block = &manner->blocks->items[i];
    const struct line *line = &manner->lines->items[block->first];
    return block->count == 1 && block->quote == 0 && block->list == 0 && i + 1 < manner->end &&
           (block->apart || i == manner->first) && block[1].kind == BLOCK_PARAGRAPH &&
           !block[1].apart && utf8_length(line->text, line->size) <= LONGEST &&
           manner_is_text(manner, i + 1, manner_characters(manner, i)) && !line_ends_sentence(line);
}

void heading_preface_mark(const struct manner *manner, struct blocks *blocks)
{
    enum { FEWEST = 3 };
    size_t heads = 0, others = 0, top = manner->end;
    for (size_t i = manner->first; i < manner->end; i++) {
        if (blocks->items[i].kind != BLOCK_HEADING)
            continue;
        *(heads_run(manner, i) ? &heads : &others) += 1;
        if (top == manner->end)
            top = i;
    }
    if (heads < FEWEST || others > heads)
        return;
    for (size_t i = manner->first; i < top; i++)
        if (blocks->items[i].kind == BLOCK_PARAGRAPH && heads_run(manner, i)) {
            blocks->items[i].kind = BLOCK_HEADING;
            blocks->items[i].level = blocks->items[top].level;
        }
}
