/* Sorted strings; see table.h. */
#include "check/table.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

bool table_add(struct table *table, const char *key, size_t value)
{
    void *rows = table->rows;
    if (!memory_reserve(&rows, &table->capacity, table->count + 1, sizeof *table->rows))
        return false;
    table->rows = rows;
    table->rows[table->count++] = (struct row){.key = key, .value = value};
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct row *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : (left->value > right->value) - (left->value < right->value);
}

void table_sort(struct table *table)
{
    if (table->count > 0)
        qsort(table->rows, table->count, sizeof *table->rows, compare);
}

const struct row *table_find(const struct table *table, const char *key)
{
    size_t low = 0, high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(table->rows[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table->count && strcmp(table->rows[low].key, key) == 0 ? &table->rows[low] : NULL;
}

void table_fini(struct table *table)
{
    free(table->rows);
    *table = (struct table){0};
}
