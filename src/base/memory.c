/* Arrays and strings; see memory.h. */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool memory_reserve(void **items, size_t *capacity, size_t count, size_t item_size)
{
    if (count <= *capacity)
        return true;
    enum { LEAST_ITEMS = 8, LEAST_BYTES = 64 }; /* so that short strings grow once */
    size_t wanted = *capacity > 0 ? *capacity : item_size > 1 ? LEAST_ITEMS : LEAST_BYTES;
    while (wanted < count) {
        if (wanted > SIZE_MAX / 2)
            return false;
        wanted *= 2;
    }
    if (wanted > SIZE_MAX / item_size)
        return false;
    void *grown = realloc(*items, wanted * item_size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

char *memory_copy(const char *bytes, size_t size)
{
    char *copy = size < SIZE_MAX ? malloc(size + 1) : NULL;
    if (!copy)
        return NULL;
    if (size > 0)
        memcpy(copy, bytes, size);
    copy[size] = '\0';
    return copy;
}

char *memory_copy_string(const char *string)
{
    return memory_copy(string, strlen(string));
}

bool sizes_add(struct sizes *sizes, size_t size)
{
    void *items = sizes->items;
    if (!memory_reserve(&items, &sizes->capacity, sizes->count + 1, sizeof *sizes->items))
        return false;
    sizes->items = items;
    sizes->items[sizes->count++] = size;
    return true;
}

void sizes_fini(struct sizes *sizes)
{
    free(sizes->items);
    *sizes = (struct sizes){0};
}

bool strings_add(struct strings *strings, const char *string)
{
    void *items = strings->items;
    if (!memory_reserve(&items, &strings->capacity, strings->count + 1, sizeof *strings->items))
        return false;
    strings->items = items;
    char *copy = memory_copy_string(string);
    if (!copy)
        return false;
    strings->items[strings->count++] = copy;
    return true;
}

void strings_fini(struct strings *strings)
{
    for (size_t i = 0; i < strings->count; i++)
        free(strings->items[i]);
    free(strings->items);
    *strings = (struct strings){0};
}
