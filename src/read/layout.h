/* Where paragraphs begin and end in a plain text. Decided for each block between blank lines by
 * itself, never for the whole file. This is the part that a better reader replaces. */
#ifndef OCTAVO_READ_LAYOUT_H
#define OCTAVO_READ_LAYOUT_H

#include "base/buffer.h"

/* One line of the input, without the white space around it. */
struct line {
    const char *text;
    size_t size;   /* bytes; 0 for a blank line */
    size_t indent; /* columns before the text */
    size_t end;    /* column after its last character */
    bool visible;  /* whether any of its characters shows */
};

struct lines {
    struct line *items;
    size_t count;
    size_t capacity;
};

/* Some lines in a row that are one paragraph. */
struct paragraph {
    size_t first; /* index of its first line */
    size_t count;
};

struct paragraphs {
    struct paragraph *items;
    size_t count;
    size_t capacity;
};

/* Splits a clean text (line ends are LF) into lines that point into it. False without memory. */
bool layout_lines(const char *text, size_t size, struct lines *lines);

/* Groups the lines that are not blank into paragraphs. False without memory. */
bool layout_paragraphs(const struct lines *lines, struct paragraphs *paragraphs);

/* Adds a paragraph's text: lines joined by a space, or by nothing after a hyphen inside a word,
 * after an em dash that follows a word, and between ideographs. */
void layout_join(const struct lines *lines, struct paragraph paragraph, struct buffer *out);

#endif
