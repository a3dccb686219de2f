/* Texts that may be notes, by where they stand and what they begin with. */
#ifndef OCTAVO_READ_NOTE_TEXT_H
#define OCTAVO_READ_NOTE_TEXT_H

#include "read/anatomy.h"
#include "read/mark.h"

/* A text that begins with a mark. */
struct note_text {
    struct mark mark; /* its size is 0 where the line of an item has lost it */
    size_t block;
    size_t line;
    size_t more;   /* blocks behind its own that go on with it */
    bool foot;     /* stands where notes stand */
    bool accepted; /* is a note */
};

struct note_texts {
    struct note_text *items;
    size_t count, capacity;
};

/* Adds the texts behind signs and small raised numbers, from block `from` on. */
void note_texts_marked(struct anatomy *anatomy, size_t from, struct note_texts *texts);

/* Adds those of the numbered list below the heading "Notes" at the end. */
void note_texts_listed(struct anatomy *anatomy, size_t from, struct note_texts *texts);

#endif
