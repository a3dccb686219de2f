/* Stretches of lines whose columns speak: aligned tables and listings. They are kept as they are.
 */
#ifndef OCTAVO_READ_TABLE_H
#define OCTAVO_READ_TABLE_H

#include "read/lines.h"

/* How many lines from `first` on, all before `end`, are an aligned table, a drawing or a listing,
 * and whether they are a listing; 0 when none begins there. `margin` is the usual indent of the
 * text. */
size_t table_lines(const struct lines *lines, size_t first, size_t end, size_t margin,
                   bool *listing);

#endif
