/* What a walk does not take; see passed_over.h. */
#include "collect/passed_over.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "base/name.h"
#include "collect/format.h"

#include <stdlib.h>
#include <string.h>

bool passed_over_take(struct passed_over *list, char *path, enum passed_why why)
{
    void *items = list->items;
    if (!path || !memory_reserve(&items, &list->capacity, list->count + 1, sizeof *list->items)) {
        free(path);
        return false;
    }
    list->items = items;
    list->items[list->count++] = (struct passed){.path = path, .why = why};
    return true;
}

const char *passed_over_reason(enum passed_why why)
{
    static const char *const reasons[] = {
        [PASSED_HIDDEN] = "hidden",   [PASSED_LINK] = "link",     [PASSED_NAME] = "name",
        [PASSED_SAVED] = "saved",     [PASSED_IMAGE] = "image",   [PASSED_EXTENSION] = "extension",
        [PASSED_PATTERN] = "pattern", [PASSED_BINARY] = "binary", [PASSED_SPECIAL] = "special",
    };
    return reasons[why];
}

static int compare_paths(const void *a, const void *b)
{
    const struct passed *p = a, *q = b;
    return name_compare(p->path, q->path);
}

/* How often a label, such as ".json" or "README", was passed over. */
struct kind {
    const char *label; /* in a path */
    size_t size;
    size_t count;
};

static int compare_labels(const void *a, const void *b)
{
    const struct kind *p = a, *q = b;
    int order = memcmp(p->label, q->label, p->size < q->size ? p->size : q->size);
    return order ? order : (p->size > q->size) - (p->size < q->size);
}

/* The most frequent first. */
static int compare_counts(const void *a, const void *b)
{
    const struct kind *p = a, *q = b;
    if (p->count != q->count)
        return p->count > q->count ? -1 : 1;
    return compare_labels(a, b);
}

/* Puts kinds of one label together; returns how many are left. */
static size_t merge(struct kind *kinds, size_t count)
{
    size_t kept = 0;
    qsort(kinds, count, sizeof *kinds, compare_labels);
    for (size_t i = 0; i < count; i++)
        if (kept > 0 && compare_labels(&kinds[kept - 1], &kinds[i]) == 0)
            kinds[kept - 1].count++;
        else
            kinds[kept++] = kinds[i];
    qsort(kinds, kept, sizeof *kinds, compare_counts);
    return kept;
}

/* A kind for each file that is spoken of; returns how many. */
static size_t list_kinds(const struct passed_over *list, struct kind *kinds)
{
    size_t files = 0, size = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct passed *passed = &list->items[i];
        if (passed->why == PASSED_HIDDEN || passed->why == PASSED_LINK ||
            passed->why == PASSED_SAVED || passed->why == PASSED_IMAGE)
            continue;
        kinds[files].label = name_label(name_of_path(passed->path, &size), &kinds[files].size);
        kinds[files++].count = 1;
    }
    return files;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* "9 files (7 .json, 2 README)" */
static void describe(const struct kind *kinds, size_t count, size_t files, struct buffer *text)
{
    enum { SHOWN = 6 };
    buffer_add_format(text, "%zu file%s (", files, plural(files));
    for (size_t i = 0; i < count && i < SHOWN; i++)
        buffer_add_format(text, "%s%zu %.*s", i ? ", " : "", kinds[i].count, (int)kinds[i].size,
                          kinds[i].label);
    buffer_add_string(text, count > SHOWN ? ", …)" : ")");
}

static void report_files(const struct passed_over *list, struct diagnostics *remarks)
{
    struct kind *kinds = calloc(list->count + 1, sizeof *kinds);
    struct buffer text;
    buffer_init(&text);
    size_t files = kinds ? list_kinds(list, kinds) : 0;
    if (files > 0) {
        describe(kinds, merge(kinds, files), files, &text);
        diagnose(remarks, DIAGNOSTIC_PASSED_OVER, NULL, 0, text.data);
    }
    remarks->failed = remarks->failed || !kinds || text.failed;
    buffer_fini(&text);
    free(kinds);
}

static void report_links(const struct passed_over *list, struct diagnostics *remarks)
{
    size_t links = 0;
    for (size_t i = 0; i < list->count; i++)
        links += list->items[i].why == PASSED_LINK;
    if (links == 0)
        return;
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "%zu symbolic link%s", links, plural(links));
    diagnose(remarks, DIAGNOSTIC_LINKS_PASSED_OVER, NULL, 0, text.data);
    buffer_fini(&text);
}

void passed_over_report(struct passed_over *list, struct diagnostics *remarks)
{
    if (list->count == 0)
        return;
    qsort(list->items, list->count, sizeof *list->items, compare_paths);
    report_files(list, remarks);
    report_links(list, remarks);
}

void passed_over_fini(struct passed_over *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].path);
    free(list->items);
    *list = (struct passed_over){0};
}
