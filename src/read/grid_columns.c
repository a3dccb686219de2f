/* Where the columns of an aligned table stand; see grid.h. They are certain when every line agrees:
 * bars below each other or as many in each line, blanks that go through all lines, as many tabs. */
#include "base/utf8.h"
#include "read/grid.h"

#include <string.h>

enum { WIDEST_LINE = 400 }; /* columns of the screen */

/* Reads a line character by character and says the column of each. */
struct reader {
    const char *at, *end;
    size_t column;
};

static struct reader read_line(const struct line *line)
{
    return (struct reader){line->text, line->text + line->size, line->indent};
}

static uint32_t read_character(struct reader *reader, size_t *columns)
{
    enum { TAB_STOP = 8 };
    uint32_t c = utf8_next(&reader->at, reader->end);
    *columns = c == '\t' ? TAB_STOP - reader->column % TAB_STOP : character_columns(c);
    reader->column += *columns;
    return c;
}

bool grid_is_rule(const struct line *line)
{
    size_t strokes = 0;
    bool drawn = false; /* two strokes stand together */
    for (size_t i = 0; i < line->size; i++) {
        char c = line->text[i];
        if (!strchr("-=_+|: ", c))
            return false;
        bool stroke = c == '-' || c == '=' || c == '_';
        drawn = drawn || (stroke && i > 0 && c == line->text[i - 1]);
        strokes += stroke;
    }
    return drawn && strokes >= 3;
}

/* --- bars ------------------------------------------------------------------------------------ */

/* The columns of the signs in a line that are among `signs`; SIZE_MAX when there are too many. */
static size_t find_signs(const struct line *line, const char *signs, size_t at[GRID_COLUMNS + 1])
{
    size_t count = 0, columns = 0;
    for (struct reader reader = read_line(line); reader.at < reader.end;) {
        size_t here = reader.column;
        uint32_t c = read_character(&reader, &columns);
        if (c == 0 || c >= 0x80 || !strchr(signs, (int)c))
            continue;
        if (count > GRID_COLUMNS)
            return SIZE_MAX;
        at[count++] = here;
    }
    return count;
}

/* The lines between which the columns stand, from the rule that has most of them; without a rule
 * from the first line. */
static size_t find_borders(const struct grid *grid, size_t borders[GRID_COLUMNS + 1])
{
    size_t most = 0, at[GRID_COLUMNS + 1];
    for (size_t i = 0; i < grid->count; i++) {
        const struct line *line = &grid->lines[i];
        if (!grid_is_rule(line) || memchr(line->text, ' ', line->size))
            continue;
        size_t count = find_signs(line, "+|", at);
        if (count == SIZE_MAX)
            return 0;
        if (count > most)
            memcpy(borders, at, sizeof at);
        most = count > most ? count : most;
    }
    if (most == 0)
        most = find_signs(&grid->lines[0], "|", borders);
    return most == SIZE_MAX ? 0 : most;
}

/* Whether a bar stands at each border of a line; a bar more is text. */
static bool has_borders(const struct grid *grid, const size_t *borders, size_t count)
{
    size_t open = borders[0] > grid->lines[0].indent;
    for (size_t i = 0; i < grid->count; i++) {
        const struct line *line = &grid->lines[i];
        if (grid_is_rule(line))
            continue;
        size_t found = 0, columns = 0;
        for (struct reader reader = read_line(line); reader.at < reader.end && found < count;) {
            size_t here = reader.column;
            if (read_character(&reader, &columns) == '|' && here == borders[found])
                found++;
            else if (here > borders[found])
                return false;
        }
        if (found < count)
            return false;
        if (!open && line->indent != borders[0])
            return false;
    }
    return true;
}

bool grid_find_bars(struct grid *grid)
{
    size_t borders[GRID_COLUMNS + 1];
    size_t count = find_borders(grid, borders), last = 0;
    if (count < 1 || !has_borders(grid, borders, count))
        return false;
    bool left = true, right = true; /* nothing stands outside the borders */
    for (size_t i = 0; i < grid->count; i++) {
        left = left && grid->lines[i].indent >= borders[0];
        right = right && grid->lines[i].end <= borders[count - 1] + 1;
    }
    if (!left)
        grid->columns[last++] = (struct grid_column){.start = 0, .end = borders[0]};
    for (size_t i = 0; i + 1 < count && last < GRID_COLUMNS; i++)
        grid->columns[last++] =
            (struct grid_column){.start = borders[i] + 1, .end = borders[i + 1]};
    if (!right && last < GRID_COLUMNS)
        grid->columns[last++] =
            (struct grid_column){.start = borders[count - 1] + 1, .end = SIZE_MAX};
    grid->kind = GRID_BARS;
    grid->column_count = last;
    return last >= 2;
}

/* --- gaps ------------------------------------------------------------------------------------ */

/* Marks the columns in which a line has text. */
static void mark_text(const struct line *line, bool *filled)
{
    size_t columns = 0;
    for (struct reader reader = read_line(line); reader.at < reader.end;) {
        size_t here = reader.column;
        uint32_t c = read_character(&reader, &columns);
        if (!character_is_space(c))
            memset(filled + here, 1, columns * sizeof *filled);
    }
}

/* Whether a rule says by its own gaps where the columns stand. */
static bool is_parted_rule(const struct line *line)
{
    return grid_is_rule(line) && memchr(line->text, ' ', line->size);
}

/* Whether two blanks or a leader of dots stand inside a cell, where none end. */
static bool has_gap(struct span cell)
{
    for (size_t i = 0; i + 1 < cell.size; i++)
        if ((cell.text[i] == ' ' || cell.text[i] == '\t') &&
            (cell.text[i + 1] == ' ' || cell.text[i + 1] == '\t'))
            return true;
        else if (i + 2 < cell.size && memcmp(cell.text + i, "...", 3) == 0)
            return true;
    return false;
}

static bool cells_are_whole(const struct grid *grid)
{
    for (size_t i = 0; i < grid->count; i++)
        for (size_t column = 0; column < grid->column_count; column++)
            if (!grid_is_rule(&grid->lines[i]) && has_gap(grid_cell(grid, i, column)))
                return false;
    return true;
}

bool grid_find_gaps(struct grid *grid)
{
    bool filled[WIDEST_LINE + 2] = {false};
    size_t width = 0, least = 2, blanks = 2, count = 0;
    for (size_t i = 0; i < grid->count; i++) {
        if (grid->lines[i].end > WIDEST_LINE)
            return false;
        if (grid->lines[i].end > width)
            width = grid->lines[i].end;
        if (is_parted_rule(&grid->lines[i]))
            least = 1;
        if (!grid_is_rule(&grid->lines[i]) || is_parted_rule(&grid->lines[i]))
            mark_text(&grid->lines[i], filled);
    }
    grid->kind = GRID_GAPS;
    for (size_t at = 0; at < width; at++) {
        if (filled[at] && blanks >= least) {
            if (count == GRID_COLUMNS)
                return false;
            grid->columns[count++] = (struct grid_column){.start = at, .end = at + 1};
        }
        blanks = filled[at] ? 0 : blanks + 1;
        if (filled[at] && count > 0)
            grid->columns[count - 1].end = at + 1;
    }
    grid->column_count = count;
    return count >= 2 && cells_are_whole(grid);
}

/* --- tabs ------------------------------------------------------------------------------------ */

static size_t count_tabs(const struct line *line)
{
    size_t tabs = 0;
    for (size_t i = 0; i < line->size; i++)
        tabs += line->text[i] == '\t';
    return tabs;
}

bool grid_find_tabs(struct grid *grid)
{
    size_t tabs = count_tabs(&grid->lines[0]);
    if (tabs == 0 || tabs >= GRID_COLUMNS)
        return false;
    for (size_t i = 1; i < grid->count; i++)
        if (count_tabs(&grid->lines[i]) != tabs || grid->lines[i].indent != grid->lines[0].indent)
            return false;
    grid->kind = GRID_TABS;
    grid->column_count = tabs + 1;
    return true;
}

/* --- cells ----------------------------------------------------------------------------------- */

static struct span cell_between_tabs(const struct line *line, size_t column)
{
    const char *at = line->text, *end = line->text + line->size;
    for (; column > 0 && at < end; at++)
        column -= *at == '\t';
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    return span_trim(at, (size_t)((tab ? tab : end) - at));
}

struct span grid_cell(const struct grid *grid, size_t line, size_t column)
{
    if (grid->kind == GRID_TABS)
        return cell_between_tabs(&grid->lines[line], column);
    const struct grid_column *it = &grid->columns[column];
    struct reader reader = read_line(&grid->lines[line]);
    const char *start = reader.end, *stop = reader.end;
    size_t columns = 0;
    while (reader.at < reader.end && stop == reader.end) {
        const char *here = reader.at;
        size_t at = reader.column;
        read_character(&reader, &columns);
        if (start == reader.end && at >= it->start)
            start = here;
        if (at >= it->end)
            stop = here;
    }
    return span_trim(start, start < stop ? (size_t)(stop - start) : 0);
}
