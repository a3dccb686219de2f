/* Items of lists; see list.h. */
#include "read/list.h"

#include "base/utf8.h"
#include "read/counter.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 3 };        /* digits: "1998." begins a sentence about that year */
enum { WIDEST_WRAPPED_ITEM = 100 }; /* columns; a longer line is a paragraph by itself */
enum { LONGEST_ITEM = 60 };         /* lines among which the next item must come */
enum { WRAP_SLACK = 16 };           /* columns that a wrapped line may stay short of the width */

/* Whether a sign marks items where it stands before more than one line: any but those that begin
 * sentences, quotations, sums of money and paragraphs of laws. */
static bool is_bullet(uint32_t sign)
{
    static const uint32_t known[] = {'-', '*', '+', '~', 0xB7, 0xBB, 0x2043, 0x203A, 0};
    static const uint32_t dashes[] = {0x2012, 0x2013, 0x2014, 0x2015, 0x30FB, 0xFF0D, 0};
    return character_is_one_of(sign, known) || character_is_one_of(sign, dashes) ||
           sign == 0x2022 || sign == 0x2023 || sign == 0x2219 ||
           (sign >= 0x2190 && sign <= 0x21FF) ||                   /* arrows */
           (sign >= 0x25A0 && sign <= 0x27BF && sign != 0x2669) || /* squares, stars, ticks */
           (sign >= 0x27F0 && sign <= 0x27FF) || (sign >= 0x2B00 && sign <= 0x2BFF);
}

static struct marker read_bullet(const char *text, const char *end)
{
    const char *at = text;
    uint32_t sign = utf8_next(&at, end);
    bool letter_o = sign == 'o' && end - at > 1 && at[0] == ' ' && at[1] == ' ';
    if (!is_bullet(sign) && !letter_o)
        return (struct marker){0};
    if (sign == 0x2611 || sign == 0x2612) /* a box is a box, ticked or not */
        sign = 0x2610;
    return (struct marker){MARKER_BULLET, sign, 0, (size_t)(at - text)};
}

/* The value of a small roman number of `size` letters, 0 when it is none. */
static unsigned roman(const char *letters, size_t size, bool upper)
{
    static const char *const units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    unsigned tens = 0;
    char lower[8];
    if (size == 0 || size >= sizeof lower)
        return 0;
    for (size_t i = 0; i < size; i++) {
        bool is_upper = letters[i] >= 'A' && letters[i] <= 'Z';
        if (is_upper != upper)
            return 0;
        lower[i] = (char)(letters[i] | 0x20);
    }
    size_t start = 0;
    while (start < size && lower[start] == 'x' && tens < 3) {
        tens++;
        start++;
    }
    for (unsigned unit = 0; unit < sizeof units / sizeof *units; unit++)
        if (strlen(units[unit]) == size - start &&
            memcmp(units[unit], lower + start, size - start) == 0)
            return tens * 10 + unit;
    return 0;
}

/* "2.1." or "2.1.3": numbers between stops. */
static size_t outline_size(const char *text, size_t size)
{
    size_t i = 0, numbers = 0, digits = 0;
    for (; i < size && (text[i] == '.' || (text[i] >= '0' && text[i] <= '9')); i++) {
        if (text[i] == '.' && digits == 0)
            return 0;
        digits = text[i] == '.' ? 0 : digits + 1;
        numbers += digits == 1;
        if (digits > LONGEST_NUMBER)
            return 0;
    }
    return numbers >= 2 ? i : 0;
}

/* "[12]" */
static struct marker read_note(const char *text, size_t size)
{
    struct marker marker = {MARKER_NOTE, '[', 0, 1};
    while (marker.bytes < size && marker.bytes <= LONGEST_NUMBER && text[marker.bytes] >= '0' &&
           text[marker.bytes] <= '9')
        marker.number = marker.number * 10 + (unsigned)(text[marker.bytes++] - '0');
    bool closed = marker.bytes > 1 && marker.bytes < size && text[marker.bytes] == ']';
    marker.bytes++;
    return *text == '[' && closed ? marker : (struct marker){0};
}

bool marker_is_kept(const struct marker *marker)
{
    return marker->style == MARKER_OUTLINE || marker->style == MARKER_NOTE ||
           marker->style == MARKER_WRITTEN;
}

static size_t letters_or_digits(const char *text, size_t size)
{
    size_t i = 0;
    bool digits = size > 0 && text[0] >= '0' && text[0] <= '9';
    while (i < size && (digits ? text[i] >= '0' && text[i] <= '9'
                               : (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'))
        i++;
    return i;
}

/* What a counter counts: "12" a number, "iv" and "IV" roman, "b" and "B" letters. Roman numbers of
 * one letter are letters too; `list_markers` tries both. */
static struct marker read_counter(const char *text, size_t size, bool as_letter)
{
    struct marker marker = {0};
    bool upper = text[0] >= 'A' && text[0] <= 'Z';
    if (text[0] >= '0' && text[0] <= '9') {
        for (size_t i = 0; i < size && size <= LONGEST_NUMBER; i++)
            marker.number = marker.number * 10 + (unsigned)(text[i] - '0');
        marker.style = size <= LONGEST_NUMBER ? MARKER_NUMBER : MARKER_NONE;
    } else if (as_letter && size == 1) {
        marker.number = (unsigned)(text[0] | 0x20) - 'a' + 1;
        marker.style = upper ? MARKER_UPPER : MARKER_LOWER;
    } else if (!as_letter) {
        marker.number = roman(text, size, upper);
        marker.style = upper ? MARKER_UPPER_ROMAN : MARKER_LOWER_ROMAN;
    }
    return marker.number > 0 ? marker : (struct marker){0};
}

static struct marker read_ordered(const char *text, size_t size, bool as_letter)
{
    bool opened = size > 0 && text[0] == '(';
    size_t start = opened ? 1 : 0;
    size_t count = letters_or_digits(text + start, size - start);
    size_t stop = start + count;
    if (count == 0 || stop >= size || (text[stop] != ')' && (opened || text[stop] != '.')))
        return (struct marker){0};
    struct marker marker = read_counter(text + start, count, as_letter);
    bool dashed = text[stop] == '.' && stop + 1 < size && text[stop + 1] == '-'; /* "1.- " */
    if (marker.style == MARKER_NONE || dashed)
        return (struct marker){0};
    marker.sign = opened ? '(' : (unsigned char)text[stop];
    marker.bytes = stop + 1;
    return marker;
}

/* Whether a counter closes as those of East Asia do, behind which no space need stand. */
static bool marker_is_wide(const char *text, size_t size)
{
    static const uint32_t closers[] = {0x3001, 0xFF0E, 0xFF09, 0x3015, 0};
    struct line marker = {.text = text, .size = size};
    uint32_t last = line_last(&marker);
    return character_is_one_of(last, closers) || (last >= 0x2460 && last <= 0x2473);
}

/* What a line begins with, if text follows after a space. */
static struct marker read_marker(const struct line *line, bool as_letter)
{
    const char *text = line->text;
    struct marker marker = {0};
    size_t outline = outline_size(text, line->size);
    if (outline > 0)
        marker = (struct marker){MARKER_OUTLINE, '.', 0, outline};
    else
        marker = read_bullet(text, text + line->size);
    if (marker.style == MARKER_NONE)
        marker = read_note(text, line->size);
    if (marker.style == MARKER_NONE)
        marker = read_ordered(text, line->size, as_letter);
    if (marker.style == MARKER_NONE)
        marker = counter_read(text, line->size);
    const char *after = text + marker.bytes, *end = text + line->size;
    size_t marks = 0;
    bool rule = marker.style == MARKER_BULLET && line_mark(line, &marks) != 0; /* "* * *" */
    if (marker.style == MARKER_NONE || after >= end || rule)
        return (struct marker){0};
    uint32_t next = utf8_next(&after, end);
    static const uint32_t glued[] = {0x30FB, 0x2022, 0x25CF, 0x25CB, 0};
    bool close = (character_is_one_of(marker.sign, glued) && next >= 0x3040 &&
                  next < 0xFF00) || /* "・灯台", "●とけい" */
                 (marker.style == MARKER_WRITTEN && marker_is_wide(text, marker.bytes));
    return close || character_is_space(next) ? marker : (struct marker){0};
}

static bool may_begin_marker(const struct line *line)
{
    if (line->size < 3)
        return false;
    unsigned char c = (unsigned char)line->text[0];
    return c >= 0x80 || strchr("-*+~([", c) || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' &&
            (line->text[1] == ')' || line->text[1] == '.' || strchr("ivxIVXo", c)));
}

static bool follows(const struct marker *marker, const struct marker *next)
{
    if (next->style != marker->style || next->sign != marker->sign)
        return false;
    return marker->style == MARKER_BULLET || marker->style == MARKER_OUTLINE ||
           next->number == marker->number + 1;
}

/* Whether the text of the line before goes on in this one, as far as one can tell from two lines
 * wrapped to `width`: a sentence that ends where the next word had room ends the item. */
static bool is_continued(const struct line *line, size_t width)
{
    const char *space = memchr(line->text, ' ', line->size);
    size_t word = space ? (size_t)(space - line->text) : line->size;
    bool room = line[-1].end + 1 + word <= width;
    return line[-1].end + WRAP_SLACK >= width && !(room && line_ends_sentence(line - 1));
}

/* Where the widest line ends in the run of the item, among those that may belong to it. */
static size_t width_of_run(const struct lines *lines, size_t i)
{
    size_t width = 0;
    for (size_t j = i; j < lines->count && j <= i + LONGEST_ITEM && lines->items[j].size > 0; j++)
        if (lines->items[j].end > width)
            width = lines->items[j].end;
    return width;
}

/* The line of the next item of the same list, 0 when there is none: what stands between belongs to
 * the item, so it is indented, or goes on in the same run. */
static size_t next_item(const struct lines *lines, size_t i, const struct marker *marker,
                        bool as_letter)
{
    const struct line *item = &lines->items[i];
    bool same_run = true;
    size_t width = 0;
    for (size_t j = i + 1; j < lines->count && j <= i + LONGEST_ITEM; j++) {
        const struct line *line = &lines->items[j];
        if (line->quote != item->quote)
            return 0;
        if (line->size == 0) {
            same_run = false;
            continue;
        }
        if (line->indent == item->indent && may_begin_marker(line)) {
            struct marker next = read_marker(line, as_letter);
            if (follows(marker, &next))
                return j;
        }
        bool set_in = line->indent > item->indent;
        if (set_in && !same_run && marker->style == MARKER_OUTLINE && !may_begin_marker(line))
            return 0; /* a text below "2.1. Title" */
        if (set_in)
            continue;
        if (width == 0)
            width = width_of_run(lines, i);
        if (!same_run || line->end > WIDEST_WRAPPED_ITEM || !is_continued(line, width))
            return 0;
    }
    return 0;
}

/* A list begins with a run, after a line that announces it or ends a sentence, or deeper than the
 * line before; inside a sentence a hyphen is a hyphen. */
static bool may_open_list(const struct lines *lines, size_t i)
{
    const struct line *line = &lines->items[i], *before = i > 0 ? line - 1 : NULL;
    uint32_t first = line_first(line);
    bool spoken = first == '-' || first == 0x2013 || first == 0x2014;
    return (first >= 0x80 && !spoken && is_bullet(first)) || !before || before->size == 0 ||
           before->quote != line->quote || line_ends_sentence(before) ||
           line->indent > before->indent + 1 || before->end < line->end / 2;
}

/* Marks line i and its follower as items if it has one. */
static void try_item(const struct lines *lines, size_t i, bool as_letter, struct marker *markers)
{
    struct marker marker = read_marker(&lines->items[i], as_letter);
    if (marker.style == MARKER_NONE)
        return;
    size_t next = next_item(lines, i, &marker, as_letter);
    if (next > 0 && marker.style == MARKER_UPPER && marker.sign == '.' &&
        markers[i].style ==
            MARKER_NONE) { /* "A. Smith" and "B. Jones" are names, with "C." items */
        struct marker second = read_marker(&lines->items[next], as_letter);
        if (marker.number > 1 || next_item(lines, next, &second, as_letter) == 0)
            return;
    }
    /* "•" speaks for itself; "→ More about lamps" points, a dash may open speech, "■" a title. */
    static const uint32_t speaking[] = {0xB7,   0x2022, 0x2023, 0x2043, 0x2219,
                                        0x25AA, 0x25E6, 0x2713, 0x27A2, 0};
    bool alone = (marker.style == MARKER_BULLET && character_is_one_of(marker.sign, speaking)) ||
                 (marker.style == MARKER_NOTE && marker.number == 1);
    if (next == 0 && alone && may_open_list(lines, i))
        markers[i] = marker;
    if (next == 0 || (markers[i].style == MARKER_NONE && !may_open_list(lines, i)))
        return;
    markers[i] = marker;
    markers[next] = read_marker(&lines->items[next], as_letter);
}

/* Whether lines i+1..j-1 are the rest of the item in line i: set in, or blank. */
static bool is_item_between(const struct lines *lines, size_t i, size_t j)
{
    for (size_t at = i + 1; at < j; at++)
        if (lines->items[at].size > 0 && lines->items[at].indent <= lines->items[i].indent)
            return false;
    return true;
}

/* Marks items whose numbers leave some out, as who picks among articles of a law does: each below a
 * list that is one already, as deep, and with a greater number. */
static void mark_gaps(const struct lines *lines, struct marker *markers)
{
    enum { WIDEST_GAP = 20 };
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (markers[i].style != MARKER_NONE) {
            last = i;
            continue;
        }
        if (last == SIZE_MAX || line->size == 0 || line->indent > lines->items[last].indent)
            continue;
        struct marker marker = {0};
        if (line->indent == lines->items[last].indent && line[-1].size == 0 &&
            may_begin_marker(line) && is_item_between(lines, last, i))
            marker = read_marker(line, false);
        bool rises = marker.style == MARKER_NUMBER && markers[last].style == MARKER_NUMBER &&
                     marker.sign == markers[last].sign && marker.number > markers[last].number &&
                     marker.number <= markers[last].number + WIDEST_GAP;
        last = rises ? i : SIZE_MAX;
        if (rises)
            markers[i] = marker;
    }
}

/* Marks the item with the next number in brackets that paragraphs of its own part from a list of
 * two items and more: "(5) ...", some paragraphs, "(6) ...". */
static void mark_after_paragraphs(const struct lines *lines, struct marker *markers)
{
    enum { MOST_PARAGRAPHS = 6 };
    size_t last = SIZE_MAX, away = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        bool listed = markers[i].style == MARKER_NUMBER && markers[i].sign != '.';
        if (listed || last == SIZE_MAX || line->size == 0) {
            away = listed ? 0 : away;
            last = listed ? i : last;
            continue;
        }
        struct marker marker = {0};
        if (may_begin_marker(line) && line->indent == lines->items[last].indent)
            marker = read_marker(line, false);
        bool next = follows(&markers[last], &marker) && marker.number > 2 && away > 0;
        if (next)
            markers[i] = marker;
        away = next ? 0 : away + 1;
        last = next ? i : away > MOST_PARAGRAPHS ? SIZE_MAX : last;
    }
}

bool list_markers(const struct lines *lines, struct marker **markers)
{
    *markers = NULL;
    for (size_t i = 0; i < lines->count; i++) {
        if (!may_begin_marker(&lines->items[i]))
            continue;
        if (!*markers && !(*markers = calloc(lines->count, sizeof **markers)))
            return false;
        bool lettered = (*markers)[i].style == MARKER_LOWER || (*markers)[i].style == MARKER_UPPER;
        bool counted = (*markers)[i].style != MARKER_NONE && !lettered;
        if (!counted)
            try_item(lines, i, true, *markers);
        if (!lettered && (counted || (*markers)[i].style == MARKER_NONE))
            try_item(lines, i, false, *markers);
    }
    if (*markers) {
        mark_gaps(lines, *markers);
        mark_after_paragraphs(lines, *markers);
    }
    return true;
}
