/* Speech with dashes; see dialogue.h. A list names things, so its items seldom end as sentences;
 * where they do, as steps and theses, nobody asks one thing and answers with the next. */
#include "read/dialogue.h"

enum { EN_DASH = 0x2013, EM_DASH = 0x2014 };
enum { LONGEST_ITEM = 60 }; /* lines among which the next one must come */

/* What the lines of a row have in common. */
struct row {
    size_t items, sentences, calls; /* calls: with a question or an exclamation at the end */
};

static bool is_dash(const struct marker *marker)
{
    return marker->style == MARKER_BULLET &&
           (marker->sign == '-' || marker->sign == EN_DASH || marker->sign == EM_DASH);
}

/* The last line of an item: those below it in its run that are set in. */
static size_t last_line(const struct lines *lines, const struct marker *markers, size_t i)
{
    size_t last = i;
    while (last + 1 < lines->count && lines->items[last + 1].size > 0 &&
           markers[last + 1].style == MARKER_NONE &&
           lines->items[last + 1].indent > lines->items[i].indent)
        last++;
    return last;
}

static void count_item(const struct line *last, struct row *row)
{
    uint32_t c = line_last(last);
    row->items++;
    row->sentences += line_ends_sentence(last);
    row->calls += c == '?' || c == '!' || c == 0xFF1F || c == 0xFF01 || c == 0x061F;
}

/* Dashes list words and speak sentences; a hyphen speaks where only some of the sentences ask. */
static bool is_spoken(const struct row *row, uint32_t sign)
{
    if (sign != '-')
        return row->sentences * 2 >= row->items;
    return row->sentences == row->items && row->calls > 0 && row->calls < row->items;
}

/* Whether the bullet in line i asks, and the others of its kind do, each above an answer: its last
 * line is `*end`-1 then. */
static bool is_asked(const struct lines *lines, const struct marker *markers, size_t i, size_t *end)
{
    size_t asked = 0, last = i;
    for (size_t j = i; j < lines->count && j <= last + LONGEST_ITEM; j++) {
        if (markers[j].style != MARKER_BULLET || markers[j].sign != markers[i].sign)
            continue;
        struct row row = {0};
        last = last_line(lines, markers, j);
        count_item(&lines->items[last], &row);
        size_t next = last + 1;
        while (next < lines->count && lines->items[next].size == 0)
            next++;
        if (row.calls == 0 || next == lines->count || markers[next].sign == markers[i].sign)
            return false;
        asked++;
        *end = last + 1;
    }
    return asked >= 2;
}

void dialogue_unmark(const struct lines *lines, struct marker *markers)
{
    for (size_t i = 0, end; i < lines->count; i = end) {
        end = i + 1;
        if (markers[i].style == MARKER_BULLET && is_asked(lines, markers, i, &end))
            for (size_t j = i; j < end; j++)
                markers[j].style = MARKER_NONE;
        if (!is_dash(&markers[i]))
            continue;
        struct row row = {0};
        size_t last = i;
        for (size_t j = i; j < lines->count && j <= last + LONGEST_ITEM; j++) {
            if (markers[j].style == MARKER_NONE)
                continue;
            if (markers[j].style != markers[i].style || markers[j].sign != markers[i].sign)
                break;
            last = last_line(lines, markers, j);
            count_item(&lines->items[last], &row);
            end = last + 1;
        }
        bool spoken = is_spoken(&row, markers[i].sign);
        for (size_t j = i; j < end && spoken; j++)
            markers[j].style = MARKER_NONE;
    }
}
