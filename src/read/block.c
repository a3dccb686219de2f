/* Blocks of a plain text; see block.h. A run of lines is taken piece by piece: each kind of block
 * looks whether it begins here and says how many lines it takes. */
#include "read/block.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "read/dialogue.h"
#include "read/division.h"
#include "read/grid.h"
#include "read/prose.h"
#include "read/series.h"
#include "read/table.h"
#include "read/verse.h"

#include <stdlib.h>
#include <string.h>

bool blocks_add(struct blocks *blocks, const struct block *block)
{
    void *items = blocks->items;
    if (!memory_reserve(&items, &blocks->capacity, blocks->count + 1, sizeof *blocks->items))
        return false;
    blocks->items = items;
    blocks->items[blocks->count++] = *block;
    return true;
}

bool blocks_part(struct blocks *blocks, size_t i, size_t line)
{
    struct block rest = blocks->items[i];
    if (!blocks_add(blocks, &rest))
        return false;
    memmove(blocks->items + i + 2, blocks->items + i + 1,
            (blocks->count - i - 2) * sizeof *blocks->items);
    rest.count -= line - rest.first;
    rest.first = line;
    rest.apart = false;
    blocks->items[i].count -= rest.count;
    blocks->items[i + 1] = rest;
    return true;
}

void blocks_join(struct blocks *blocks, size_t i, size_t more)
{
    const struct block *last = &blocks->items[i + more];
    blocks->items[i].count = last->first + last->count - blocks->items[i].first;
    memmove(blocks->items + i + 1, last + 1, (blocks->count - i - more - 1) * sizeof *last);
    blocks->count -= more;
}

void division_add(struct division *division, struct block block)
{
    const struct line *line = &division->lines->items[block.first];
    block.apart = block.first == 0 || line[-1].size == 0;
    if (block.quote == 0)
        block.quote = line->quote;
    block.list = (unsigned)division->depth;
    division->failed = division->failed || !blocks_add(division->blocks, &block);
}

bool division_is_item(const struct division *division, size_t i)
{
    return division->markers && division->markers[i].style != MARKER_NONE;
}

/* A line of three marks or more, "* * *" or "-----"; 0 for another line, and for an ellipsis. */
static uint32_t rule_mark(const struct line *line)
{
    size_t count = 0;
    uint32_t mark = line_mark(line, &count);
    bool dots = mark == '.' || mark == 0x2026 || mark == '?' || mark == '!' || mark == 0x3002;
    return (count >= 3 && !dots) || mark == 0x2042 ? mark : 0;
}

/* "Title" over "=====", about as long. */
static size_t take_underlined(struct division *division, size_t i, size_t end)
{
    enum { LONGEST_HEADING = 100 };
    const struct line *line = &division->lines->items[i];
    if (i + 1 >= end || line->end > LONGEST_HEADING || rule_mark(line) ||
        line[1].indent != line->indent || line[1].end + 3 < line->end ||
        line[1].end > line->end + 3)
        return 0;
    uint32_t mark = rule_mark(&line[1]);
    if (mark != '=' && mark != '-' && mark != '~' && mark != '^' && mark != '#' && mark != '*')
        return 0;
    for (size_t at = 0; at < line[1].size; at++) /* with spaces it is the rule of a table */
        if (line[1].text[at] == ' ')
            return 0;
    division->depth = 0;
    division->text_indent = NO_TEXT;
    division->starred = division->starred || mark == '*';
    bool leads = mark == '*' || (mark == '=' && !division->starred);
    division_add(
        division,
        (struct block){.kind = BLOCK_HEADING, .first = i, .count = 1, .level = leads ? 2 : 3});
    division_add(division, (struct block){.kind = BLOCK_DROPPED, .first = i + 1, .count = 1});
    return 2;
}

/* "#" or "*" alone between blank lines, as manuscripts mark a scene's end. */
static bool is_lone_mark(const struct division *division, size_t i, size_t end)
{
    size_t count = 0;
    uint32_t mark = line_mark(&division->lines->items[i], &count);
    bool between = i > 0 && division->lines->items[i - 1].size == 0 && end == i + 1 &&
                   end < division->lines->count && division->blocks->count > 0;
    return between && count < 3 && (mark == '#' || mark == '*' || mark == 0xA7 || mark == 0x2766);
}

/* Takes the marks of a box off both ends of a line, "= Title =" or "== Title ==". */
static void open_box(struct line *line, uint32_t mark)
{
    while (line->size > 4 && line_first(line) == mark && line_last(line) == mark && mark < 0x80) {
        line->size--;
        line->end--;
        while (line->size > 1 && line->text[line->size - 1] == ' ') {
            line->size--;
            line->end--;
        }
        line_skip(line, 1);
    }
}

/* A line between two rules of the same mark: a heading, or the headline if it opens the text. */
static size_t take_boxed(struct division *division, size_t i, size_t end)
{
    struct line *line = &division->lines->items[i];
    uint32_t mark = rule_mark(line);
    if (mark == 0 || end != i + 3 || rule_mark(&line[2]) != mark || rule_mark(&line[1]) != 0)
        return 0;
    bool opens = division->blocks->count == 0;
    division->depth = 0;
    division->text_indent = NO_TEXT;
    open_box(&line[1], mark);
    division_add(division, (struct block){.kind = opens ? BLOCK_PARAGRAPH : BLOCK_HEADING,
                                          .first = i + 1,
                                          .count = 1,
                                          .level = opens ? 0 : 2});
    return 3;
}

static size_t take_break(struct division *division, size_t i, size_t end)
{
    if (rule_mark(&division->lines->items[i]) == 0 && !is_lone_mark(division, i, end))
        return 0;
    division->depth = 0;
    division->text_indent = NO_TEXT;
    division_add(division, (struct block){.kind = BLOCK_BREAK, .first = i, .count = 1});
    return 1;
}

/* A table whose columns are certain; what may be a program is one only between rules. */
static bool is_table(const struct line *lines, size_t count, bool listing)
{
    struct grid grid;
    return grid_find(lines, count, &grid) &&
           (!listing || (grid.kind == GRID_BARS && grid_is_rule(&lines[0])));
}

static size_t take_table(struct division *division, size_t i, size_t end)
{
    bool listing = false;
    size_t stop = division->next_item;
    if (stop <= i || stop > end)
        for (stop = i; stop < end && !division_is_item(division, stop);)
            stop++;
    division->next_item = stop;
    size_t taken =
        table_lines(division->lines, i, stop, division->margin, &division->stretch, &listing);
    bool table = taken > 0 && is_table(&division->lines->items[i], taken, listing);
    if (taken > 0)
        division_add(
            division,
            (struct block){.kind = table ? BLOCK_TABLE : BLOCK_PRE, .first = i, .count = taken});
    return taken;
}

void division_add_paragraphs(struct division *division, const struct layout *layout,
                             struct block block)
{
    for (size_t i = layout->first, next; i < layout->end; i = next) {
        next = i + 1;
        while (next < layout->end && !layout_opens(layout, next))
            next++;
        block.first = i;
        block.count = next - i;
        division_add(division, block);
        block.kind = BLOCK_PARAGRAPH;
    }
}

/* Not by a title with a colon behind it. */
static bool is_announced_at_length(const struct division *division)
{
    enum { SHORTEST = 40 }; /* bytes */
    if (!division_is_announced(division))
        return false;
    const struct block *above = &division->blocks->items[division->blocks->count - 1];
    return above->count > 1 || division->lines->items[above->first].size >= SHORTEST;
}

/* "1.", "14.05": a counter alone at the head of a run that goes on below it. */
static size_t take_counter(struct division *division, size_t i, size_t end)
{
    const struct line *line = &division->lines->items[i];
    if (i + 1 >= end || (i > 0 && line[-1].size > 0) || line->size > 24)
        return 0;
    struct series series = series_read(line->text, line->size);
    if (series.kind != SERIES_ALONE && series.kind != SERIES_CLOCK)
        return 0;
    division_add(division, (struct block){.kind = BLOCK_PARAGRAPH, .first = i, .count = 1});
    return 1;
}

/* Whether lines i..end-1 stand deeper than the text, and more than one of them. The text is what
 * stands above since the last break or heading; where nothing does, they are the text. */
static bool is_set_in(struct division *division, size_t i, size_t end)
{
    size_t least = division->lines->items[i].indent;
    for (size_t j = i; j < end; j++)
        if (division->lines->items[j].indent < least)
            least = division->lines->items[j].indent;
    size_t text = division->text_indent == NO_TEXT ? least : division->text_indent;
    if (text < division->margin)
        text = division->margin;
    bool deeper = division->depth == 0 && least >= text + QUOTATION_INDENT;
    const struct line *last = &division->lines->items[end - 1];
    if (!deeper && (end - i > 1 || prose_ends(last->text, last->size)))
        division->text_indent = least; /* a title says nothing of the text */
    return deeper &&
           (end - i > 1 || (line_ends_sentence(last) && is_announced_at_length(division)));
}

/* "-- Name": who wrote the lines above. */
static bool signs(const struct line *line)
{
    return line->size > 4 && memcmp(line->text, "-- ", 3) == 0;
}

/* A signature in a line of its own, set in below the lines from `first` on. */
static bool is_signature(const struct division *division, size_t i, size_t first)
{
    const struct line *line = &division->lines->items[i];
    return signs(line) && i > first && line->indent > division->lines->items[first].indent + 3;
}

/* Whether the block above is verse, and set in as deep as line i. */
static bool follows_verse(const struct division *division, size_t i)
{
    const struct blocks *blocks = division->blocks;
    const struct block *above = blocks->count > 0 ? &blocks->items[blocks->count - 1] : NULL;
    return above && above->kind == BLOCK_VERSE &&
           division->lines->items[above->first].indent == division->lines->items[i].indent;
}

static size_t take_prose(struct division *division, size_t i, size_t end)
{
    size_t stop = i + 1;
    while (stop < end && !division_is_item(division, stop) &&
           rule_mark(&division->lines->items[stop]) == 0 && !is_signature(division, stop, i))
        stop++;
    division->habit.opens_text = division->blocks->count == 0;
    division->habit.after_verse = follows_verse(division, i);
    size_t regular = verse_regular(division->lines, i, stop);
    if (regular > i)
        stop = regular;
    struct block block = {.first = i,
                          .count = stop - i,
                          .quote =
                              !signs(&division->lines->items[i]) && is_set_in(division, i, stop)};
    division->habit.set_in = block.quote > 0;
    struct layout layout = layout_of(division->lines, i, stop, &division->habit);
    if (regular == i || verse_is(&layout, &division->habit)) {
        block.kind = BLOCK_VERSE;
        block.quote = 0; /* poems are set in by themselves */
        division_add(division, block);
    } else {
        division_add_paragraphs(division, &layout, block);
    }
    return stop - i;
}

/* The indent that most lines share with the rest of their run, or a lesser one that many share: a
 * short text around a long listing is the text all the same. */
static size_t usual_indent(const struct lines *lines)
{
    enum { WIDEST_MARGIN = 40, MANY = 3 };
    size_t counts[WIDEST_MARGIN + 1] = {0}, most = 0;
    for (size_t i = 0, end; i < lines->count; i = end + (end == i)) {
        size_t least = WIDEST_MARGIN;
        end = lines_run_end(lines, i);
        for (size_t j = i; j < end; j++)
            if (lines->items[j].indent < least)
                least = lines->items[j].indent;
        counts[least] += end - i;
    }
    for (size_t indent = 0; indent <= WIDEST_MARGIN; indent++)
        if (counts[indent] > counts[most] * MANY)
            most = indent;
    return most;
}

/* The kinds of blocks in the order in which they are asked. */
static size_t (*const takers[])(struct division *division, size_t i, size_t end) = {
    take_boxed,   take_underlined,          take_table, take_break, division_take_item,
    take_counter, division_take_plain_list, take_prose,
};

bool blocks_divide(struct lines *lines, struct blocks *blocks)
{
    struct division division = {.lines = lines,
                                .blocks = blocks,
                                .margin = usual_indent(lines),
                                .text_indent = NO_TEXT,
                                .habit = layout_habit(lines)};
    division.habit.poem = !division.habit.narrow && verse_is_all(lines);
    division.failed = !list_markers(lines, &division.markers);
    if (division.markers)
        dialogue_unmark(lines, division.markers);
    for (size_t i = 0, end = 0; i < lines->count && !division.failed;) {
        size_t taken = lines->items[i].size == 0;
        if (i >= end)
            end = lines_run_end(lines, i);
        if (taken == 0)
            division_leave_lists(&division, i);
        for (size_t taker = 0; taken == 0; taker++)
            taken = takers[taker](&division, i, end);
        i += taken;
    }
    free(division.markers);
    return !division.failed;
}
