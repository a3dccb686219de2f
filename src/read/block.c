/* Blocks of a plain text; see block.h. A run of lines is taken piece by piece: each kind of block
 * looks whether it begins here and says how many lines it takes. */
#include "read/block.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "read/dialogue.h"
#include "read/grid.h"
#include "read/layout.h"
#include "read/plain_list.h"
#include "read/prose.h"
#include "read/series.h"
#include "read/table.h"
#include "read/verse.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST_LIST = 6 };
enum { QUOTATION_INDENT = 3 }; /* columns deeper than the text around it */
#define NO_TEXT SIZE_MAX

/* Where the division stands. */
struct division {
    struct lines *lines;
    struct marker *markers; /* one a line, or NULL */
    struct blocks *blocks;
    size_t margin;      /* the usual indent of a run */
    size_t text_indent; /* of the text since the last break or heading, or NO_TEXT */
    struct layout_habit habit;
    bool starred;               /* a heading is underlined with stars, as chapters are above "==" */
    size_t items[DEEPEST_LIST]; /* indents of the items that are open */
    size_t depth;
    bool failed;
};

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

static void add(struct division *division, struct block block)
{
    const struct line *line = &division->lines->items[block.first];
    block.apart = block.first == 0 || line[-1].size == 0;
    if (block.quote == 0)
        block.quote = line->quote;
    block.list = (unsigned)division->depth;
    division->failed = division->failed || !blocks_add(division->blocks, &block);
}

static bool is_item(const struct division *division, size_t i)
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
    add(division,
        (struct block){.kind = BLOCK_HEADING, .first = i, .count = 1, .level = leads ? 2 : 3});
    add(division, (struct block){.kind = BLOCK_DROPPED, .first = i + 1, .count = 1});
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
    add(division, (struct block){.kind = opens ? BLOCK_PARAGRAPH : BLOCK_HEADING,
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
    add(division, (struct block){.kind = BLOCK_BREAK, .first = i, .count = 1});
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
    size_t stop = i;
    bool listing = false;
    while (stop < end && !is_item(division, stop))
        stop++;
    size_t taken = table_lines(division->lines, i, stop, division->margin, &listing);
    bool table = taken > 0 && is_table(&division->lines->items[i], taken, listing);
    if (taken > 0)
        add(division,
            (struct block){.kind = table ? BLOCK_TABLE : BLOCK_PRE, .first = i, .count = taken});
    return taken;
}

/* Paragraphs as laid out; the first one as `block`, which says kind and quotation. */
static void add_paragraphs(struct division *division, const struct layout *layout,
                           struct block block)
{
    for (size_t i = layout->first, next; i < layout->end; i = next) {
        next = i + 1;
        while (next < layout->end && !layout_opens(layout, next))
            next++;
        block.first = i;
        block.count = next - i;
        add(division, block);
        block.kind = BLOCK_PARAGRAPH;
    }
}

/* Where an item ends: a paragraph that is not set in below its marker is none of its own, nor is a
 * line that stands out before the marker, in column `indent`, and begins anew. */
static size_t item_end(const struct layout *layout, size_t indent)
{
    size_t i = layout->first + 1;
    for (; i < layout->end; i++) {
        const struct line *line = &layout->lines[i];
        if (line->indent <= layout->indent && layout_opens(layout, i))
            break;
        if (line->indent < indent && !prose_begins_small(line->text, line->size))
            break;
    }
    return i;
}

/* An item and the lines below it up to the next one. */
static size_t take_item(struct division *division, size_t i, size_t end)
{
    if (!is_item(division, i))
        return 0;
    struct line *line = &division->lines->items[i];
    while (division->depth > 0 && division->items[division->depth - 1] >= line->indent)
        division->depth--;
    if (division->depth == DEEPEST_LIST)
        division->depth--;
    division->items[division->depth++] = line->indent;
    size_t stop = i + 1;
    while (stop < end && !is_item(division, stop))
        stop++;
    struct block block = {.kind = BLOCK_ITEM, .marker = division->markers[i]};
    if (!marker_is_kept(&block.marker))
        line_skip(line, block.marker.bytes);
    struct layout layout = layout_of_item(division->lines, i, stop, end);
    layout.end = item_end(&layout, division->items[division->depth - 1]);
    add_paragraphs(division, &layout, block);
    return layout.end - i;
}

static size_t add_items(struct division *division, size_t first, size_t end)
{
    division->depth = 1;
    division->items[0] = division->lines->items[first].indent;
    for (size_t i = first; i < end; i++)
        add(division, (struct block){.kind = BLOCK_ITEM,
                                     .first = i,
                                     .count = 1,
                                     .marker = {.style = MARKER_PLAIN}});
    division->depth = 0;
    return end;
}

/* Whether the paragraph above says that something follows. */
static bool is_announced(const struct division *division)
{
    const struct blocks *blocks = division->blocks;
    const struct block *above = blocks->count > 0 ? &blocks->items[blocks->count - 1] : NULL;
    return above && above->kind == BLOCK_PARAGRAPH &&
           plain_list_is_announced(&division->lines->items[above->first + above->count - 1]);
}

/* Not by a title with a colon behind it. */
static bool is_announced_at_length(const struct division *division)
{
    enum { SHORTEST = 40 }; /* bytes */
    if (!is_announced(division))
        return false;
    const struct block *above = &division->blocks->items[division->blocks->count - 1];
    return above->count > 1 || division->lines->items[above->first].size >= SHORTEST;
}

/* A list without marks, and the line that heads it. */
static size_t take_plain_list(struct division *division, size_t i, size_t end)
{
    if (division->habit.poem || division->blocks->count == 0 ||
        division->lines->items[i - 1].size > 0)
        return 0;
    for (size_t at = i; at < end; at++)
        if (is_item(division, at))
            return 0;
    size_t first = plain_list_find(division->lines, i, end, is_announced(division));
    if (first == end)
        return 0;
    if (first > i)
        add(division, (struct block){.kind = BLOCK_PARAGRAPH, .first = i, .count = 1});
    return add_items(division, first, end) - i;
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
    add(division, (struct block){.kind = BLOCK_PARAGRAPH, .first = i, .count = 1});
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
    return deeper && (end - i > 1 || (line_ends_sentence(last) && is_announced_at_length(division)));
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
    while (stop < end && !is_item(division, stop) &&
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
        add(division, block);
    } else {
        add_paragraphs(division, &layout, block);
    }
    return stop - i;
}

/* Lists are left where a run begins that is not set in under their items. */
static void leave_lists(struct division *division, size_t i)
{
    size_t indent = division->lines->items[i].indent;
    while (division->depth > 0 && !is_item(division, i) &&
           division->items[division->depth - 1] >= indent)
        division->depth--;
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
    take_boxed, take_underlined, take_table,      take_break,
    take_item,  take_counter,    take_plain_list, take_prose,
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
            leave_lists(&division, i);
        for (size_t taker = 0; taken == 0; taker++)
            taken = takers[taker](&division, i, end);
        i += taken;
    }
    free(division.markers);
    return !division.failed;
}
