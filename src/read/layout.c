/* Where paragraphs begin and end; see layout.h. */
#include "read/layout.h"

#include "base/utf8.h"

/* A run whose longest line ends outside these columns was not wrapped to a width: typewriters and
 * mailers wrap between them, shorter lines are verse, lists and addresses, longer ones paragraphs.
 */
enum { NARROWEST_WRAP = 40, WIDEST_WRAP = 100 };
enum { WRAP_SLACK = 12 }; /* columns that a wrapped line may stay short of the width */

/* Columns of the first word, or of the first two ideographs, since no line begins with a stop. */
static size_t first_word(const struct line *line)
{
    size_t columns = 0, ideographs = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c) || ideographs == 2)
            break;
        ideographs += character_is_ideographic(c);
        columns += character_columns(c);
    }
    return columns;
}

/* The greedy-fill test: a line is full when the next one's first word had no room on it. Not all
 * programs fill greedily; within `slack` columns a line is nearly full. */
static bool is_full(const struct layout *layout, size_t i, size_t slack)
{
    return layout->lines[i].end + 1 + first_word(&layout->lines[i + 1]) + slack > layout->width;
}

/* A dash or a quotation mark: somebody else may speak. */
static bool opens_speech(const struct line *line)
{
    uint32_t first = line_first(line);
    return first != '(' && !character_is_word(first);
}

/* Whether a wrapped paragraph goes on after line i: the line is full, or nearly so and inside a
 * sentence. */
static bool goes_on(const struct layout *layout, size_t i)
{
    if (line_ends_sentence(&layout->lines[i]))
        return is_full(layout, i, opens_speech(&layout->lines[i + 1]) ? 0 : layout->slack);
    return is_full(layout, i, layout->width / 10);
}

/* An indented line after one that is not, or after one that had room left, opens a paragraph. */
static bool opens_by_indent(const struct layout *layout, size_t i)
{
    return layout->lines[i].indent > layout->indent &&
           (layout->lines[i - 1].indent == layout->indent || !is_full(layout, i - 1, 0));
}

/* Whether line i is a sub-heading by its place: short, and no sentence that began above ends in it.
 */
static bool stands_alone(const struct layout *layout, size_t i)
{
    const struct line *line = &layout->lines[i];
    return (line->end - line->indent) * 2 < layout->width - layout->indent &&
           (i == layout->first || line_ends_sentence(line - 1));
}

/* Whether a run was wrapped to a width. Line ends inside a sentence tell: at a full line they
 * speak for it, elsewhere against it; ends of sentences are ends of paragraphs as well. The line
 * under a headline says nothing. */
static bool is_wrapped(const struct layout *layout, const struct layout_habit *habit)
{
    bool opens_text = habit->opens_text;
    size_t count = layout->end - layout->first;
    if (count == 2 && habit->long_lines)
        return false;
    if ((layout->width < NARROWEST_WRAP && !habit->narrow) || layout->width > WIDEST_WRAP)
        return false;
    size_t full = 0, broken = 0;
    size_t i = layout->first + (opens_text && layout->end - layout->first > 2);
    for (; i + 1 < layout->end; i++) {
        if (opens_by_indent(layout, i + 1) || line_ends_sentence(&layout->lines[i]) ||
            stands_alone(layout, i))
            continue;
        *(goes_on(layout, i) ? &full : &broken) += 1;
    }
    if (full > 0 || broken > 0)
        return full > broken;
    return habit->width > 0 && layout->width <= habit->width + WRAP_SLACK / 2 &&
           layout->width + WRAP_SLACK >= habit->width;
}

/* The first line stands out and is full, the others share a deeper indent: one entry of a
 * bibliography or a glossary. */
static bool is_hanging(const struct layout *layout)
{
    const struct line *lines = layout->lines + layout->first;
    size_t count = layout->end - layout->first;
    if (count < 2 || lines[0].indent != layout->indent || lines[1].indent == layout->indent)
        return false;
    for (size_t i = 2; i < count; i++)
        if (lines[i].indent != lines[1].indent)
            return false;
    return is_full(layout, layout->first, layout->width / 10);
}

static struct layout measure(const struct lines *lines, size_t first, size_t end)
{
    struct layout layout = {
        .lines = lines->items, .first = first, .end = end, .indent = lines->items[first].indent};
    for (size_t i = first; i < end; i++) {
        if (lines->items[i].indent < layout.indent)
            layout.indent = lines->items[i].indent;
        if (lines->items[i].end > layout.width)
            layout.width = lines->items[i].end;
    }
    return layout;
}

/* A quarter of the line: what a typist who parts paragraphs by blank lines never leaves. */
static size_t clear_room(const struct layout *layout)
{
    return layout->width / 4;
}

/* Whether a wrapped run holds a line that ends a sentence far from the margin. */
static bool ends_inside(const struct layout *layout)
{
    for (size_t i = layout->first; i + 1 < layout->end; i++)
        if (line_ends_sentence(&layout->lines[i]) && !is_full(layout, i, clear_room(layout)))
            return true;
    return false;
}

/* Whether nearly all lines of a narrow text are as full as they can be, which verse never is. */
static bool is_narrow_prose(const struct lines *lines)
{
    enum { NARROWEST = 16, FEWEST_ENDS = 5, ENDS_AN_OPEN = 10 };
    struct layout whole = {.lines = lines->items};
    size_t ends = 0, open = 0;
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (lines->items[i + 1].size > 0 && lines->items[i].end > whole.width)
            whole.width = lines->items[i].end;
    if (whole.width < NARROWEST || whole.width >= NARROWEST_WRAP)
        return false;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        bool inside = lines->items[i].size > 0 && lines->items[i + 1].size > 0;
        ends += inside;
        open += inside && !is_full(&whole, i, 0);
    }
    return ends >= FEWEST_ENDS && open * ENDS_AN_OPEN <= ends;
}

struct layout_habit layout_habit(const struct lines *lines)
{
    static const struct layout_habit none = {0};
    struct layout_habit habit = none;
    enum { FEWEST_RUNS = 6, RUNS_AN_END = 10 };
    size_t most = 0, all = 0, long_lines = 0, runs = 0, ends = 0;
    for (size_t i = 0, end; i < lines->count; i = end + (end == i)) {
        end = lines_run_end(lines, i);
        if (end == i)
            continue;
        struct layout layout = measure(lines, i, end);
        for (size_t j = i; j < end; j++)
            long_lines += lines->items[j].end > WIDEST_WRAP;
        all += end - i;
        if (end - i < 3 || !is_wrapped(&layout, &none))
            continue;
        runs++;
        ends += ends_inside(&layout);
        if (end - i > most) {
            most = end - i;
            habit.width = layout.width;
        }
    }
    habit.parted = runs >= FEWEST_RUNS && ends * RUNS_AN_END <= runs;
    habit.long_lines = long_lines * 2 > all;
    habit.narrow = is_narrow_prose(lines);
    return habit;
}

struct layout layout_of(const struct lines *lines, size_t first, size_t end,
                        const struct layout_habit *habit)
{
    struct layout layout = measure(lines, first, end);
    layout.wrapped = is_wrapped(&layout, habit);
    layout.slack = habit->parted ? clear_room(&layout) / 2 : 0;
    layout.hanging = layout.wrapped && is_hanging(&layout);
    return layout;
}

struct layout layout_of_item(const struct lines *lines, size_t first, size_t end, size_t run_end)
{
    enum { LINES_AROUND = 60 }; /* enough to tell the width; a list may be as long as a book */
    size_t near = end > first + LINES_AROUND ? end : first + LINES_AROUND;
    struct layout layout = measure(lines, first, near < run_end ? near : run_end);
    layout.end = end;
    layout.wrapped = layout.hanging = layout.item = true;
    return layout;
}

bool layout_opens(const struct layout *layout, size_t i)
{
    if (layout->item && layout->lines[i].indent >= layout->lines[layout->first].indent &&
        layout->lines[i].indent == layout->lines[i - 1].indent)
        return false;
    if (layout->hanging)
        return !goes_on(layout, i - 1);
    return !layout->wrapped || opens_by_indent(layout, i) || !goes_on(layout, i - 1);
}

/* The character before the last one, 0 when there is none. */
static uint32_t last_but_one(const struct line *line)
{
    struct line shorter = *line;
    while (shorter.size > 1 && ((unsigned char)line->text[shorter.size - 1] & 0xC0) == 0x80)
        shorter.size--;
    shorter.size--;
    return shorter.size > 0 ? line_last(&shorter) : 0;
}

static bool joins_without_space(const struct line *line, const struct line *next)
{
    uint32_t last = line_last(line), first = line_first(next);
    if (character_is_ideographic(last) && character_is_ideographic(first))
        return true;
    return (last == '-' || last == 0x2010 || last == 0x2014 || last == 0xAD) &&
           character_is_word(first) && character_is_word(last_but_one(line));
}

void layout_join(const struct lines *lines, size_t first, size_t count,
                 const struct vocabulary *vocabulary, struct buffer *out)
{
    size_t room = 0;
    for (size_t i = first; i < first + count; i++)
        room += lines->items[i].size + 1;
    buffer_reserve(out, room);
    for (size_t i = first; i < first + count; i++) {
        const struct line *line = &lines->items[i];
        size_t size = line->size;
        if (i + 1 < first + count && vocabulary_divides(vocabulary, line, line + 1))
            size -= line_last(line) == '-' ? 1 : 2;
        if (i > first && !joins_without_space(line - 1, line))
            buffer_add_byte(out, ' ');
        buffer_add(out, line->text, size);
    }
}
