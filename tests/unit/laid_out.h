/* A text laid out, for the tests of layout. */
#ifndef OCTAVO_TESTS_LAID_OUT_H
#define OCTAVO_TESTS_LAID_OUT_H

#include "read/block.h"
#include "read/layout.h"

#include "table.h"

/* The blocks of a text, each followed by a line feed, lines of verse as well; the caller frees
 * them. */
static inline char *lay_out(const char *text)
{
    struct lines lines = {0};
    struct blocks blocks = {0};
    struct buffer out;
    buffer_init(&out);
    row_true("memory", lines_split(text, strlen(text), &lines));
    row_true("memory", blocks_divide(&lines, &blocks));
    for (size_t i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.items[i];
        bool kept = block->kind == BLOCK_VERSE || block->kind == BLOCK_TABLE;
        for (size_t at = 0; at < block->count; at += kept ? 1 : block->count) {
            layout_join(&lines, block->first + at, kept ? 1 : block->count, NULL, &out);
            buffer_add_byte(&out, '\n');
        }
    }
    free(lines.items);
    free(blocks.items);
    return buffer_take(&out);
}

#endif
