/* Names of articles in a hash table; see link_index.h. */
#include "link_index.h"

#include <stdlib.h>
#include <string.h>

static uint32_t hash_of(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

/* The slot that holds a name, or the empty one where it would stand. */
static struct link_name *slot_of(const struct link_index *index, const char *name, uint32_t hash)
{
    size_t i = hash & (index->capacity - 1);
    while (index->slots[i].name &&
           (index->slots[i].hash != hash || strcmp(index->slots[i].name, name) != 0))
        i = (i + 1) & (index->capacity - 1);
    return &index->slots[i];
}

/* Keeps a third of the slots empty. */
static bool grow(struct link_index *index)
{
    enum { FEWEST = 16 };
    if (index->count + 1 <= index->capacity / 3 * 2)
        return true;
    struct link_index larger = *index;
    larger.capacity = index->capacity > 0 ? index->capacity * 2 : FEWEST;
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < index->capacity; i++)
        if (index->slots[i].name)
            *slot_of(&larger, index->slots[i].name, index->slots[i].hash) = index->slots[i];
    free(index->slots);
    *index = larger;
    return true;
}

bool link_index_add(struct link_index *index, const char *name, size_t article)
{
    if (!grow(index))
        return false;
    uint32_t hash = hash_of(name);
    struct link_name *slot = slot_of(index, name, hash);
    if (!slot->name) {
        *slot = (struct link_name){name, hash, (uint32_t)article};
        index->count++;
    }
    return true;
}

bool link_index_add_copy(struct link_index *index, const char *name, size_t article)
{
    return strings_add(&index->names, name) &&
           link_index_add(index, index->names.items[index->names.count - 1], article);
}

bool link_index_find(const struct link_index *index, const char *name, size_t *article)
{
    if (index->capacity == 0)
        return false;
    const struct link_name *slot = slot_of(index, name, hash_of(name));
    if (slot->name)
        *article = slot->article;
    return slot->name != NULL;
}

void link_index_fini(struct link_index *index)
{
    free(index->slots);
    strings_fini(&index->names);
    *index = (struct link_index){0};
}
