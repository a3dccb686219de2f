/* What stands inside a line of plain text: addresses become links, marks of notes lead to them. */
#ifndef OCTAVO_READ_INLINE_H
#define OCTAVO_READ_INLINE_H

#include "book/tree.h"
#include "read/mark.h"

/* Which notes an article has, and which marks were seen, so that each identifier stands once. */
struct notes {
    bool any;
    enum mark_shape shape; /* of references to numbered notes */
    unsigned char state[MARK_SLOTS];
};

/* Bits of a state: the article has such a note, a mark led to it, it was written. */
enum { NOTE_THERE = 1, NOTE_REFERRED = 2, NOTE_WRITTEN = 4 };

/* Adds `text` to `parent`, every character of it, with links around web and mail addresses and
 * around the marks of notes that are there. */
void inline_add(struct tree *tree, xmlNode *parent, const char *text, size_t size,
                struct notes *notes);

#endif
