/* Footnotes, which md4c does not know: "[^label]: text" is cut out of the source before it is
 * parsed, and "[^label]" becomes a mark that md4c hands through. Labels are of one article only. */
#ifndef OCTAVO_MARKDOWN_NOTES_H
#define OCTAVO_MARKDOWN_NOTES_H

#include "base/buffer.h"
#include "read/span.h"

#include <stdbool.h>
#include <stddef.h>

struct footnote {
    struct span label; /* in the source */
    size_t at, size;   /* its Markdown in `texts` */
    unsigned number;   /* 0 while nothing refers to it */
    bool doubled;      /* an earlier note has its label */
};

struct footnotes {
    struct footnote *items;
    size_t count, capacity;
    size_t *order;            /* notes by number */
    size_t *slots;            /* a hash table of labels: index + 1 */
    size_t slot_count;        /* a power of two */
    struct buffer texts;      /* what the notes say */
    struct buffer body;       /* the source without them */
    const char *open, *close; /* around the index of a note in a mark; NULL without notes */
    bool joined;              /* two lines of the body are one */
    struct buffer written;    /* as notes_written made it last */
    unsigned numbered;
    bool failed;
};

enum { NOTE_NUMBER_SIZE = 16, NOTE_ID_SIZE = 24 };

/* Cuts the notes out of `source`, which must outlive them; body and texts have marks. */
void notes_cut(struct footnotes *notes, const char *source, size_t size);
void notes_fini(struct footnotes *notes);

/* The next mark before `end`: which note, and how long it is; NULL when there is none. */
const char *notes_next_mark(const struct footnotes *notes, const char *text, const char *end,
                            size_t *note, size_t *size);

/* How a mark was written, until the next call; a text with all its marks so. */
struct span notes_written(struct footnotes *notes, size_t note);
void notes_restore(struct footnotes *notes, const char *text, size_t size, struct buffer *out);

/* A reference to a note: writes its number; true when it is the first one. */
bool notes_refer(struct footnotes *notes, size_t note, char number[NOTE_NUMBER_SIZE]);

/* The identifier "note3" of a note that has a number, behind a prefix. */
void notes_id(const char *prefix, const struct footnotes *notes, size_t note,
              char id[NOTE_ID_SIZE]);

#endif
