/* Features; see feature.h. */
#include "book/feature.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

const char *part_name(enum part part)
{
    static const char *const names[] = {
#define PART(name, text) text,
#include "book/parts.def"
#undef PART
    };
    return names[part];
}

bool features_add(struct features *features, enum part part, size_t line, unsigned confidence,
                  const char *reason, const char *text, size_t size)
{
    void *items = features->items;
    if (!memory_reserve(&items, &features->capacity, features->count + 1, sizeof *features->items))
        return false;
    features->items = items;
    struct feature *feature = &features->items[features->count];
    *feature = (struct feature){part, line, confidence, reason, memory_copy(text, size), false, 0};
    features->count += feature->text != NULL;
    return feature->text != NULL;
}

const struct feature *features_find(const struct features *features, enum part part)
{
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == part)
            return &features->items[i];
    return NULL;
}

const char *features_first(const struct features *features, enum part part)
{
    const struct feature *feature = features_find(features, part);
    return feature ? feature->text : NULL;
}

const char *features_stated(const struct features *features, enum part part)
{
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == part && features->items[i].stated)
            return features->items[i].text;
    return NULL;
}

static int by_line(const void *a, const void *b)
{
    const struct feature *p = a, *q = b;
    if (p->line != q->line)
        return p->line < q->line ? -1 : 1;
    return p->order < q->order ? -1 : p->order > q->order;
}

void features_sort(struct features *features)
{
    for (size_t i = 0; i < features->count; i++)
        features->items[i].order = i;
    if (features->count > 0)
        qsort(features->items, features->count, sizeof *features->items, by_line);
}

bool features_take(struct features *features, size_t *next, size_t line, struct features *to)
{
    size_t end = *next;
    while (end < features->count && features->items[end].line < line)
        end++;
    size_t count = end - *next;
    void *items = to->items;
    if (count == 0)
        return true;
    if (!memory_reserve(&items, &to->capacity, to->count + count, sizeof *to->items))
        return false;
    to->items = items;
    memcpy(to->items + to->count, features->items + *next, count * sizeof *to->items);
    to->count += count;
    *next = end;
    return true;
}

void features_shorten(struct features *features, size_t kept, size_t taken)
{
    for (size_t i = taken; i < features->count; i++)
        features->items[kept++] = features->items[i];
    features->count = kept;
}

void features_keep_needed(struct features *features)
{
    static const bool needed[PART_COUNT] = {
        [PART_AUTHOR] = true, [PART_ROLE] = true,  [PART_DATE] = true, [PART_TAG] = true,
        [PART_URL] = true,    [PART_ALIAS] = true, [PART_ORDER] = true};
    size_t kept = 0;
    for (size_t i = 0; i < features->count; i++)
        if (needed[features->items[i].part])
            features->items[kept++] = features->items[i];
        else
            free(features->items[i].text);
    features->count = kept;
    if (kept == 0)
        features_fini(features);
}

void features_fini(struct features *features)
{
    for (size_t i = 0; i < features->count; i++)
        free(features->items[i].text);
    free(features->items);
    *features = (struct features){0};
}
