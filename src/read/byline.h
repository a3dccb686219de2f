/* Bylines: who wrote an article, in what role, for which agency. */
#ifndef OCTAVO_READ_BYLINE_H
#define OCTAVO_READ_BYLINE_H

#include "read/span.h"

#include <stdbool.h>
#include <stdint.h>

enum { BYLINE_NAMES = 8 };

struct byline {
    struct span names[BYLINE_NAMES];
    size_t count;
    struct span role, agency, date;
    struct span second_role; /* of those who are named behind others: "本报记者 … 通讯员 …" */
    struct span place;       /* "in Berlin": where someone works */
    struct span dateline; /* where it was written: "By A. Name, KABUL" */
    bool labelled;        /* it says "By", "Von", "文／" */
};

/* Reads a line such as "By Ada Lovelace and J. de la Cruz, Staff Writers in Berlin", "Von Eva
 * Kern", "记者 王明", or a name by itself. False when it is none, or holds more than a byline. */
bool byline_read(const char *text, size_t size, struct byline *byline);

/* The forms of East Asia: byline_asian.c. */
bool byline_read_asian(const char *text, size_t size, struct byline *byline);

/* Whether a text is the name of a person: two to five words, capitalised but for particles such as
 * "van", or two to four ideographs. */
bool byline_is_name(const char *text, size_t size);

/* Takes one segment of a byline, parted by commas or "and", for what it is; false when it is
 * nothing of a byline. */
bool byline_take(struct byline *byline, struct span segment);

/* Bytes of a word for authors at the start of a text ("By", "Text", "Автор"), or of a word for what
 * somebody is ("correspondent", "Redakteurin", "记者"); 0 when none stands there. */
size_t byline_label(const char *text, size_t size);
size_t byline_role(const char *text, size_t size);
bool byline_is_role(const char *text, size_t size);

/* How names are written in the script of a character: 0 with capitals, 1 without, 2 in ideographs.
 */
unsigned byline_caseless(uint32_t c);

#endif
