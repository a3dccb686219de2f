/* Lists without marks; see plain_list.h. They look like verse, and are told from it by what stands
 * at the ends of their lines: a poem's sentences run over them and stop somewhere, what is listed
 * never stops. */
#include "read/plain_list.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/prose.h"
#include "read/words.h"

enum { LONGEST_ITEM = 72 };      /* columns */
enum { LONGEST_ANNOUNCED = 48 }; /* columns of an item below a paragraph, not below a head */
enum { LONGEST_HEAD = 48 };      /* columns */
enum { FEWEST = 2, FEWEST_ANNOUNCED = 3, MOST = 40 };

bool plain_list_is_announced(const struct line *line)
{
    uint32_t last = line->size > 0 ? line_last(line) : 0;
    return last == ':' || last == 0xFF1A;
}

/* Whether a line stops, for good or for a breath. */
static bool stops(const struct line *line)
{
    static const uint32_t marks[] = {'-', 0x2013, 0x2014, 0x2026, 0x3001, 0};
    return line_ends_sentence(line) || prose_ends(line->text, line->size) ||
           character_is_one_of(line_last(line), marks);
}

uint32_t plain_list_mark(const struct line *line)
{
    static const uint32_t marks[] = {'-', '*', 0xB7, 0x25C6, 0x25A0, 0};
    uint32_t first = line_first(line);
    return line->size > 1 && character_is_one_of(first, marks) ? first : 0;
}

/* A letter or a figure, a fraction too, or a mark that stands close to them. */
static bool may_begin(uint32_t first)
{
    static const uint32_t others[] = {'-', '*', 0xB7, 0x25C6, 0x25A0, 0xBC, 0xBD, 0xBE, 0x2153, 0};
    return character_is_word(first) || character_is_one_of(first, others);
}

/* Whether lines first..end-1 may be items: short, of one indent, and none of them stops. */
static bool are_items(const struct lines *lines, size_t first, size_t end, size_t longest)
{
    size_t marked = 0;
    for (size_t i = first; i < end; i++) {
        const struct line *line = &lines->items[i];
        if (line->end - line->indent > longest || line->indent != lines->items[first].indent ||
            stops(line) || !may_begin(line_first(line)))
            return false;
        marked += plain_list_mark(line) > 0 &&
                  plain_list_mark(line) == plain_list_mark(lines->items + first);
    }
    return marked == 0 || marked == end - first;
}

static bool begins_with_figure(const struct line *line)
{
    uint32_t c = line_first(line);
    return (c >= '0' && c <= '9') || c == 0xBC || c == 0xBD || c == 0xBE;
}

/* Whether lines look listed by their beginnings: all small, or with figures among them. */
static bool begin_listed(const struct lines *lines, size_t first, size_t end)
{
    size_t small = 0, figures = 0;
    for (size_t i = first; i < end; i++) {
        bool figure = begins_with_figure(&lines->items[i]);
        figures += figure;
        small += figure || letter_is_lower(line_first(&lines->items[i]));
    }
    return small == end - first || figures * 2 >= end - first;
}

/* Whether all lines are entries of one make: "Ada Marsh, keeper", "Length: 42 metres". */
static bool are_entries(const struct lines *lines, size_t first, size_t end)
{
    enum { FEWEST_ENTRIES = 3 };
    for (size_t i = first; i < end; i++)
        if (!plain_list_is_entry(&lines->items[i]))
            return false;
    return end - first >= FEWEST_ENTRIES;
}

/* Whether all lines but the last stop at a semicolon, and that one at a full stop. */
static bool end_in_semicolons(const struct lines *lines, size_t first, size_t end)
{
    for (size_t i = first; i + 1 < end; i++)
        if (lines->items[i].end > LONGEST_ITEM || line_last(&lines->items[i]) != ';')
            return false;
    const struct line *last = &lines->items[end - 1];
    return end - first >= FEWEST_ANNOUNCED && last->end <= LONGEST_ITEM &&
           (line_last(last) == '.' || line_last(last) == ';');
}

/* "Contact:" heads no list, but what stands below the story. */
static bool is_notice(const struct line *line)
{
    return words_at(WORDS_END, line->text, line->size) > 0 ||
           words_at(WORDS_NOTICE, line->text, line->size) > 0 ||
           words_at(WORDS_NOTICE_FROM_N, line->text, line->size) > 0 ||
           words_at(WORDS_NOTICE_BEYOND_LATIN, line->text, line->size) > 0;
}

size_t plain_list_find(const struct lines *lines, size_t first, size_t end, bool announced)
{
    const struct line *head = &lines->items[first];
    size_t below = end - first - 1;
    if (end - first < FEWEST || end - first > MOST)
        return end;
    if (announced && end - first >= FEWEST_ANNOUNCED &&
        (are_items(lines, first, end, LONGEST_ANNOUNCED) || end_in_semicolons(lines, first, end)))
        return first;
    if (plain_list_is_announced(head) && end_in_semicolons(lines, first + 1, end))
        return first + 1;
    if (below < FEWEST || head->end - head->indent > LONGEST_HEAD || is_notice(head) ||
        !are_items(lines, first + 1, end, LONGEST_ITEM))
        return end;
    bool titled = letter_is_upper(line_first(head)) && !stops(head) && !plain_list_is_entry(head) &&
                  (begin_listed(lines, first + 1, end) || are_entries(lines, first + 1, end));
    return titled || plain_list_is_announced(head) ? first + 1 : end;
}

/* "Ada Marsh, keeper", "Ada Marsh – keeper", "Ada Marsh: keeper": few words, then what parts them
 * from the rest. */
bool plain_list_is_entry(const struct line *line)
{
    static const uint32_t marks[] = {',', ':', 0x2013, 0x2014, 0xFF1A, 0x3001, 0x060C, 0};
    enum { LONGEST_NAME = 60 }; /* characters */
    size_t characters = 0, words = 1;
    for (const char *at = line->text, *end = at + line->size; at < end; characters++) {
        uint32_t c = utf8_next(&at, end);
        words += character_is_space(c);
        if (character_is_one_of(c, marks) || (c == '-' && at < end && *at == '-'))
            return characters > 0 && characters <= LONGEST_NAME && words <= 8;
    }
    return false;
}

bool plain_list_is_even(const struct lines *lines, size_t first, size_t end)
{
    enum { FEWEST_ENTRIES = 6 };
    size_t entries = 0, stopped = 0;
    for (size_t i = first; i < end; i++) {
        bool entry = plain_list_is_entry(&lines->items[i]);
        entries += entry;
        stopped += entry && stops(&lines->items[i]);
    }
    return entries >= FEWEST_ENTRIES && entries * 4 >= (end - first) * 3 &&
           stopped * 3 <= entries * 2;
}

bool plain_list_may_be_item(const struct line *line)
{
    return line->end - line->indent <= LONGEST_ANNOUNCED && !stops(line) &&
           character_is_word(line_first(line));
}
