/* The order that a SUMMARY.md gives; see summary.h. It is a list of links, so that these are all
 * that is read of it. */
#include "collect/summary.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/name.h"
#include "base/url.h"

#include <stdlib.h>
#include <string.h>

/* A source and where it stands. */
struct place {
    const char *inside;
    size_t index; /* among the sources */
    size_t rank;  /* in the summary, from 1; 0 for one that it does not name */
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct place *)a)->inside, ((const struct place *)b)->inside);
}

static int by_rank(const void *a, const void *b)
{
    const struct place *p = a, *q = b;
    size_t one = p->rank > 0 ? p->rank : SIZE_MAX, other = q->rank > 0 ? q->rank : SIZE_MAX;
    if (one != other)
        return one < other ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

static size_t find_summary(const struct sources *sources, size_t first)
{
    for (size_t i = first; i < sources->count; i++) {
        size_t size = 0;
        const char *name = name_of_path(sources->items[i].inside, &size);
        if (strcmp(name, "SUMMARY.md") == 0)
            return i;
    }
    return sources->count;
}

/* The sources in the summary's own section, by name. */
static size_t gather(const struct sources *sources, size_t first, size_t summary,
                     struct place *places)
{
    size_t count = 0;
    for (size_t i = first; i < sources->count; i++)
        if (i != summary && strcmp(sources->items[i].section, sources->items[summary].section) == 0)
            places[count++] = (struct place){sources->items[i].inside, i, 0};
    if (count > 0)
        qsort(places, count, sizeof *places, by_name);
    return count;
}

/* Ranks the sources by the links of the summary; how many got a rank. */
static size_t rank(const char *text, const char *folder, size_t folder_size, struct place *places,
                   size_t count)
{
    size_t ranked = 0;
    struct buffer path;
    buffer_init(&path);
    for (const char *at = text; (at = strstr(at, "]("));) {
        at += 2;
        at += strncmp(at, "./", 2) == 0 ? 2 : 0;
        buffer_clear(&path);
        buffer_add(&path, folder, folder_size);
        url_decode(at, strcspn(at, ")# \n"), &path);
        struct place wanted = {.inside = path.failed ? "" : path.data};
        struct place *found =
            count > 0 ? bsearch(&wanted, places, count, sizeof *places, by_name) : NULL;
        if (found && found->rank == 0)
            found->rank = ++ranked;
    }
    buffer_fini(&path);
    return ranked;
}

/* Puts the sources of the places where they stood, by rank, and takes the summary from among them:
 * all of a folder's stand together. */
static bool reorder(struct sources *sources, size_t summary, struct place *places, size_t count)
{
    size_t start = summary;
    struct source *sorted = calloc(count, sizeof *sorted);
    if (!sorted)
        return false;
    qsort(places, count, sizeof *places, by_rank);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = sources->items[places[i].index];
        sorted[i].is_placed = true;
        start = places[i].index < start ? places[i].index : start;
    }
    char *path = sources->items[summary].path;
    memcpy(sources->items + start, sorted, count * sizeof *sorted);
    memmove(sources->items + start + count, sources->items + start + count + 1,
            (sources->count - start - count - 1) * sizeof *sources->items);
    sources->count--;
    free(sorted);
    return passed_over_take(&sources->passed_over, path, PASSED_NAME);
}

bool summary_order(struct sources *sources, size_t first)
{
    size_t summary = find_summary(sources, first);
    if (summary == sources->count || sources->items[summary].format != FORMAT_MARKDOWN)
        return true;
    const struct source *source = &sources->items[summary];
    struct place *places = calloc(sources->count - first, sizeof *places);
    size_t count = places ? gather(sources, first, summary, places) : 0, size = 0;
    const char *name = name_of_path(source->inside, &size);
    struct buffer text;
    buffer_init(&text);
    bool done = places != NULL;
    if (count > 0 &&
        file_read(source->folder, source->inside, LIMIT_TEXT_BYTES, &text) == FILE_OK &&
        text.data) {
        size_t ranked =
            rank(text.data, source->inside, (size_t)(name - source->inside), places, count);
        if (ranked > count / 2)
            done = reorder(sources, summary, places, count);
    }
    done = done && !text.failed;
    buffer_fini(&text);
    free(places);
    return done;
}
