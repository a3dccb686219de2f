/* One text that holds many articles: where each begins. */
#ifndef OCTAVO_READ_SPLIT_H
#define OCTAVO_READ_SPLIT_H

#include "base/memory.h"
#include "read/lines.h"

#include <regex.h>

/* Finds the lines with which the articles of a text begin: behind the same rule, page break or
 * repeated header block each time, or, where `on` is not NULL, at the lines that it matches. Only
 * what a text does consistently counts: `starts` stays empty for a text that is one article. Rules
 * that part articles become blank lines.
 * `*reason` is what says so. False without memory. */
bool split_find(struct lines *lines, const regex_t *on, struct sizes *starts, const char **reason);

#endif
