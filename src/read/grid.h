/* Aligned tables whose rows and columns are certain. What is not certain stays as it was laid out:
 * a cell in the wrong column says something false. */
#ifndef OCTAVO_READ_GRID_H
#define OCTAVO_READ_GRID_H

#include "read/lines.h"
#include "read/span.h"

enum { GRID_COLUMNS = 12 };

enum grid_kind {
    GRID_BARS, /* "| a | b |" between "+---+---+" */
    GRID_GAPS, /* two blanks or more in all lines, or "---- ----" above them */
    GRID_TABS, /* a tab between two cells */
};

/* A column of cells: the columns of the screen that it takes. */
struct grid_column {
    size_t start;
    size_t end;   /* behind its last one, SIZE_MAX for the rest of the line */
    size_t room;  /* for text, in columns of the screen */
    bool figures; /* nothing but numbers stands in it */
};

struct grid {
    const struct line *lines;
    size_t count;
    enum grid_kind kind;
    struct grid_column columns[GRID_COLUMNS];
    size_t column_count;
    size_t body;     /* index of the first line below the head; 0 without one */
    bool grouped;    /* a rule stands between two rows: a row may have several lines */
    bool named_rows; /* the first column says what its row is about */
};

/* Whether `count` lines are a table; fills `grid`, which borrows the lines. */
bool grid_find(const struct line *lines, size_t count, struct grid *grid);

/* The next row at or after line `*line`: moves `*line` to its first one and returns how many lines
 * it has; 0 behind the last row. */
size_t grid_row(const struct grid *grid, size_t *line);

/* The text of a cell in one line. */
struct span grid_cell(const struct grid *grid, size_t line, size_t column);

/* A line that only rules: "+---+---+", "----  ----", "|---|:--|". */
bool grid_is_rule(const struct line *line);

/* The columns of a table of each kind: grid_columns.c. */
bool grid_find_bars(struct grid *grid);
bool grid_find_gaps(struct grid *grid);
bool grid_find_tabs(struct grid *grid);

#endif
