/* Names of articles; see index.h. */
#include "links/index.h"

bool link_index_add(struct link_index *index, const char *name, size_t article)
{
    return dictionary_add(&index->articles, name, article);
}

bool link_index_add_copy(struct link_index *index, const char *name, size_t article)
{
    return strings_add(&index->names, name) &&
           link_index_add(index, index->names.items[index->names.count - 1], article);
}

bool link_index_find(const struct link_index *index, const char *name, size_t *article)
{
    const size_t *found = dictionary_find(&index->articles, name);
    if (found)
        *article = *found;
    return found != NULL;
}

void link_index_fini(struct link_index *index)
{
    dictionary_fini(&index->articles);
    strings_fini(&index->names);
}
