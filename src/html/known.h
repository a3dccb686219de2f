/* Which of a page's words are those of its article, where the page says so in JSON-LD. */
#ifndef OCTAVO_HTML_KNOWN_H
#define OCTAVO_HTML_KNOWN_H

#include "html/measure.h"

/* Counts in `own_known` and `known` of each piece the letters that stand in `body` as well, in the
 * same order of words; nothing where the page does not hold most of `body`, or `body` is NULL.
 * False without memory. */
bool known_find(struct pieces *pieces, const char *body);

#endif
