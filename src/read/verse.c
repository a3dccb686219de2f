/* Verse; see verse.h. A line's end speaks for verse when the next word would have had room, or when
 * a stop or a comma stands there: in wrapped prose that is so by chance, at every fifth line. */
#include "read/verse.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/prose.h"

#include <string.h>

enum { WIDEST_VERSE = 66 };   /* columns */
enum { NARROWEST_WRAP = 40 }; /* nothing is wrapped to less */

/* The ends of lines inside runs. */
struct ends {
    size_t all;
    size_t meant;  /* by the author */
    size_t inside; /* a sentence */
};

static size_t first_word(const struct line *line)
{
    size_t columns = 0;
    for (const char *at = line->text, *end = at + line->size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_space(c) || character_is_ideographic(c))
            break;
        columns += character_columns(c);
    }
    return columns;
}

static struct ends ends_of(const struct line *lines, size_t first, size_t end, size_t width)
{
    struct ends ends = {0};
    for (size_t i = first; i + 1 < end; i++) {
        const struct line *line = &lines[i];
        bool sentence = line_ends_sentence(line);
        bool room = line->end + 1 + first_word(line + 1) <= width || width < NARROWEST_WRAP;
        ends.all++;
        ends.inside += !sentence;
        ends.meant += room || sentence || prose_ends(line->text, line->size);
    }
    return ends;
}

static bool is_narrow(const struct line *lines, size_t first, size_t end, size_t *width)
{
    size_t indent = lines[first].indent;
    *width = 0;
    for (size_t i = first; i < end; i++) {
        if (lines[i].indent < indent)
            indent = lines[i].indent;
        if (lines[i].end > *width)
            *width = lines[i].end;
    }
    return *width - indent <= WIDEST_VERSE;
}

bool verse_is_all(const struct lines *lines)
{
    struct ends all = {0};
    size_t stanzas = 0;
    for (size_t i = 0, end; i < lines->count; i = end + (end == i)) {
        size_t width = 0;
        end = lines_run_end(lines, i);
        if (end == i || line_mark(&lines->items[i], &(size_t){0}) != 0)
            continue;
        if (!is_narrow(lines->items, i, end, &width))
            return false;
        struct ends ends = ends_of(lines->items, i, end, width);
        all.all += ends.all;
        all.meant += ends.meant;
        all.inside += ends.inside;
        stanzas += end - i > 1;
    }
    return stanzas >= 2 && all.all >= 3 && all.meant * 5 >= all.all * 3 &&
           all.inside * 5 >= all.all * 2;
}

/* How many lines do not begin with a capital, quotation marks and dashes before it aside. */
static size_t count_small(const struct layout *layout)
{
    size_t small = 0;
    for (size_t i = layout->first; i < layout->end; i++) {
        const struct line *line = &layout->lines[i];
        const char *at = line->text, *end = at + line->size;
        uint32_t c = 0;
        while (at < end && !character_is_word(c = utf8_next(&at, end)))
            continue;
        small += !letter_is_upper(c);
    }
    return small;
}

/* Lines too regular for a wrapped paragraph, although their ends would do for one: nearly all end
 * as if they were meant to, or begin with a capital, as a poem's do. */
static bool is_regular(const struct layout *layout, const struct layout_habit *habit)
{
    enum { FEWEST = 3, LINES_A_SMALL = 10 };
    struct ends ends = ends_of(layout->lines, layout->first, layout->end, layout->width);
    bool ideographic = character_is_ideographic(line_first(&layout->lines[layout->first]));
    size_t tenths = habit->after_verse || (habit->set_in && !ideographic) ? 6 : 8;
    if (ends.all < FEWEST)
        return false;
    return ends.meant * 10 >= ends.all * tenths ||
           (ends.meant * 10 >= ends.all * 4 && count_small(layout) * LINES_A_SMALL <= ends.all);
}

/* Paragraphs of Chinese begin two ideographs in, and their other lines do not. */
static bool opens_by_ideographs(const struct layout *layout)
{
    static const char two_spaces[] = "\u3000\u3000";
    size_t opening = 0, size = strlen(two_spaces);
    for (size_t i = layout->first + 1; i < layout->end; i++)
        opening += strncmp(layout->lines[i].start, two_spaces, size) == 0;
    return opening > 0 && opening < layout->end - layout->first - 1;
}

bool verse_is(const struct layout *layout, const struct layout_habit *habit)
{
    const struct line *first = &layout->lines[layout->first];
    size_t count = layout->end - layout->first;
    bool signs = first->size > 3 && memcmp(first->text, "-- ", 3) == 0;
    if (signs || habit->narrow || layout->width - layout->indent > WIDEST_VERSE ||
        opens_by_ideographs(layout))
        return false;
    if (habit->poem && count < 3)
        return !habit->opens_text && (count == 2 || prose_begins_small(first->text, first->size));
    if (count < 3 || (layout->wrapped && !habit->poem && !is_regular(layout, habit)))
        return false;
    struct ends ends = ends_of(layout->lines, layout->first, layout->end, layout->width);
    if (habit->opens_text && !habit->poem && !line_ends_sentence(first)) { /* a headline? */
        ends.inside--;
        ends.all--;
    }
    return habit->poem || ends.inside * 5 >= ends.all * 2;
}

/* Where the first comma of a line of ideographs stands, its size when there is none. */
static size_t comma_in(const struct line *line)
{
    static const char comma[] = "，";
    for (size_t i = 0; i + sizeof comma - 1 <= line->size; i += sizeof comma - 1)
        if (memcmp(line->text + i, comma, sizeof comma - 1) == 0)
            return i;
    return line->size;
}

size_t verse_regular(const struct lines *lines, size_t first, size_t end)
{
    enum { FEWEST = 4, FEWEST_PARTED = 2 };
    const struct line *last = &lines->items[end - 1];
    if (end - first < FEWEST_PARTED || !character_is_ideographic(line_first(last)))
        return end;
    size_t start = end, comma = comma_in(last), parted = 0;
    for (; start > first; start--) {
        const struct line *line = &lines->items[start - 1];
        if (line->end != last->end || line->indent != last->indent ||
            !character_is_ideographic(line_first(line)) ||
            !(prose_ends(line->text, line->size) || line_ends_sentence(line)))
            break;
        parted += comma_in(line) == comma && comma * 3 < line->size * 2 && comma * 3 > line->size;
    }
    size_t fewest = parted == end - start ? FEWEST_PARTED : FEWEST;
    return end - start >= fewest && lines->items[start].end <= WIDEST_VERSE ? start : end;
}
