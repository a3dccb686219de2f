/* Header blocks; see metadata.h. */
#include "read/metadata.h"

#include "read/byline.h"
#include "read/date.h"
#include "read/entry.h"
#include "read/prose.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_HEADER = 24 }; /* lines */

static bool is_fence(const struct line *line)
{
    return line->size == 3 && memcmp(line->text, "---", 3) == 0;
}

/* Where the header block ends: the index after its last line, 0 when there is none. A bare one has
 * two keys that are known, and no line that is not "key: value". */
static size_t header_end(const struct lines *lines, size_t first, bool fenced)
{
    size_t count = 0, i = first;
    for (; i < lines->count && i < first + LONGEST_HEADER; i++) {
        const struct line *line = &lines->items[i];
        struct entry entry;
        if (fenced && is_fence(line))
            return count > 0 ? i + 1 : 0;
        if (!fenced && line->size == 0)
            break;
        if (line->size == 0 || (fenced && (*line->text == '#' || *line->text == '-')))
            continue;
        if (!entry_read(line, &entry))
            return 0;
        count += entry.part != PART_COUNT;
    }
    return !fenced && count >= 2 ? i : 0;
}

/* The header of a memorandum below a line that says what it is ("MEMO", "MITTEILUNG"): it has
 * somebody whom it is sent to. Returns its end, 0 when there is none. */
static size_t memo_header(const struct lines *lines, size_t *first)
{
    enum { LONGEST_BANNER = 60 }; /* bytes */
    const struct line *banner = &lines->items[*first];
    size_t begin = *first + 1;
    while (begin < lines->count && lines->items[begin].size == 0)
        begin++;
    if (begin >= lines->count || banner->size > LONGEST_BANNER ||
        prose_ends(banner->text, banner->size))
        return 0;
    size_t end = header_end(lines, begin, false);
    for (size_t i = begin; i < end; i++) {
        struct entry entry;
        if (entry_read(&lines->items[i], &entry) && entry_is_addressee(&entry)) {
            *first = begin;
            return end;
        }
    }
    return 0;
}

size_t metadata_end(const struct lines *lines, size_t first)
{
    bool fenced = is_fence(&lines->items[first]), titled = false;
    size_t end = header_end(lines, first + fenced, fenced);
    for (size_t i = first; i < end; i++) {
        struct entry entry;
        if (lines->items[i].size > 0 && entry_read(&lines->items[i], &entry))
            titled = titled || entry.part == PART_HEADLINE;
    }
    return titled ? end : 0;
}

static bool note(struct article *article, enum part part, size_t line, struct span value)
{
    static const char reason[] = "said in the header block";
    struct features *features = &article->features;
    if (value.size == 0)
        return true;
    if (!features_add(features, part, line, 99, reason, value.text, value.size))
        return false;
    features->items[features->count - 1].stated = true;
    return true;
}

/* What the text itself goes on showing. */
static bool note_unshown(struct article *article, enum part part, size_t line, struct span value)
{
    bool noted = note(article, part, line, value);
    if (noted && value.size > 0)
        article->features.items[article->features.count - 1].stated = false;
    return noted;
}

/* "[a, b]" or "a, b": each by itself. */
static bool note_list(struct article *article, size_t line, struct span value)
{
    const char *end = value.text + value.size;
    bool done = true;
    for (const char *at = value.text; at < end && done;) {
        size_t size = 0;
        while (at + size < end && !strchr(",;[]", at[size]))
            size++;
        done = note(article, PART_TAG, line, entry_unquoted(span_trim(at, size)));
        at += size + 1;
    }
    return done;
}

static bool note_authors(struct article *article, size_t line, struct span value, bool *kept)
{
    struct byline byline;
    if (!byline_read(value.text, value.size, &byline) || byline.count == 0)
        return note(article, PART_AUTHOR, line, value);
    *kept = !byline.place.text && !byline.date.text && !byline.dateline.text;
    bool done = true;
    if (!*kept)
        return true; /* the opening reads the line, all of it */
    for (size_t i = 0; i < byline.count && done; i++)
        done = note(article, PART_AUTHOR, line, byline.names[i]);
    return done && (!byline.role.text || note(article, PART_ROLE, line, byline.role)) &&
           (!byline.agency.text || note(article, PART_AGENCY, line, byline.agency));
}

/* "T06:30:00Z" behind a date of figures, as W3CDTF has it. */
static bool is_instant(const char *text, size_t size)
{
    static const char *const forms[] = {"T00:00Z", "T00:00:00Z", "T00:00+00:00", "T00:00:00+00:00"};
    for (size_t form = 0; form < sizeof forms / sizeof *forms; form++) {
        size_t i = 0;
        while (i < size && forms[form][i] != '\0' &&
               (forms[form][i] == '0'   ? text[i] >= '0' && text[i] <= '9'
                : forms[form][i] == '+' ? text[i] == '+' || text[i] == '-'
                                        : text[i] == forms[form][i]))
            i++;
        if (i == size && forms[form][i] == '\0')
            return true;
    }
    return false;
}

/* The day, and the time where it is written as W3CDTF; `*kept` is false where more is said. */
static bool note_date(struct article *article, size_t line, struct span value, bool *kept)
{
    enum { DAY_SIZE = 10 }; /* "2026-07-19" */
    struct date date;
    char text[DATE_TEXT_SIZE];
    size_t used = date_read(value.text, value.size, &date);
    *kept = false;
    if (used == 0 || date.year == 0)
        return true;
    date_write(&date, text);
    bool instant = used == DAY_SIZE && memcmp(value.text, text, DAY_SIZE) == 0 &&
                   is_instant(value.text + DAY_SIZE, value.size - DAY_SIZE);
    *kept = instant || used == value.size;
    if (!*kept)
        return note_unshown(article, PART_DATE, line, (struct span){text, strlen(text)});
    if (instant)
        return note(article, PART_DATE, line, value);
    return note(article, PART_DATE, line, (struct span){text, strlen(text)});
}

/* Keeps what an entry says; `*kept` is false for what the book does not show elsewhere in full, and
 * what stays in the text therefore: a key that is not known, a place, a second title. */
static bool take_entry(const struct entry *entry, size_t line, struct article *article, bool *kept)
{
    *kept = true;
    if (entry->part == PART_TAG)
        return note_list(article, line, entry->value);
    if (entry->part == PART_AUTHOR)
        return note_authors(article, line, entry->value, kept);
    bool shown = entry->part != PART_COUNT && entry->part != PART_PLACE &&
                 entry->part != PART_AGENCY && !features_stated(&article->features, entry->part);
    if (entry->part == PART_DATE && shown)
        return note_date(article, line, entry->value, kept);
    *kept = shown;
    if (entry->part == PART_PLACE || entry->part == PART_AGENCY)
        return note_unshown(article, entry->part, line, entry->value);
    return !shown || note(article, entry->part, line, entry->value);
}

static void empty_line(char *text, struct line *line)
{
    if (line->size > 0)
        memset(text + (line->text - text), ' ', line->size);
    line->size = 0;
    line->visible = false;
}

/* "  - value": an item of a list below a key of front matter. */
static bool read_item(const struct line *line, struct span *value)
{
    if (line->size < 3 || *line->text != '-' || line->text[1] != ' ')
        return false;
    *value = entry_unquoted(span_trim(line->text + 1, line->size - 1));
    return true;
}

/* Takes the entry in line `i` with the items below it; returns the line behind them. Keys without a
 * value and without items stay. */
static size_t take_lines(char *text, struct lines *lines, size_t i, struct article *article,
                         bool *done)
{
    struct entry entry = {.part = PART_COUNT};
    struct line *line = &lines->items[i];
    bool kept = is_fence(line);
    size_t next = i + 1;
    if (!kept && line->size > 0 && entry_read(line, &entry)) {
        bool list = entry.value.size == 0;
        while (list && next < lines->count && read_item(&lines->items[next], &entry.value)) {
            *done = *done && take_entry(&entry, next + 1, article, &kept);
            if (kept)
                empty_line(text, &lines->items[next]);
            next++;
        }
        if (!list)
            *done = take_entry(&entry, i + 1, article, &kept);
    }
    if (kept)
        empty_line(text, line);
    return next;
}

/* The header block above a starred line, "*** START OF THE TEXT ***", below whatever else a library
 * says there: entries that blank lines may part, a title among them. Returns its end, 0 when there
 * is none. */
static size_t starred_header(const struct lines *lines, size_t *first)
{
    enum { LONGEST_ABOVE = 60 }; /* lines */
    size_t end = 0, known = 0;
    while (end < lines->count && end < LONGEST_ABOVE &&
           !prose_is_starred(lines->items[end].text, lines->items[end].size))
        end++;
    if (end == lines->count || end == LONGEST_ABOVE)
        return 0;
    bool titled = false;
    for (size_t i = end; i-- > 0;) {
        const struct line *line = &lines->items[i];
        struct entry entry;
        if (line->size == 0 || *line->text == '[' || line->indent > 0)
            continue;
        if (!entry_read(line, &entry))
            break;
        known += entry.part != PART_COUNT;
        titled = titled || entry.part == PART_HEADLINE;
        *first = i;
    }
    return titled && known >= 2 ? end : 0;
}

bool metadata_take(char *text, struct lines *lines, struct article *article, size_t *story)
{
    size_t first = 0;
    while (first < lines->count && lines->items[first].size == 0)
        first++;
    bool fenced = first < lines->count && is_fence(&lines->items[first]);
    size_t end = header_end(lines, first + fenced, fenced);
    *story = 0;
    if (end == 0 && first < lines->count)
        end = memo_header(lines, &first);
    if (end == 0 && (end = starred_header(lines, &first)) > 0)
        *story = end + 1;
    bool done = true;
    for (size_t i = first; i < end && done;)
        i = take_lines(text, lines, i, article, &done);
    return done;
}
