/* The names in what a page says about who wrote it. */
#ifndef OCTAVO_HTML_AUTHOR_H
#define OCTAVO_HTML_AUTHOR_H

#include "read/byline.h"

/* Finds the names in a clean line such as "By A. Name and B. Name, 12 March 2026", "A. Name
 * (https://name.example/)", "The Wire". Returns how many; 0 where it names nobody. A line that is
 * `stated` to be a name is one as it stands, if no byline; any other has to be a byline. */
size_t author_names(const char *line, bool stated, struct span names[BYLINE_NAMES]);

/* Whether it is no name but what a site's software calls an account. */
bool author_is_account(const char *name);

#endif
