/* The lines of a plain text, and what can be said of one line by itself. */
#ifndef OCTAVO_READ_LINES_H
#define OCTAVO_READ_LINES_H

#include "base/buffer.h"

/* One line of the input, without the white space around it. */
struct line {
    const char *start; /* of the whole line in the text */
    const char *text;
    size_t size;    /* bytes; 0 for a blank line */
    size_t indent;  /* columns before the text */
    size_t end;     /* column after its last character */
    unsigned quote; /* how many '>' of quoted mail stood before it */
    bool visible;   /* whether any of its characters shows */
    bool page;      /* a form feed stands in it: a page ends */
};

struct lines {
    struct line *items;
    size_t count;
    size_t capacity;
};

/* Splits a clean text (line ends are LF) into lines that point into it, and takes the '>' of
 * quotations off. False without memory. */
bool lines_split(const char *text, size_t size, struct lines *lines);

bool lines_visible(const struct lines *lines);

/* The end of the run that begins with line `first`: lines without a blank one between, in one
 * quotation. */
size_t lines_run_end(const struct lines *lines, size_t first);

/* Takes the first `bytes` of a line, and the white space after them, into its indent. */
void line_skip(struct line *line, size_t bytes);

/* First and last character of a line that is not blank; last one before `size` bytes of it. */
uint32_t line_first(const struct line *line);
uint32_t line_last(const struct line *line);
uint32_t line_last_before(const struct line *line, size_t size);

/* A stop, a question or an exclamation, in quotation marks or out of them, ends it. */
bool line_ends_sentence(const struct line *line);

/* A line of one mark again and again: the mark and how often; 0 for any other line. Spaces between
 * the marks are allowed. */
uint32_t line_mark(const struct line *line, size_t *count);

/* Adds a line's text with spaces for its tabs. */
void line_add_expanded(const struct line *line, struct buffer *out);

#endif
