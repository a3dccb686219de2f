/* What a book says of itself; see catalogue.h. */
#include "plan/catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CREATORS = 3 };
enum { MOST_SUBJECTS = 12 };

static const char earliest_change[] = "2000-01-01T00:00:00Z";

static bool has_string(const struct strings *strings, const char *string)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], string) == 0)
            return true;
    return false;
}

static bool copy_set(const struct settings *settings, octavo_setting setting, struct strings *to)
{
    const struct strings *set = &settings->values[setting];
    for (size_t i = 0; i < set->count; i++)
        if (!strings_add(to, set->items[i]))
            return false;
    return true;
}

/* The names of an article's byline; `*many` when the book has too many for its title page. */
static bool add_authors(const struct article *article, struct strings *creators, bool *many)
{
    for (size_t i = 0; i < article->features.count; i++) {
        const struct feature *feature = &article->features.items[i];
        if (feature->part != PART_AUTHOR || has_string(creators, feature->text))
            continue;
        *many = creators->count == MOST_CREATORS;
        if (*many || !strings_add(creators, feature->text))
            return *many;
    }
    return true;
}

static bool find_creators(struct book *book)
{
    bool many = false;
    if (!copy_set(book->settings, OCTAVO_AUTHOR, &book->creators))
        return false;
    if (book->creators.count > 0)
        return true;
    for (size_t i = 0; i < book->article_count && !many; i++)
        if (!add_authors(&book->articles[i], &book->creators, &many))
            return false;
    if (many)
        strings_fini(&book->creators);
    return true;
}

/* A tag and how many articles have it. */
struct tag {
    const char *text;
    size_t count;
};

static int by_text(const void *a, const void *b)
{
    const struct tag *p = a, *q = b;
    return strcmp(p->text, q->text);
}

static int by_count(const void *a, const void *b)
{
    const struct tag *p = a, *q = b;
    if (p->count != q->count)
        return p->count > q->count ? -1 : 1;
    return strcmp(p->text, q->text);
}

static size_t count_tags(const struct book *book, struct tag *tags)
{
    size_t count = 0;
    for (size_t i = 0; i < book->article_count; i++) {
        const struct features *features = &book->articles[i].features;
        for (size_t j = 0; j < features->count; j++) {
            if (features->items[j].part != PART_TAG)
                continue;
            if (tags)
                tags[count] = (struct tag){features->items[j].text, 1};
            count++;
        }
    }
    return count;
}

/* The subjects that most articles state, the most frequent first. */
static bool find_subjects(struct book *book)
{
    size_t count = count_tags(book, NULL), different = 0;
    if (!copy_set(book->settings, OCTAVO_SUBJECT, &book->subjects))
        return false;
    if (book->subjects.count > 0 || count == 0)
        return true;
    struct tag *tags = calloc(count, sizeof *tags);
    if (!tags)
        return false;
    count_tags(book, tags);
    qsort(tags, count, sizeof *tags, by_text);
    for (size_t i = 0; i < count; i++) {
        if (different > 0 && strcmp(tags[different - 1].text, tags[i].text) == 0)
            tags[different - 1].count++;
        else
            tags[different++] = tags[i];
    }
    qsort(tags, different, sizeof *tags, by_count);
    bool able = true;
    for (size_t i = 0; i < different && i < MOST_SUBJECTS && able; i++)
        able = strings_add(&book->subjects, tags[i].text);
    free(tags);
    return able;
}

/* The newest date that an article states, or NULL. W3CDTF sorts as text. */
static const char *newest_date(const struct book *book)
{
    const char *newest = NULL;
    for (size_t i = 0; i < book->article_count; i++) {
        const char *date = features_first(&book->articles[i].features, PART_DATE);
        if (date && (!newest || strcmp(date, newest) > 0))
            newest = date;
    }
    return newest;
}

/* "2026-03" as the instant with which that month begins. */
static void write_instant(const char *date, char instant[BOOK_INSTANT_SIZE])
{
    static const char start[] = "0000-01-01T00:00:00Z";
    size_t size = strlen(date) < 10 ? strlen(date) : 10;
    memcpy(instant, start, sizeof start);
    memcpy(instant, date, size);
}

bool catalogue(struct book *book)
{
    const char *date = settings_value(book->settings, OCTAVO_DATE);
    const char *modified = settings_value(book->settings, OCTAVO_MODIFIED);
    const char *newest = newest_date(book);
    book->date = date ? date : newest;
    if (modified)
        snprintf(book->modified, sizeof book->modified, "%s", modified);
    else
        write_instant(newest ? newest : earliest_change, book->modified);
    return find_creators(book) && find_subjects(book);
}
