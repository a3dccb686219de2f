/* A walk through one folder: which of its files are articles, in which order. */
#ifndef OCTAVO_COLLECT_WALK_H
#define OCTAVO_COLLECT_WALK_H

#include "collect/collect.h"

/* Adds the articles below the folder `path`, open as `folder`, to `sources`, and what is passed
 * over. `section` begins the path of sections of all that is found; "" for none. The settings say
 * which names are taken and whether links are followed. OCTAVO_LIMIT without memory. */
octavo_status walk(int folder, const char *path, const char *section, size_t input,
                   const struct settings *settings, struct sources *sources,
                   struct diagnostics *remarks);

#endif
