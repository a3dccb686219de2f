/* Stretches of lines whose columns speak: aligned tables and listings. They are kept as they are.
 */
#ifndef OCTAVO_READ_TABLE_H
#define OCTAVO_READ_TABLE_H

#include "read/lines.h"

/* What is known of the stretch at hand, so that it need not be looked at again from each of its
 * lines; zero at first. */
struct stretch {
    size_t first, end; /* its lines */
    size_t shallow;    /* up to here a line is not set in: no listing begins before that */
    size_t code;       /* where all are: how many look like a program */
};

/* How many lines from `first` on, all before `end`, are an aligned table, a drawing or a listing,
 * and whether they are a listing; 0 when none begins there. `margin` is the usual indent of the
 * text. */
size_t table_lines(const struct lines *lines, size_t first, size_t end, size_t margin,
                   struct stretch *known, bool *listing);

#endif
