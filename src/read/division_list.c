/* Items of lists, with marks and without, as blocks; see division.h. */
#include "read/division.h"
#include "read/plain_list.h"
#include "read/prose.h"

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
size_t division_take_item(struct division *division, size_t i, size_t end)
{
    if (!division_is_item(division, i))
        return 0;
    struct line *line = &division->lines->items[i];
    while (division->depth > 0 && division->items[division->depth - 1] >= line->indent)
        division->depth--;
    if (division->depth == DEEPEST_LIST)
        division->depth--;
    division->items[division->depth++] = line->indent;
    size_t stop = i + 1;
    while (stop < end && !division_is_item(division, stop))
        stop++;
    struct block block = {.kind = BLOCK_ITEM, .marker = division->markers[i]};
    if (!marker_is_kept(&block.marker))
        line_skip(line, block.marker.bytes);
    struct layout layout = layout_of_item(division->lines, i, stop, end);
    layout.end = item_end(&layout, division->items[division->depth - 1]);
    division_add_paragraphs(division, &layout, block);
    return layout.end - i;
}

static size_t add_items(struct division *division, size_t first, size_t end)
{
    division->depth = 1;
    division->items[0] = division->lines->items[first].indent;
    for (size_t i = first; i < end; i++) {
        struct line *line = &division->lines->items[i];
        struct marker marker = {.style = MARKER_PLAIN};
        if ((marker.sign = plain_list_mark(line)) != 0) {
            marker.style = MARKER_BULLET;
            line_skip(line, marker.sign < 0x80 ? 1 : marker.sign < 0x800 ? 2 : 3);
        }
        division_add(division,
                     (struct block){.kind = BLOCK_ITEM, .first = i, .count = 1, .marker = marker});
    }
    division->depth = 0;
    return end;
}

bool division_is_announced(const struct division *division)
{
    const struct blocks *blocks = division->blocks;
    const struct block *above = blocks->count > 0 ? &blocks->items[blocks->count - 1] : NULL;
    return above && above->kind == BLOCK_PARAGRAPH &&
           plain_list_is_announced(&division->lines->items[above->first + above->count - 1]);
}

/* Announced entries of one make, a line each, and what heads them. */
static size_t take_entries(struct division *division, size_t i, size_t end)
{
    if (!division->habit.long_lines || !division_is_announced(division) ||
        !plain_list_is_even(division->lines, i, end))
        return 0;
    for (size_t line = i; line < end; line++) {
        if (plain_list_is_entry(&division->lines->items[line]))
            add_items(division, line, line + 1);
        else
            division_add(division,
                         (struct block){.kind = BLOCK_PARAGRAPH, .first = line, .count = 1});
    }
    return end - i;
}

/* Announced items between blank lines, a short line each: where the last of three and more ends,
 * `i` where they are none. */
static size_t parted_items_end(const struct division *division, size_t i)
{
    enum { FEWEST = 3, MOST = 40 };
    const struct lines *lines = division->lines;
    size_t count = 0, stop = i;
    for (size_t at = i; at < lines->count && count < MOST;) {
        size_t end = lines_run_end(lines, at);
        if (end > at + 1 || division_is_item(division, at) ||
            !plain_list_may_be_item(&lines->items[at]))
            break;
        stop = end;
        count++;
        at = end;
        while (at < lines->count && lines->items[at].size == 0)
            at++;
    }
    return count >= FEWEST ? stop : i;
}

/* A list without marks, and the line that heads it. */
size_t division_take_plain_list(struct division *division, size_t i, size_t end)
{
    if (division->habit.poem || division->blocks->count == 0 ||
        division->lines->items[i - 1].size > 0)
        return 0;
    for (size_t at = i; at < end; at++)
        if (division_is_item(division, at))
            return 0;
    size_t parted =
        end == i + 1 && division_is_announced(division) ? parted_items_end(division, i) : i;
    if (parted > i) {
        for (size_t line = i; line < parted; line++)
            if (division->lines->items[line].size > 0)
                add_items(division, line, line + 1);
        return parted - i;
    }
    size_t first = plain_list_find(division->lines, i, end, division_is_announced(division));
    if (first == end)
        return take_entries(division, i, end);
    if (first > i)
        division_add(division, (struct block){.kind = BLOCK_PARAGRAPH, .first = i, .count = 1});
    return add_items(division, first, end) - i;
}

void division_leave_lists(struct division *division, size_t i)
{
    size_t indent = division->lines->items[i].indent;
    while (division->depth > 0 && !division_is_item(division, i) &&
           division->items[division->depth - 1] >= indent)
        division->depth--;
}
