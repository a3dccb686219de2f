/* Strings with a number each, found by halves in a sorted array: whatever strings somebody chooses,
 * no lookup becomes slow. Filled first, sorted once, then asked. Strings are borrowed. */
#ifndef OCTAVO_CHECK_TABLE_H
#define OCTAVO_CHECK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct row {
    const char *key;
    size_t value;
};

struct table {
    struct row *rows;
    size_t count;
    size_t capacity;
};

/* False without memory. */
bool table_add(struct table *table, const char *key, size_t value);

/* Sorts by key, then by value. */
void table_sort(struct table *table);

/* The first row with that key, or NULL. */
const struct row *table_find(const struct table *table, const char *key);

void table_fini(struct table *table);

#endif
