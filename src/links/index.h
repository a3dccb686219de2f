/* Under which names articles can be found: paths of their sources, addresses that they state. */
#ifndef OCTAVO_LINKS_INDEX_H
#define OCTAVO_LINKS_INDEX_H

#include "base/dictionary.h"
#include "base/memory.h"

struct link_index {
    struct dictionary articles; /* by their names */
    struct strings names;       /* those that are not borrowed */
};

/* Adds a name, borrowed, for an article; the first one that has it keeps it. False without memory.
 */
bool link_index_add(struct link_index *index, const char *name, size_t article);

/* The same for a copy of the name. */
bool link_index_add_copy(struct link_index *index, const char *name, size_t article);

/* The article with this name; false when there is none. */
bool link_index_find(const struct link_index *index, const char *name, size_t *article);

void link_index_fini(struct link_index *index);

#endif
