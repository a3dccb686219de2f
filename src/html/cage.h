/* Memory for a parser that gives it back piece by piece or not at all: all of it goes at once. What
 * is given back is used again. It has a cap, and a deadline in the thread's own time; either met,
 * or the system's memory out, it leaves by longjmp. */
#ifndef OCTAVO_HTML_CAGE_H
#define OCTAVO_HTML_CAGE_H

#include <setjmp.h>
#include <stddef.h>
#include <time.h>

enum cage_end { CAGE_CAP = 1, CAGE_DEADLINE, CAGE_NO_MEMORY };

enum { CAGE_CLASSES = 64 }; /* sizes of blocks */

struct cage {
    jmp_buf leave; /* set by the caller; the value is an arena_end */
    size_t cap;    /* bytes */
    size_t taken;
    struct timespec deadline;
    unsigned calls;                   /* since the clock was looked at */
    struct cage_chunk *chunks;        /* the newest first */
    char *at, *end;                   /* what is free in the newest */
    struct block *free[CAGE_CLASSES]; /* what was given back */
};

void cage_init(struct cage *cage, size_t cap, unsigned milliseconds);
void cage_fini(struct cage *cage);

/* Shaped as gumbo's allocators: `userdata` is the cage. Never NULL. */
void *cage_take(void *userdata, size_t size);
void cage_give_back(void *userdata, void *block);

#endif
