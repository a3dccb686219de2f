/* Taking an article apart; see dissect.h. Opening and ending first, then the sub-headings of what
 * lies between, then a feature for each block that is not a paragraph. */
#include "read/dissect.h"

#include "base/utf8.h"
#include "read/heading.h"
#include "read/note.h"
#include "read/prose.h"

#include <stdlib.h>
#include <string.h>

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

/* The text of an item whose marker stays in it, "2.1. The lamp", or of a heading with a square or
 * the like before it, without that. */
static const char *behind_marker(const struct block *block, const char *text)
{
    const char *at = text;
    uint32_t first = utf8_next(&at, text + strlen(text));
    if (block->kind == BLOCK_HEADING && first >= 0x25A0 && first <= 0x25FF)
        return at + strspn(at, " ");
    size_t marker =
        block->kind == BLOCK_ITEM && marker_is_kept(&block->marker) ? block->marker.bytes : 0;
    return marker < strlen(text) ? text + marker + strspn(text + marker, " ") : text;
}

/* "About the Mill" close above the paragraph that says it: one find, in two lines. */
static bool heads_end(const struct anatomy *anatomy, size_t i)
{
    const struct blocks *blocks = anatomy->blocks;
    const struct block *block = &blocks->items[i], *below = block + 1;
    if (block->kind != BLOCK_END || block->count > 1 || i + 1 >= blocks->count ||
        below->kind != BLOCK_END || below->apart)
        return false;
    const struct line *line = &anatomy->lines->items[block->first];
    const struct line *last = &anatomy->lines->items[below->first + below->count - 1];
    return character_is_word(line_last(line)) && prose_words(line->text, line->size) > 1 &&
           line[1].size > line->size && line_ends_sentence(last);
}

/* Keeps both as one. */
static void note_headed_end(struct anatomy *anatomy, size_t i)
{
    struct buffer joined;
    buffer_init(&joined);
    anatomy_join(anatomy, i, &joined);
    buffer_add_byte(&joined, ' ');
    anatomy_join(anatomy, i + 1, &joined);
    if (!joined.failed)
        anatomy_note(anatomy, i, PART_END, kinds[BLOCK_END].confidence, kinds[BLOCK_END].reason,
                     joined.data, joined.size);
    buffer_fini(&joined);
}

static void note_blocks(struct anatomy *anatomy)
{
    for (size_t i = 0; i < anatomy->blocks->count && !anatomy->failed; i++) {
        struct block block = anatomy->blocks->items[i];
        bool named = block.kind < sizeof kinds / sizeof *kinds && kinds[block.kind].reason;
        bool quoted = block.quote > 0 && (block.kind == BLOCK_PARAGRAPH || !named);
        if (!named && !quoted)
            continue;
        if (heads_end(anatomy, i)) {
            note_headed_end(anatomy, i++);
            continue;
        }
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
                         kinds[block.kind].reason, behind_marker(&block, text),
                         strlen(behind_marker(&block, text)));
        free(text);
    }
}

void dissect(struct anatomy *anatomy)
{
    anatomy->dateline_block = SIZE_MAX;
    opening_find(anatomy);
    table_captions_find(anatomy);
    notes_find(anatomy);
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
