/* Groups of articles; see groups.h. A kind of group gives each article a key: neighbours of one key
 * are a group, and the keys have to rise or to fall along the list. */
#include "plan/groups.h"

#include "base/letter_case.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "book/dates.h"

#include <stdlib.h>
#include <string.h>

enum { NO_KEY = -1, DIGITS = '0' };

/* A run of articles in one list. */
struct run {
    const struct book *book;
    size_t first, end;
};

struct kind {
    long (*key)(const struct run *run, size_t index);
    void (*name)(const struct run *run, size_t first, size_t end, struct buffer *out);
    size_t least; /* articles in a group, on average */
};

/* The month that an article states, counted from year 0. */
static long month_of(const struct run *run, size_t index)
{
    const char *date = features_first(&run->book->articles[index].features, PART_DATE);
    if (!date || strlen(date) < strlen("2026-11"))
        return NO_KEY;
    return strtol(date, NULL, 10) * 12 + strtol(date + 5, NULL, 10);
}

static void name_month(const struct run *run, size_t first, size_t end, struct buffer *out)
{
    char month[sizeof "2026-11"] = "";
    (void)end;
    memcpy(month, features_first(&run->book->articles[first].features, PART_DATE),
           sizeof month - 1);
    dates_say(month, run->book->language, out);
}

/* The first letter of a title; one of all digits. */
static uint32_t initial_of(const char *title)
{
    const char *end = title + strlen(title);
    while (title < end) {
        uint32_t c = utf8_next(&title, end);
        if (character_is_digit(c))
            return DIGITS;
        if (character_is_word(c))
            return c;
    }
    return 0;
}

static long letter_of(const struct run *run, size_t index)
{
    uint32_t initial = initial_of(article_written_title(&run->book->articles[index]));
    return initial == 0 ? NO_KEY : (long)letter_lower(initial);
}

static void name_letter(const struct run *run, size_t first, size_t end, struct buffer *out)
{
    uint32_t initial = initial_of(article_written_title(&run->book->articles[first]));
    (void)end;
    if (initial == DIGITS)
        buffer_add_string(out, "0–9");
    else
        buffer_add_character(out, initial);
}

/* Round numbers, as small as they can be without too many groups. */
static size_t range_size(size_t count)
{
    static const size_t sizes[] = {100, 200, 500, 1000, 2000, 5000, 10000};
    size_t i = 0;
    while (i + 1 < sizeof sizes / sizeof *sizes && count > sizes[i] * LIMIT_LIST)
        i++;
    return sizes[i];
}

static long range_of(const struct run *run, size_t index)
{
    return (long)((index - run->first) / range_size(run->end - run->first));
}

static void name_range(const struct run *run, size_t first, size_t end, struct buffer *out)
{
    buffer_add_format(out, "%zu", first - run->first + 1);
    if (end - first > 1)
        buffer_add_format(out, "–%zu", end - run->first);
}

static const struct kind kinds[] = {
    {month_of, name_month, 1},
    {letter_of, name_letter, 5}, /* Chinese has more initials than a list has lines */
    {range_of, name_range, 1},   /* takes every run */
};

static const struct kind *const last_kind = &kinds[sizeof kinds / sizeof *kinds - 1];

/* The end of the group that begins with `first`. */
static size_t group_end(const struct run *run, const struct kind *kind, size_t first)
{
    long key = kind->key(run, first);
    size_t end = first + 1;
    while (end < run->end && kind->key(run, end) == key)
        end++;
    return end;
}

/* Whether the run stands in this order, and in groups that are neither too many nor too long. */
static bool suits(const struct run *run, const struct kind *kind)
{
    size_t groups = 0;
    bool rises = true, falls = true;
    long last = NO_KEY;
    for (size_t at = run->first, end; at < run->end; at = end, groups++) {
        long key = kind->key(run, at);
        end = group_end(run, kind, at);
        rises = rises && (groups == 0 || key > last);
        falls = falls && (groups == 0 || key < last);
        if (key == NO_KEY || !(rises || falls) || end - at > LIMIT_GROUP)
            return false;
        last = key;
    }
    return groups > 1 && groups <= LIMIT_LIST && groups * kind->least <= run->end - run->first;
}

static const struct kind *kind_of(const struct run *run)
{
    const struct kind *kind = kinds;
    while (kind < last_kind && !suits(run, kind))
        kind++;
    return kind;
}

/* "World / May 2026" below the section `parent`, or SECTION_NONE. */
static bool add_group(struct book *book, const struct run *run, const struct kind *kind,
                      size_t parent, size_t first, size_t end)
{
    struct section *section = &book->sections[book->section_count];
    const struct section *around = parent == SECTION_NONE ? NULL : &book->sections[parent];
    struct buffer path;
    buffer_init(&path);
    if (around)
        buffer_add_format(&path, "%s / ", around->path);
    size_t title = path.size;
    kind->name(run, first, end, &path);
    *section = (struct section){.path = buffer_take(&path),
                                .parent = parent,
                                .level = around ? around->level + 1 : 1,
                                .first = first,
                                .count = end - first,
                                .group = true};
    if (!section->path)
        return false;
    section->title = section->path + title;
    book->section_count++;
    return true;
}

/* Puts a run's articles into groups below their section. */
static bool group_run(struct book *book, const struct run *run, size_t parent)
{
    const struct kind *kind = kind_of(run);
    for (size_t at = run->first, end; at < run->end; at = end) {
        end = group_end(run, kind, at);
        if (!add_group(book, run, kind, parent, at, end))
            return false;
        for (size_t i = at; i < end; i++)
            book->articles[i].section = book->section_count - 1;
    }
    return true;
}

/* Moves the sections that begin with an article behind those that are there; `places` says where
 * each has gone. */
static void move_sections(struct book *book, const struct section *moved, size_t count,
                          const struct section *old, size_t *places)
{
    for (size_t i = 0; i < count; i++) {
        struct section section = moved[i];
        if (section.parent != SECTION_NONE)
            section.parent = places[section.parent];
        places[&moved[i] - old] = book->section_count;
        book->sections[book->section_count++] = section;
    }
}

/* How many groups there will be at most; 0 when no list is too long. */
static size_t count_groups(const struct book *book)
{
    size_t groups = 0;
    for (size_t at = 0, end; at < book->article_count; at = end) {
        end = book_run_end(book, at);
        if (end - at > LIMIT_LIST)
            groups += LIMIT_LIST > (end - at) / 100 ? LIMIT_LIST : (end - at) / 100;
    }
    return groups;
}

bool plan_groups(struct book *book)
{
    size_t groups = count_groups(book), count = book->section_count;
    if (groups == 0)
        return true;
    struct section *old = book->sections;
    size_t *places = calloc(count + 1, sizeof *places);
    struct section *sections = calloc(count + groups, sizeof *sections);
    bool able = places && sections;
    if (!able) {
        free(places);
        free(sections);
        return false;
    }
    struct book before = *book; /* its sections as they were, for questions */
    book->sections = sections;
    book->section_count = 0;
    for (size_t at = 0, end; at < book->article_count; at = end) {
        const struct section *moved = NULL;
        size_t begin = book_sections_at(&before, at, &moved);
        size_t section = book->articles[at].section;
        end = book_run_end(book, at);
        move_sections(book, moved, begin, old, places);
        section = section == SECTION_NONE ? SECTION_NONE : places[section];
        struct run run = {book, at, end};
        if (able && end - at > LIMIT_LIST)
            able = group_run(book, &run, section);
        else
            for (size_t i = at; i < end; i++)
                book->articles[i].section = section;
    }
    free(places);
    free(old);
    return able;
}

/* About how many bytes the list of a section's articles takes, or of the whole book's. */
static size_t list_bytes(const struct book *book, size_t first, size_t count)
{
    enum { MARKUP = 80, DETAILS = 400 };
    size_t bytes = count * (count <= LIMIT_FRONT_DETAILS ? MARKUP + DETAILS : MARKUP);
    for (size_t i = first; i < first + count; i++)
        bytes += strlen(book->articles[i].title);
    return bytes;
}

void plan_section_pages(struct book *book)
{
    enum { ARTICLES_FOR_A_PAGE = 3 };
    size_t pages = 0, most = settings_split_size(book->settings);
    book->divided = list_bytes(book, 0, book->article_count) > most;
    for (size_t i = 0; i < book->section_count; i++) {
        struct section *section = &book->sections[i];
        bool around = section->parent == SECTION_NONE ? book->divided
                                                      : book->sections[section->parent].divided;
        section->divided = list_bytes(book, section->first, section->count) > most;
        if (section->count >= ARTICLES_FOR_A_PAGE && (around || !section->group))
            section->number = ++pages;
    }
}
