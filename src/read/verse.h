/* Verse: lines whose ends the author set. */
#ifndef OCTAVO_READ_VERSE_H
#define OCTAVO_READ_VERSE_H

#include "read/layout.h"

/* Whether a whole text is poems: all of it short lines, most of which end where no wrapping
 * program would have ended them. */
bool verse_is_all(const struct lines *lines);

/* Whether the lines of a run are verse, or an address: their ends are kept. In a poem two lines
 * are enough, and so is one that begins small. */
bool verse_is(const struct layout *layout, const struct layout_habit *habit);

/* Where in a run lines of one measure begin, each with a stop at its end, as Chinese poems have
 * them below their titles; `end` when there are none. */
size_t verse_regular(const struct lines *lines, size_t first, size_t end);

#endif
