/* How far the lines of verse step in: the few margins that the stanzas of a poem share. */
#ifndef OCTAVO_READ_STEPS_H
#define OCTAVO_READ_STEPS_H

#include "read/block.h"

enum { MOST_STEPS = 4 };

struct steps {
    size_t margins[MOST_STEPS]; /* columns, from left to right */
    size_t count;               /* 0 when the lines have too many to mean anything: centred ones */
    size_t end;                 /* the block behind the stanzas that share them */
};

/* Finds the margins of stanza `index` and of those right behind it. */
void steps_find(const struct lines *lines, const struct blocks *blocks, size_t index,
                struct steps *steps);

/* Which margin a line stands at, from 0. */
size_t steps_of(const struct steps *steps, const struct line *line);

#endif
