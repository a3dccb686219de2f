/* Ids and what leads to them; see scan_ids.h. */
#include "write/scan_ids.h"

#include "base/memory.h"

#include <stdlib.h>

bool runs_add(struct runs *runs, struct run run)
{
    void *items = runs->items;
    if (!memory_reserve(&items, &runs->capacity, runs->count + 1, sizeof *runs->items))
        return false;
    runs->items = items;
    runs->items[runs->count++] = run;
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct run *one = a, *other = b;
    int order = memcmp(one->at, other->at, one->size < other->size ? one->size : other->size);
    return order ? order : (one->size > other->size) - (one->size < other->size);
}

const char *scan_ids_judge(struct scan_ids *ids)
{
    struct runs *own = &ids->own, *wanted = &ids->wanted;
    if (own->count > 0)
        qsort(own->items, own->count, sizeof *own->items, compare);
    for (size_t i = 1; i < own->count; i++)
        if (run_is_same(own->items[i - 1], own->items[i]))
            return "an id that stands twice";
    for (size_t i = 0; i < wanted->count; i++)
        if (own->count == 0 ||
            !bsearch(&wanted->items[i], own->items, own->count, sizeof *own->items, compare))
            return "a link to no place in its page";
    return NULL;
}

void scan_ids_fini(struct scan_ids *ids)
{
    free(ids->own.items);
    free(ids->wanted.items);
}
