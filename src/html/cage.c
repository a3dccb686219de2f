/* Memory with a cap and a deadline; see cage.h. */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "html/cage.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

static const size_t STEP = 16, STEPS = 32;

enum {
    CHUNK = 256 * 1024, /* bytes */
    CALLS = 256,        /* between looks at the clock */
};

/* The head of a block, which lies before its room. */
struct block {
    alignas(max_align_t) size_t class;
    struct block *next; /* while it is free */
};

struct cage_chunk {
    struct cage_chunk *next;
    max_align_t room[];
};

void cage_init(struct cage *cage, size_t cap, unsigned milliseconds)
{
    *cage = (struct cage){.cap = cap};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cage->deadline);
    cage->deadline.tv_sec += milliseconds / 1000;
    cage->deadline.tv_nsec += (long)(milliseconds % 1000) * 1000000;
}

void cage_fini(struct cage *cage)
{
    while (cage->chunks) {
        struct cage_chunk *next = cage->chunks->next;
        free(cage->chunks);
        cage->chunks = next;
    }
}

/* Sizes of blocks: every STEP bytes up to STEPS of them, then powers of two. */
static size_t class_of(size_t size)
{
    if (size <= STEP * STEPS)
        return size > 0 ? (size - 1) / STEP : 0;
    size_t class = STEPS;
    while (class < CAGE_CLASSES - 1 && size > (STEP * STEPS * 2) << (class - STEPS))
        class ++;
    return class;
}

static size_t class_size(size_t class)
{
    return class < STEPS ? STEP * (class + 1) : (STEP * STEPS * 2) << (class - STEPS);
}

static void look_at_clock(struct cage *cage)
{
    struct timespec now;
    cage->calls = 0;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    double left = (double)(cage->deadline.tv_sec - now.tv_sec) +
                  (double)(cage->deadline.tv_nsec - now.tv_nsec) / 1e9;
    if (left < 0)
        longjmp(cage->leave, CAGE_DEADLINE);
}

/* A new chunk with room for `size` bytes. */
static void grow(struct cage *cage, size_t size)
{
    size_t room = size > CHUNK ? size : CHUNK;
    if (room > cage->cap - cage->taken)
        longjmp(cage->leave, CAGE_CAP);
    struct cage_chunk *chunk = malloc(sizeof *chunk + room);
    if (!chunk)
        longjmp(cage->leave, CAGE_NO_MEMORY);
    chunk->next = cage->chunks;
    cage->chunks = chunk;
    cage->taken += room;
    cage->at = (char *)chunk->room;
    cage->end = cage->at + room;
}

void *cage_take(void *userdata, size_t size)
{
    struct cage *cage = userdata;
    if (++cage->calls == CALLS)
        look_at_clock(cage);
    if (size > cage->cap)
        longjmp(cage->leave, CAGE_CAP);
    size_t class = class_of(size);
    struct block *block = cage->free[class];
    if (block) {
        cage->free[class] = block->next;
        return block + 1;
    }
    size_t whole = sizeof *block + class_size(class);
    if (whole > (size_t)(cage->end - cage->at))
        grow(cage, whole);
    block = (struct block *)(void *)cage->at;
    cage->at += whole;
    block->class = class;
    return block + 1;
}

void cage_give_back(void *userdata, void *room)
{
    struct cage *cage = userdata;
    if (!room)
        return;
    struct block *block = (struct block *)room - 1;
    block->next = cage->free[block->class];
    cage->free[block->class] = block;
}
