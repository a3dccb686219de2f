/* Copies of strings that live until all are freed: many small ones in few blocks. */
#ifndef OCTAVO_CHECK_STRINGS_H
#define OCTAVO_CHECK_STRINGS_H

#include <stddef.h>

struct string_block;

struct arena {
    struct string_block *last; /* NULL while there is none */
    size_t used, room;         /* bytes of the last block */
};

/* A copy that ends in NUL, or NULL without memory. */
const char *arena_copy(struct arena *arena, const char *bytes, size_t size);

void arena_fini(struct arena *arena);

#endif
