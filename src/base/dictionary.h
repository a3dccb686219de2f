/* Strings, each with a number, found in the same time however many there are: for names that
 * strangers chose. */
#ifndef OCTAVO_BASE_DICTIONARY_H
#define OCTAVO_BASE_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dictionary {
    struct dictionary_slot {
        const char *key; /* borrowed; NULL in an empty slot */
        uint64_t hash;
        size_t value;
    } * slots;
    size_t capacity; /* a power of two */
    size_t count;
    uint64_t seed;
};

/* Adds a key, which has to live as long as the dictionary; one that is there already keeps its
 * value. False without memory. */
bool dictionary_add(struct dictionary *dictionary, const char *key, size_t value);

/* The value of a key, good until the next is added; NULL where there is none. */
size_t *dictionary_find(const struct dictionary *dictionary, const char *key);

void dictionary_fini(struct dictionary *dictionary);

#endif
