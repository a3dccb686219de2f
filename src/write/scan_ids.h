/* The ids of a page that is looked at. */
#ifndef OCTAVO_WRITE_SCAN_IDS_H
#define OCTAVO_WRITE_SCAN_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* A run of bytes, of the document mostly. */
struct run {
    const char *at;
    size_t size;
};

static inline bool run_is_same(struct run run, struct run other)
{
    return run.size == other.size && memcmp(run.at, other.at, run.size) == 0;
}

struct runs {
    struct run *items;
    size_t count, capacity;
};

/* False without memory. */
bool runs_add(struct runs *runs, struct run run);

struct scan_ids {
    struct runs own;    /* of its elements */
    struct runs wanted; /* that links inside the page lead to */
};

/* An id stands once in a page, and links inside the page lead to its ids: NULL, else the rule that
 * is broken. Puts the ids in order. */
const char *scan_ids_judge(struct scan_ids *ids);

void scan_ids_fini(struct scan_ids *ids);

#endif
