/* Aligned tables and listings; see table.h. */
#define _GNU_SOURCE /* memmem */
#include "read/table.h"

#include "base/utf8.h"

#include <string.h>

enum { MOST_CELLS = 12 };
enum { LISTING_INDENT = 4 }; /* columns deeper than the text */

/* The cells of a line but for the first one: columns where they begin and end. */
struct cells {
    size_t starts[MOST_CELLS];
    size_t ends[MOST_CELLS];
    size_t count;
};

/* Where the line is read. */
struct cursor {
    size_t column, gap, dots;
    uint32_t before;
};

/* Two spaces part cells, but not after a stop: typewriters put two there. A leader of dots parts
 * them as well. */
static bool begins_cell(const struct cursor *cursor)
{
    bool stop = cursor->before != 0 && strchr(".!?:)\"", (int)cursor->before) != NULL;
    return cursor->dots > 3 || cursor->gap >= (stop ? 3u : 2u);
}

static struct cells cells_of(const struct line *line)
{
    struct cells cells = {0};
    struct cursor cursor = {.column = line->indent};
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        size_t columns = c == '\t' ? 8 - cursor.column % 8 : character_columns(c);
        if (c == '\t' || character_is_space(c)) {
            cursor.gap += c == '\t' ? 3 : columns;
        } else if (c == '.' && (cursor.before == '.' || cursor.gap > 0 || cursor.dots > 0)) {
            cursor.dots++;
        } else {
            if (begins_cell(&cursor) && cells.count < MOST_CELLS)
                cells.starts[cells.count++] = cursor.column;
            cursor.gap = cursor.dots = 0;
            cursor.before = c < 0x80 ? c : 'x';
            if (cells.count > 0)
                cells.ends[cells.count - 1] = cursor.column + columns;
        }
        cursor.column += columns;
    }
    return cells;
}

/* Whether two lines have a cell that begins or ends in the same column. */
static bool are_aligned(const struct cells *a, const struct cells *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (a->starts[i] == b->starts[j] || a->ends[i] == b->ends[j])
                return true;
    return false;
}

/* Whether a line is set in as deep as a cell of the line above: the cell goes on in it. */
static bool goes_on(const struct cells *above, const struct line *line)
{
    for (size_t i = 0; i < above->count; i++)
        if (above->starts[i] == line->indent)
            return true;
    return false;
}

/* "| a | b |", "+---+", and the lines of box drawings. */
static bool is_drawn(const struct line *line)
{
    size_t bars = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bars += c == '|' || (c >= 0x2500 && c <= 0x259F);
    }
    uint32_t first = line_first(line);
    return bars >= 2 || (first == '+' && line->size > 2 && line->text[1] == '-');
}

/* Lines from `first` on that are drawn, or whose cells stand below each other. A line without cells
 * may stand between two with them: a heading in the table, or its rule. */
static size_t aligned_lines(const struct lines *lines, size_t first, size_t end)
{
    struct cells last = cells_of(&lines->items[first]);
    size_t with_cells = last.count > 0, aligned = 0, drawn = is_drawn(&lines->items[first]);
    size_t stop = first + 1;
    if (with_cells == 0 && drawn == 0)
        return 0;
    for (size_t i = first + 1; i < end && i <= stop + 1; i++) {
        struct cells cells = cells_of(&lines->items[i]);
        bool drawing = is_drawn(&lines->items[i]), below = are_aligned(&last, &cells);
        if (stop == i && goes_on(&last, &lines->items[i]))
            stop = i + 1;
        if (!drawing && !below && cells.count == 0)
            continue;
        drawn += drawing;
        with_cells += cells.count > 0;
        aligned += below;
        stop = i + 1;
        if (cells.count > 0)
            last = cells;
    }
    bool table = aligned >= 2 && aligned * 3 >= with_cells * 2 - 2;
    return table || drawn >= 2 || (drawn + aligned >= 2 && drawn > 0) ? stop - first : 0;
}

/* "name(": a call; in prose a space stands before a bracket. */
static bool has_call(const struct line *line)
{
    for (size_t i = 1; i < line->size; i++)
        if (line->text[i] == '(' && line->text[i - 1] != ' ' && line->text[i - 1] > '/')
            return true;
    return false;
}

/* Signs that stand in programs and not in prose. */
static bool looks_like_code(const struct line *line)
{
    char last = line->text[line->size - 1];
    if (last == ';' || last == '{' || last == '}' || *line->text == '$' || *line->text == '#')
        return true;
    size_t signs = has_call(line) ? 2 : 0;
    for (size_t i = 0; i < line->size; i++)
        signs += strchr("{}=<>\\_|&;/", line->text[i]) != NULL;
    bool assigns = memmem(line->text, line->size, " = ", 3) != NULL;
    return signs >= 2 || assigns || (line->size > 4 && memcmp(line->text, ">>> ", 4) == 0);
}

/* Looks from `first` on for a line that is not set in, and at all lines when there is none. */
static void look_at_stretch(const struct lines *lines, size_t margin, struct stretch *known)
{
    known->code = 0;
    known->shallow = known->first;
    for (size_t i = known->first; i < known->end && known->shallow == known->first; i++) {
        if (lines->items[i].indent < margin + LISTING_INDENT)
            known->shallow = i + 1;
        else
            known->code += looks_like_code(&lines->items[i]);
    }
}

/* A run that is set in and looks like a program. */
static bool is_listing(const struct lines *lines, size_t first, size_t end, size_t margin,
                       struct stretch *known)
{
    if (known->end != end || first < known->first) {
        *known = (struct stretch){.first = first, .end = end};
        look_at_stretch(lines, margin, known);
    }
    if (known->shallow > known->first && known->shallow <= first) {
        known->first = first;
        look_at_stretch(lines, margin, known);
    }
    if (known->shallow > first)
        return false;
    for (; known->first < first; known->first++)
        known->code -= looks_like_code(&lines->items[known->first]);
    known->shallow = first;
    return known->code * 2 >= end - first;
}

size_t table_lines(const struct lines *lines, size_t first, size_t end, size_t margin,
                   struct stretch *known, bool *listing)
{
    *listing = end > first && is_listing(lines, first, end, margin, known);
    if (*listing)
        return end - first;
    return end > first + 1 ? aligned_lines(lines, first, end) : 0;
}
