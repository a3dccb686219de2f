/* The anatomy of an article; see anatomy.h. Opening and ending first, then the sub-headings of what
 * lies between, then a feature for each block that is not a paragraph. */
#define _GNU_SOURCE /* memmem */
#include "read/anatomy.h"

#include "book/text.h"
#include "read/heading.h"
#include "read/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool anatomy_is_paragraph(const struct anatomy *anatomy, size_t i)
{
    if (i >= anatomy->blocks->count)
        return false;
    const struct block *block = &anatomy->blocks->items[i];
    return block->kind == BLOCK_PARAGRAPH && block->quote == 0 && block->list == 0;
}

void anatomy_join(struct anatomy *anatomy, size_t block, struct buffer *out)
{
    const struct block *it = &anatomy->blocks->items[block];
    layout_join(anatomy->lines, it->first, it->count, anatomy->vocabulary, out);
    anatomy->failed = anatomy->failed || out->failed;
}

char *anatomy_text(struct anatomy *anatomy, size_t block)
{
    struct buffer joined;
    buffer_init(&joined);
    anatomy_join(anatomy, block, &joined);
    char *line = joined.failed ? NULL : text_line(joined.data);
    buffer_fini(&joined);
    anatomy->failed = anatomy->failed || !line;
    return line;
}

void anatomy_note(struct anatomy *anatomy, size_t block, enum part part, unsigned confidence,
                  const char *reason, const char *text, size_t size)
{
    size_t line = anatomy->first_line + anatomy->blocks->items[block].first + 1;
    if (!features_add(anatomy->features, part, line, confidence, reason, text, size))
        anatomy->failed = true;
}

/* What a kind of block is called, and why it was taken for it. */
static const struct {
    enum part part;
    const char *reason;
    unsigned confidence;
    bool first_line; /* the feature is its first line */
} kinds[] = {
    [BLOCK_PARAGRAPH] = {PART_COUNT, NULL, 0, false},
    [BLOCK_HEADING] = {PART_HEADING, "a short line in a style that the text repeats", 85, false},
    [BLOCK_ITEM] = {PART_ITEM, "markers in a row", 90, false},
    [BLOCK_VERSE] = {PART_VERSE, "short lines that end inside sentences", 80, true},
    [BLOCK_PRE] = {PART_PRE, "columns that stand below each other, or code", 85, true},
    [BLOCK_TABLE] = {PART_TABLE, "the same columns in all lines", 90, true},
    [BLOCK_BREAK] = {PART_BREAK, "a line of marks", 95, false},
    [BLOCK_CAPTION] = {PART_CAPTION, "begins with a word for pictures", 85, false},
    [BLOCK_TABLE_CAPTION] = {PART_CAPTION, "a word for tables and a number, above one", 95, false},
    [BLOCK_END] = {PART_END, "stands at the end and says so", 85, false},
    [BLOCK_STANDFIRST] = {PART_COUNT, NULL, 0, false},
};

static void note_blocks(struct anatomy *anatomy)
{
    for (size_t i = 0; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block block = anatomy->blocks->items[i];
        bool named = block.kind < sizeof kinds / sizeof *kinds && kinds[block.kind].reason;
        bool quoted = block.quote > 0 && (block.kind == BLOCK_PARAGRAPH || !named);
        if (!named && !quoted)
            continue;
        const struct line *line = &anatomy->lines->items[block.first];
        if (named && kinds[block.kind].first_line) {
            anatomy_note(anatomy, i, kinds[block.kind].part, kinds[block.kind].confidence,
                         kinds[block.kind].reason, line->text, line->size);
            continue;
        }
        char *text = anatomy_text(anatomy, i);
        if (text && quoted)
            anatomy_note(anatomy, i, PART_QUOTATION, 85,
                         "set in, behind '>', or between lines that say whose it is", text,
                         strlen(text));
        else if (text)
            anatomy_note(anatomy, i, kinds[block.kind].part, kinds[block.kind].confidence,
                         kinds[block.kind].reason, text, strlen(text));
        free(text);
    }
}

/* Notes are items "[1]" whose numbers stand in the text as well. */
static bool is_referred_to(const struct anatomy *anatomy, unsigned number, size_t before)
{
    char mark[16];
    snprintf(mark, sizeof mark, "[%u]", number);
    size_t size = strlen(mark);
    for (size_t i = 0; i < before; i++) {
        const struct line *line = &anatomy->lines->items[i];
        if (line->size > size && memmem(line->text + 1, line->size - 1, mark, size))
            return true;
    }
    return false;
}

static void find_notes(struct anatomy *anatomy)
{
    for (size_t i = anatomy->body; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block *block = &anatomy->blocks->items[i];
        if (block->kind != BLOCK_ITEM || block->marker.style != MARKER_NOTE)
            continue;
        block->list = 0;
        block->kind = BLOCK_PARAGRAPH;
        if (!is_referred_to(anatomy, block->marker.number, block->first))
            continue;
        block->kind = BLOCK_NOTE;
        char *text = anatomy_text(anatomy, i);
        size_t marker = block->marker.bytes + 1;
        if (text && strlen(text) > marker)
            anatomy_note(anatomy, i, PART_NOTE, 95, "a numbered text that a mark refers to",
                         text + marker, strlen(text) - marker);
        free(text);
    }
}

/* Whether a word before line `before` ends in a star: "fall.*". */
static bool has_star(const struct anatomy *anatomy, size_t before)
{
    for (size_t i = 0; i < before; i++) {
        const struct line *line = &anatomy->lines->items[i];
        for (size_t at = 2; at < line->size; at++)
            if (line->text[at] == '*' && line->text[at - 1] != ' ' && line->text[at - 1] != '*' &&
                (at + 1 == line->size || line->text[at + 1] == ' '))
                return true;
    }
    return false;
}

/* A note behind a star, the last paragraph or nearly so, when a star in the text leads to it. */
static void find_starred_note(struct anatomy *anatomy)
{
    enum { LAST_BLOCKS = 4 };
    struct blocks *blocks = anatomy->blocks;
    for (size_t i = blocks->count; i-- > anatomy->body + 1 && i + LAST_BLOCKS >= blocks->count;) {
        struct block *block = &blocks->items[i];
        const struct line *line = &anatomy->lines->items[block->first];
        bool starred = block->kind == BLOCK_PARAGRAPH && line->size > 2 && line->text[0] == '*' &&
                       line->text[1] != '*' && line->text[line->size - 1] != '*';
        if (!starred || !has_star(anatomy, block->first))
            continue;
        char *text = anatomy_text(anatomy, i);
        if (!text)
            return;
        const char *after = text + 1 + (text[1] == ' ');
        block->kind = BLOCK_NOTE;
        anatomy_note(anatomy, i, PART_NOTE, 85, "a text behind a star that a star leads to", after,
                     strlen(after));
        free(text);
        return;
    }
}

void anatomy_find(struct anatomy *anatomy)
{
    anatomy->dateline_block = SIZE_MAX;
    opening_find(anatomy);
    table_captions_find(anatomy);
    find_notes(anatomy);
    find_starred_note(anatomy);
    quotations_find(anatomy);
    ending_find(anatomy);
    signature_find(anatomy);
    size_t end = anatomy->blocks->count;
    while (end > anatomy->body && (anatomy->blocks->items[end - 1].kind == BLOCK_END ||
                                   anatomy->blocks->items[end - 1].kind == BLOCK_NOTE))
        end--;
    headings_find(anatomy->lines, anatomy->blocks, anatomy->body, end);
    note_blocks(anatomy);
}
