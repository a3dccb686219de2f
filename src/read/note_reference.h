/* Marks in an article that may refer to notes. */
#ifndef OCTAVO_READ_NOTE_REFERENCE_H
#define OCTAVO_READ_NOTE_REFERENCE_H

#include "read/note_text.h"

struct note_reference {
    struct mark mark;
    size_t block;
    size_t line; /* the first one of the text that it stands in */
};

struct note_references {
    struct note_reference *items;
    size_t count, capacity;
};

/* Adds all of them in order; `texts`, in order as well, begin texts of their own. False when there
 * are too many, or without memory. */
bool note_references_find(struct anatomy *anatomy, const struct note_texts *texts,
                          struct note_references *references);

#endif
