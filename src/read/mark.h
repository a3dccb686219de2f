/* The marks of notes: "[1]", "(1)", "¹", "*" and their like, in the text and before the notes. */
#ifndef OCTAVO_READ_MARK_H
#define OCTAVO_READ_MARK_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_NOTES = 999 };
enum { MARK_SIGNS = 12 };                          /* "*" to "***", then †, ‡ and § the same */
enum { MARK_SLOTS = MOST_NOTES + MARK_SIGNS + 1 }; /* 0 is none */

enum mark_shape {
    MARK_BRACKET,     /* "[1]" */
    MARK_PARENTHESIS, /* "(1)" */
    MARK_SUPERSCRIPT, /* "¹" */
    MARK_SIGN,        /* "*", "**", "†" */
    MARK_STOP,        /* "1." or "1)", before a note only */
};

struct mark {
    enum mark_shape shape;
    unsigned slot; /* a number, or what stands behind all numbers for each sign */
    size_t size;   /* bytes */
};

/* Whether a mark may begin with this byte: most bytes need no closer look. */
bool mark_may_begin(char byte);

/* The mark at byte `i` of a text, if it could refer to a note: it stands behind a word, and is not
 * an emphasis, a factor, a power or a class of hotels. */
bool mark_refers(const char *text, size_t i, size_t size, struct mark *mark);

/* The mark that a text begins with, if it could be a note. */
bool mark_leads(const char *text, size_t size, struct mark *mark);

/* The identifier of a slot, "note12" or "note-b". */
enum { MARK_ID_SIZE = 24 };
void mark_id(const char *prefix, unsigned slot, char id[MARK_ID_SIZE]);

#endif
