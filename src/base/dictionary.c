/* A hash table with open slots behind each other; see dictionary.h. The seed is an address, which
 * no input knows, so that none can choose keys that all have one hash. */
#include "base/dictionary.h"

#include <stdlib.h>
#include <string.h>

static uint64_t hash_of(const struct dictionary *dictionary, const char *key)
{
    uint64_t hash = dictionary->seed;
    for (; *key; key++) {
        hash = (hash ^ (unsigned char)*key) * 0x9E3779B97F4A7C15;
        hash ^= hash >> 32;
    }
    return hash;
}

/* The slot that holds a key, or the empty one where it would stand. */
static struct dictionary_slot *slot_of(const struct dictionary *dictionary, const char *key,
                                       uint64_t hash)
{
    size_t i = hash & (dictionary->capacity - 1);
    while (dictionary->slots[i].key &&
           (dictionary->slots[i].hash != hash || strcmp(dictionary->slots[i].key, key) != 0))
        i = (i + 1) & (dictionary->capacity - 1);
    return &dictionary->slots[i];
}

/* Keeps a third of the slots empty. */
static bool grow(struct dictionary *dictionary)
{
    enum { FEWEST = 16 };
    if (dictionary->count + 1 <= dictionary->capacity / 3 * 2)
        return true;
    struct dictionary larger = *dictionary;
    larger.capacity = dictionary->capacity > 0 ? dictionary->capacity * 2 : FEWEST;
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    if (larger.seed == 0)
        larger.seed = (uint64_t)(uintptr_t)larger.slots * 0x9E3779B97F4A7C15;
    for (size_t i = 0; i < dictionary->capacity; i++) {
        const struct dictionary_slot *slot = &dictionary->slots[i];
        if (slot->key)
            *slot_of(&larger, slot->key, slot->hash) = *slot;
    }
    free(dictionary->slots);
    *dictionary = larger;
    return true;
}

bool dictionary_add(struct dictionary *dictionary, const char *key, size_t value)
{
    if (!grow(dictionary))
        return false;
    uint64_t hash = hash_of(dictionary, key);
    struct dictionary_slot *slot = slot_of(dictionary, key, hash);
    if (!slot->key) {
        *slot = (struct dictionary_slot){key, hash, value};
        dictionary->count++;
    }
    return true;
}

size_t *dictionary_find(const struct dictionary *dictionary, const char *key)
{
    if (dictionary->capacity == 0)
        return NULL;
    struct dictionary_slot *slot = slot_of(dictionary, key, hash_of(dictionary, key));
    return slot->key ? &slot->value : NULL;
}

void dictionary_fini(struct dictionary *dictionary)
{
    free(dictionary->slots);
    *dictionary = (struct dictionary){0};
}
