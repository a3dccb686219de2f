/* Strings that live equally long; see strings.h. */
#include "check/strings.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 1 << 16 };

struct string_block {
    struct string_block *before;
    char bytes[];
};

static int add_block(struct arena *arena, size_t room)
{
    struct string_block *block =
        room < SIZE_MAX - sizeof *block ? malloc(sizeof *block + room) : NULL;
    if (!block)
        return 0;
    block->before = arena->last;
    arena->last = block;
    arena->used = 0;
    arena->room = room;
    return 1;
}

const char *arena_copy(struct arena *arena, const char *bytes, size_t size)
{
    size_t wanted = size + 1;
    if (wanted == 0 || ((!arena->last || wanted > arena->room - arena->used) &&
                        !add_block(arena, wanted > BLOCK_SIZE ? wanted : BLOCK_SIZE)))
        return NULL;
    char *copy = arena->last->bytes + arena->used;
    memcpy(copy, bytes, size);
    copy[size] = '\0';
    arena->used += wanted;
    return copy;
}

void arena_fini(struct arena *arena)
{
    while (arena->last) {
        struct string_block *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
    *arena = (struct arena){0};
}
