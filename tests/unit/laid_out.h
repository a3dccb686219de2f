/* A text laid out, for the tests of layout. */
#ifndef OCTAVO_TESTS_LAID_OUT_H
#define OCTAVO_TESTS_LAID_OUT_H

#include "read/layout.h"

#include "table.h"

/* The paragraphs of a text, each followed by a line feed; the caller frees them. */
static inline char *lay_out(const char *text)
{
    struct lines lines = {0};
    struct paragraphs paragraphs = {0};
    struct buffer out;
    buffer_init(&out);
    row_true("memory", layout_lines(text, strlen(text), &lines));
    row_true("memory", layout_paragraphs(&lines, &paragraphs));
    for (size_t i = 0; i < paragraphs.count; i++) {
        layout_join(&lines, paragraphs.items[i], &out);
        buffer_add_byte(&out, '\n');
    }
    free(lines.items);
    free(paragraphs.items);
    return buffer_take(&out);
}

#endif
