/* The order of articles inside sections; see order.h. */
#include "plan/order.h"

#include "base/file.h"
#include "base/name.h"

#include <float.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What an article is sorted by. */
struct key {
    size_t index; /* of the article, as it is */
    const char *name;
    const char *title;
    double order; /* among its neighbours, as stated; DBL_MAX when it is not */
    long date;    /* CCYYMMDD as stated, else in the file's name; LONG_MAX when there is none */
};

static long digits_at(const char *at, size_t count)
{
    long value = 0;
    for (size_t i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        value = value * 10 + (at[i] - '0');
    }
    return value;
}

/* A date at this place of a name: 2026-11-23, 2026_11_23 or 20261123. */
static long date_at(const char *at)
{
    long year = digits_at(at, 4);
    if (year < 1000)
        return -1;
    size_t gap = at[4] == '-' || at[4] == '_' || at[4] == '.';
    long month = digits_at(at + 4 + gap, 2);
    if (month < 1 || month > 12 || (gap && at[7] != at[4]))
        return -1;
    long day = digits_at(at + 6 + 2 * gap, 2);
    return day < 1 || day > 31 ? -1 : year * 10000 + month * 100 + day;
}

static long date_in(const char *name)
{
    bool in_number = false;
    for (; *name; name++) {
        bool digit = *name >= '0' && *name <= '9';
        long date = digit && !in_number ? date_at(name) : -1;
        if (date > 0)
            return date;
        in_number = digit;
    }
    return LONG_MAX;
}

/* A W3CDTF date; what it does not say counts as the first. */
static long date_stated(const char *date)
{
    long year = digits_at(date, 4);
    long month = date[4] == '-' ? digits_at(date + 5, 2) : 1;
    long day = date[4] == '-' && date[7] == '-' ? digits_at(date + 8, 2) : 1;
    return year * 10000 + month * 100 + day;
}

static int by_index(const struct key *a, const struct key *b)
{
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_name(const void *a, const void *b)
{
    const struct key *p = a, *q = b;
    int order = name_compare(p->name, q->name);
    return order ? order : by_index(p, q);
}

static int by_order(const void *a, const void *b)
{
    const struct key *p = a, *q = b;
    if (p->order != q->order)
        return p->order < q->order ? -1 : 1;
    return by_index(p, q);
}

static int by_date(const void *a, const void *b)
{
    const struct key *p = a, *q = b;
    if (p->date != q->date)
        return p->date < q->date ? -1 : 1;
    return by_name(a, b);
}

static int by_title(const void *a, const void *b)
{
    const struct key *p = a, *q = b;
    int order = name_compare(p->title, q->title);
    return order ? order : by_name(a, b);
}

static const struct {
    const char *name;
    int (*compare)(const void *, const void *); /* NULL leaves the order as it is */
} sorts[] = {{"given", NULL}, {"name", by_name}, {"date", by_date}, {"title", by_title}};

/* Whether the order of articles is nobody's decision yet: not the user's, who named the files, nor
 * that of a SUMMARY.md. */
static bool is_open(const struct book *book, const struct sources *sources, size_t first,
                    size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct source *source = &sources->items[book->articles[i].source];
        if (source->folder == FILE_HERE || source->is_placed)
            return false;
    }
    return true;
}

/* Articles first..end-1: sorted, turned round, and put in their new places. */
static void order_run(const struct book *book, const struct sources *sources, size_t first,
                      size_t end, struct key *keys, struct article *copies)
{
    const char *wanted = settings_value(book->settings, OCTAVO_SORT);
    size_t count = end - first;
    if (!wanted && is_open(book, sources, first, end))
        qsort(keys + first, count, sizeof *keys, by_order);
    for (size_t i = 0; wanted && i < sizeof sorts / sizeof *sorts; i++)
        if (sorts[i].compare && strcmp(sorts[i].name, wanted) == 0)
            qsort(keys + first, count, sizeof *keys, sorts[i].compare);
    bool reverse = settings_on(book->settings, OCTAVO_REVERSE);
    for (size_t i = 0; i < count; i++)
        copies[i] = book->articles[keys[reverse ? end - 1 - i : first + i].index];
    memcpy(book->articles + first, copies, count * sizeof *copies);
}

/* "order: 3", or Hugo's weight: the lighter first, and those without behind all that have one. In a
 * folder's "_index.md" it is the folder's own, and the page introduces the others. */
static double order_stated(const struct article *article, const char *name)
{
    const char *stated = features_first(&article->features, PART_ORDER);
    if (strncmp(name, "_index.", 7) == 0)
        return -DBL_MAX;
    return stated ? strtod(stated, NULL) : DBL_MAX;
}

static struct key make_key(const struct book *book, const struct sources *sources, size_t index)
{
    const struct article *article = &book->articles[index];
    size_t size = 0;
    const char *name = name_of_path(sources->items[article->source].path, &size);
    const char *stated = features_first(&article->features, PART_DATE);
    long date = stated ? date_stated(stated) : date_in(name);
    return (struct key){.index = index,
                        .name = name,
                        .title = article_written_title(article),
                        .order = order_stated(article, name),
                        .date = date};
}

bool order_articles(struct book *book, const struct sources *sources)
{
    size_t count = book->article_count;
    struct key *keys = calloc(count, sizeof *keys);
    struct article *copies = calloc(count, sizeof *copies);
    bool able = keys && copies;
    for (size_t i = 0; able && i < count; i++)
        keys[i] = make_key(book, sources, i);
    for (size_t first = 0, end; able && first < count; first = end) {
        end = book_run_end(book, first);
        order_run(book, sources, first, end, keys, copies);
    }
    free(keys);
    free(copies);
    return able;
}
