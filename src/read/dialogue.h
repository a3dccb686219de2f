/* Speech that begins with dashes, as novels and newspapers of many languages print it. */
#ifndef OCTAVO_READ_DIALOGUE_H
#define OCTAVO_READ_DIALOGUE_H

#include "read/list.h"

/* Takes the markers off the rows of lines that begin with a hyphen or a dash and are spoken: they
 * end as sentences do. `markers` has one for each line. */
void dialogue_unmark(const struct lines *lines, struct marker *markers);

#endif
