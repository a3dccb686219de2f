/* What is to be drawn, as it comes in: lines of a key, a space and a value, the first of which
 * names the protocol and the last of which says that nothing was cut off.
 *
 *     octavo-cover 1
 *     language en
 *     direction ltr
 *     title The Saltmarsh Courier
 *     author ...                     for a book of one article
 *     date 20 November 2026
 *     counts 24 articles · 5 sections
 *     section World                  of the headline that follows; its language, if another
 *     foreign de
 *     headline Harbour reopens       the first is the lead
 *     picture 81920                  of the lead, a JPEG or PNG; then its bytes and a line's end
 *     draw
 *
 * Or a picture: the first line, then `image SIZE`, then its bytes. */
#ifndef OCTAVO_COVER_DESCRIPTION_H
#define OCTAVO_COVER_DESCRIPTION_H

#include "base/buffer.h"

enum { HEADLINES = 9 }; /* the lead and eight more; what is beyond them is dropped */

struct headline {
    const char *section;  /* "" for none */
    const char *language; /* "" for the book's */
    const char *text;
};

/* Strings are "" where nothing was said; they and the image borrow from the input. */
struct description {
    const char *language;
    bool rtl;
    const char *title;
    const char *author;
    const char *date;
    const char *counts;
    struct headline headlines[HEADLINES];
    size_t headline_count;
    const char *picture; /* NULL for none */
    size_t picture_size;
    const char *image; /* NULL when a cover is to be drawn */
    size_t image_size;
};

/* Reads a description; line ends in `input` become NUL. False when it is cut off, holds a key that
 * is not known, or is no UTF-8. */
bool description_read(struct buffer *input, struct description *description);

#endif
