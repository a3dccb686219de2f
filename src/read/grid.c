/* Rows of an aligned table, its head and its figures; see grid.h. The columns are grid_columns.c's.
 */
#include "read/grid.h"

#include "base/utf8.h"

#include <string.h>

enum { TALLEST_ROW = 40 }; /* lines */
enum { WIDE_COLUMN = 20 }; /* in columns of the screen: room for prose */

static bool is_empty(const struct grid *grid, size_t line, size_t column)
{
    return grid_cell(grid, line, column).size == 0;
}

/* Where the lines between two rules end, and where they begin. */
static size_t group_end(const struct grid *grid, size_t line)
{
    while (line < grid->count && !grid_is_rule(&grid->lines[line]))
        line++;
    return line;
}

static size_t skip_rules(const struct grid *grid, size_t line)
{
    while (line < grid->count && grid_is_rule(&grid->lines[line]))
        line++;
    return line;
}

size_t grid_row(const struct grid *grid, size_t *line)
{
    *line = skip_rules(grid, *line);
    if (*line == grid->count)
        return 0;
    if (*line >= grid->body && !grid->grouped)
        return 1;
    size_t end = group_end(grid, *line);
    return (*line < grid->body && end > grid->body ? grid->body : end) - *line;
}

/* --- rows of several lines ------------------------------------------------------------------- */

static size_t columns_of(struct span span)
{
    size_t columns = 0;
    for (const char *at = span.text, *end = span.text + span.size; at < end;)
        columns += character_columns(utf8_next(&at, end));
    return columns;
}

/* The first word of a cell, or its first two ideographs, since no line begins with a stop. */
static struct span first_word(struct span cell)
{
    size_t ideographs = 0;
    for (const char *at = cell.text, *end = at + cell.size; at < end;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c) || ideographs == 2)
            return (struct span){cell.text, (size_t)(here - cell.text)};
        ideographs += character_is_ideographic(c);
    }
    return cell;
}

/* The greedy-fill test in a cell: the text goes on in the next line because the word there had no
 * room in this one. */
static bool is_full(const struct grid *grid, size_t line, size_t column, size_t width)
{
    struct span cell = grid_cell(grid, line, column), next = grid_cell(grid, line + 1, column);
    return cell.size > 0 && next.size > 0 &&
           columns_of(cell) + 1 + columns_of(first_word(next)) > width;
}

/* The room for text in a column between bars: a blank beside each bar is none. */
static size_t room_in(const struct grid *grid, size_t column)
{
    const struct grid_column *it = &grid->columns[column];
    size_t widest = 0;
    for (size_t i = 0; i < grid->count; i++) {
        size_t columns = grid_is_rule(&grid->lines[i]) ? 0 : columns_of(grid_cell(grid, i, column));
        widest = columns > widest ? columns : widest;
    }
    size_t room = it->end == SIZE_MAX ? widest : it->end - it->start;
    return room >= widest + 2 ? room - 2 : room;
}

static bool is_number(struct span cell);

/* Whether one cell of at least `width` columns is filled line by line from the first to the last of
 * a group. */
static bool is_one_row(const struct grid *grid, size_t first, size_t end, size_t width)
{
    for (size_t column = 0; column < grid->column_count; column++) {
        size_t room = grid->columns[column].room, i = first;
        if (room < width)
            continue;
        while (i + 1 < end && is_full(grid, i, column, room) &&
               !is_number(grid_cell(grid, i, column)))
            i++;
        if (i + 1 >= end)
            return true;
    }
    return false;
}

static bool has_empty_cell(const struct grid *grid, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        for (size_t column = 0; column < grid->column_count; column++)
            if (is_empty(grid, i, column))
                return true;
    return false;
}

/* Whether a rule stands between two rows, however many lines they have: each group of lines is
 * plainly one row, and in most of the taller ones a cell is less tall than the others or prose. */
static bool is_grouped(const struct grid *grid)
{
    size_t groups = 0, tall = 0, uneven = 0, prose = 0;
    for (size_t i = skip_rules(grid, 0), end; i < grid->count; i = skip_rules(grid, end)) {
        end = group_end(grid, i);
        groups++;
        if (end == i + 1)
            continue;
        if (end - i > TALLEST_ROW || (i >= grid->body && !is_one_row(grid, i, end, 0)))
            return false;
        tall += i >= grid->body;
        uneven += i >= grid->body && has_empty_cell(grid, i, end);
        prose += i >= grid->body && is_one_row(grid, i, end, WIDE_COLUMN);
    }
    return groups >= 3 && tall > 0 && (uneven * 2 >= tall || (prose == tall && tall > 2));
}

/* Whether each line below the head is a row: it says in the first column what it is, one other
 * column is filled as well, and no column of prose runs on from line to line. */
static bool is_row_a_line(const struct grid *grid)
{
    bool filled = false;
    for (size_t column = 0; column < grid->column_count; column++) {
        size_t empty = 0, lines = 0, full = 0, room = grid->columns[column].room;
        for (size_t i = grid->body; i < grid->count; i++) {
            if (grid_is_rule(&grid->lines[i]))
                continue;
            struct span cell = grid_cell(grid, i, column);
            empty += cell.size == 0;
            lines++;
            full += room >= WIDE_COLUMN && i + 1 < grid->count &&
                    memchr(cell.text, ' ', cell.size) && !grid_is_rule(&grid->lines[i + 1]) &&
                    is_full(grid, i, column, room);
        }
        if ((column == 0 && empty > 0) || full * 2 > lines)
            return false;
        filled = filled || (column > 0 && empty == 0);
    }
    return filled;
}

/* --- head and figures ------------------------------------------------------------------------ */

/* "1,204.50", "−3 %", "(12)", "4:31", "$ 5": digits and what stands with them. */
static bool is_number(struct span cell)
{
    static const uint32_t signs[] = U".,:+-−–±%‰/()*°$€£¥ \u00A0\u202F'’";
    size_t digits = 0;
    for (const char *at = cell.text, *end = at + cell.size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bool digit =
            (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
        if (!digit && !character_is_one_of(c, signs))
            return false;
        digits += digit;
    }
    return digits > 0;
}

/* "-", "—", "..": nothing to be said. */
static bool is_blank(struct span cell)
{
    for (const char *at = cell.text, *end = at + cell.size; at < end;)
        if (character_is_word(utf8_next(&at, end)))
            return false;
    return true;
}

/* Whether all that stands in a column from line `first` on are numbers. */
static bool has_figures(const struct grid *grid, size_t column, size_t first)
{
    size_t numbers = 0, blanks = 0;
    for (size_t i = first; i < grid->count; i++) {
        if (grid_is_rule(&grid->lines[i]))
            continue;
        struct span cell = grid_cell(grid, i, column);
        if (!is_number(cell) && !is_blank(cell))
            return false;
        numbers += is_number(cell);
        blanks += !is_number(cell) && (cell.size > 0 || !grid->grouped);
    }
    return numbers >= 2 && numbers > blanks;
}

/* The first line below a rule that has lines above it and below it; 0 without one. */
static size_t body_below_rule(const struct grid *grid)
{
    enum { TALLEST_HEAD = 4 };
    size_t first = skip_rules(grid, 0), rule = group_end(grid, first);
    size_t body = skip_rules(grid, rule);
    return body < grid->count && rule - first <= TALLEST_HEAD ? body : 0;
}

/* Whether a line names columns of figures, and none of what it says is a number. */
static bool names_figures(const struct grid *grid, size_t line)
{
    size_t named = 0;
    for (size_t column = 0; column < grid->column_count; column++) {
        struct span cell = grid_cell(grid, line, column);
        if (cell.size > 0 && is_number(cell))
            return false;
        named +=
            column > 0 && cell.size > 0 && !is_blank(cell) && has_figures(grid, column, line + 1);
    }
    return named > 0;
}

/* The blanks between a bar and the text of a cell. */
static size_t indent_of(struct span cell, const struct line *line)
{
    const char *at = cell.text;
    while (at > line->text && at[-1] == ' ')
        at--;
    return (size_t)(cell.text - at);
}

/* Whether the first row is set in the middle of a column whose other cells begin at its edge. */
static bool is_centred(const struct grid *grid, size_t column)
{
    size_t first = skip_rules(grid, 0), edge = SIZE_MAX, inner = 0;
    for (size_t i = grid->body; i < grid->count; i++) {
        struct span cell = grid_cell(grid, i, column);
        if (cell.size == 0 || grid_is_rule(&grid->lines[i]))
            continue;
        size_t indent = indent_of(cell, &grid->lines[i]);
        edge = indent < edge ? indent : edge;
        inner = indent > inner ? indent : inner;
    }
    struct span cell = grid_cell(grid, first, column);
    return cell.size > 0 && edge == inner && indent_of(cell, &grid->lines[first]) > edge;
}

/* Whether the rule below the first row is of other strokes than the next one. */
static bool is_ruled_apart(const struct grid *grid)
{
    size_t rule = group_end(grid, skip_rules(grid, 0));
    size_t next = group_end(grid, skip_rules(grid, rule));
    return next < grid->count && !memchr(grid->lines[next].text, '=', grid->lines[next].size) &&
           memchr(grid->lines[rule].text, '=', grid->lines[rule].size);
}

/* Where rules stand between all rows, the first one is the head when it looks otherwise. */
static bool looks_like_head(const struct grid *grid)
{
    if (is_ruled_apart(grid) || names_figures(grid, skip_rules(grid, 0)))
        return true;
    for (size_t column = 0; column < grid->column_count; column++)
        if (is_centred(grid, column))
            return true;
    return false;
}

/* Whether a head of several lines holds a number: then the rule parts rows, of a sum perhaps. */
static bool head_has_number(const struct grid *grid)
{
    size_t first = skip_rules(grid, 0), end = group_end(grid, first);
    for (size_t i = first; i < end; i++)
        for (size_t column = 0; column < grid->column_count; column++)
            if (is_number(grid_cell(grid, i, column)))
                return true;
    return false;
}

static void find_head(struct grid *grid)
{
    size_t first = skip_rules(grid, 0);
    grid->body = body_below_rule(grid);
    if (group_end(grid, first) > first + 1 && head_has_number(grid))
        grid->body = 0;
    if (grid->body == 0 && names_figures(grid, first))
        grid->body = first + 1;
}

/* Whether a rule stands between any two rows, each of one line. */
static bool is_ruled_throughout(const struct grid *grid)
{
    size_t groups = 0;
    for (size_t i = skip_rules(grid, 0); i < grid->count; i = skip_rules(grid, i + 1)) {
        if (group_end(grid, i) > i + 1)
            return false;
        groups++;
    }
    return groups >= 3;
}

/* Rows of several lines, and a head that rules alone do not tell. False when it cannot be told what
 * is a row. */
static bool find_rows(struct grid *grid)
{
    size_t first = skip_rules(grid, 0), end = group_end(grid, first);
    grid->grouped = grid->kind == GRID_BARS && is_grouped(grid);
    if ((grid->grouped || is_ruled_throughout(grid)) && !looks_like_head(grid)) {
        grid->body = 0;
        if (end > first + 1 && !is_one_row(grid, first, end, 0))
            return false;
    }
    return grid->grouped || is_row_a_line(grid);
}

/* The first column says what its row is about: words, no two the same, beside columns of figures
 * or below a head that leaves it out. */
static bool names_rows(const struct grid *grid)
{
    bool figures = false;
    for (size_t column = 1; column < grid->column_count; column++)
        figures = figures || grid->columns[column].figures;
    if (grid->body == 0 || !figures || grid->columns[0].figures)
        return false;
    struct span before = {NULL, 0};
    for (size_t line = grid->body, height; (height = grid_row(grid, &line)) > 0; line += height) {
        size_t filled = line;
        while (filled + 1 < line + height && is_empty(grid, filled, 0))
            filled++;
        struct span cell = grid_cell(grid, filled, 0);
        if (cell.size == 0 ||
            (before.size == cell.size && memcmp(before.text, cell.text, cell.size) == 0))
            return false;
        before = cell;
    }
    return true;
}

/* What shows that the columns are no accident: bars and tabs do, blanks need a rule or figures. */
static bool is_shown(const struct grid *grid)
{
    bool shown = grid->kind != GRID_GAPS || body_below_rule(grid) > 0;
    for (size_t column = 1; column < grid->column_count; column++)
        shown = shown || grid->columns[column].figures;
    return shown;
}

static size_t count_lines(const struct grid *grid)
{
    size_t lines = 0;
    for (size_t i = 0; i < grid->count; i++)
        lines += !grid_is_rule(&grid->lines[i]);
    return lines;
}

static void find_figures(struct grid *grid)
{
    for (size_t column = 0; column < grid->column_count; column++)
        grid->columns[column].figures = has_figures(grid, column, grid->body);
}

bool grid_find(const struct line *lines, size_t count, struct grid *grid)
{
    enum { FEWEST_LINES = 3 };
    *grid = (struct grid){.lines = lines, .count = count};
    bool bars = memchr(lines[0].text, '|', lines[0].size) ||
                memchr(lines[0].text, '+', lines[0].size) ||
                (count > 1 && memchr(lines[1].text, '+', lines[1].size));
    if (!(bars && grid_find_bars(grid)) && !grid_find_tabs(grid) && !grid_find_gaps(grid))
        return false;
    if (count_lines(grid) < (grid->kind == GRID_BARS ? FEWEST_LINES - 1 : FEWEST_LINES))
        return false;
    for (size_t column = 0; column < grid->column_count; column++)
        grid->columns[column].room = room_in(grid, column);
    find_head(grid);
    find_figures(grid);
    if (!is_shown(grid) || !find_rows(grid))
        return false;
    find_figures(grid); /* now that rows are known */
    grid->named_rows = names_rows(grid);
    return true;
}
