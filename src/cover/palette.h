/* The colours of a cover. */
#ifndef OCTAVO_COVER_PALETTE_H
#define OCTAVO_COVER_PALETTE_H

struct colour {
    unsigned char red, green, blue;
};

extern const struct colour palette_ground; /* paper */
extern const struct colour palette_ink;    /* text and hairlines */

/* The accent of a book: by its title, so that a shelf of books is told apart and a series keeps its
 * colour. */
struct colour palette_accent(const char *title);

#endif
