/* Taking memory for arrays and strings. Growth is checked for overflow; nothing here aborts: NULL
 * or false means that memory is out, and the caller passes it on as OCTAVO_LIMIT. */
#ifndef OCTAVO_BASE_MEMORY_H
#define OCTAVO_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for `count` items of `item_size` bytes in the array at `*items`, which holds room for
 * `*capacity`. On false the array is as it was. */
bool memory_reserve(void **items, size_t *capacity, size_t count, size_t item_size);

/* A copy that ends in NUL; the caller frees it. */
char *memory_copy(const char *bytes, size_t size);
char *memory_copy_string(const char *string);

/* Sizes or offsets in order. */
struct sizes {
    size_t *items;
    size_t count;
    size_t capacity;
};

bool sizes_add(struct sizes *sizes, size_t size);
void sizes_fini(struct sizes *sizes);

/* Strings in order. The list owns them. */
struct strings {
    char **items;
    size_t count;
    size_t capacity;
};

bool strings_add(struct strings *strings, const char *string);
void strings_fini(struct strings *strings);

#endif
