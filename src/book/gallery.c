/* The pictures of a book; see gallery.h. Two tables of digests, with open addressing, lead to one
 * row of pictures. */
#include "book/gallery.h"

#include "base/memory.h"
#include "base/sha1.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    uint8_t digest[PICTURE_DIGEST_SIZE];
    bool used;
    struct made made;
};

struct table {
    struct slot *slots;
    size_t count, capacity; /* a power of two, less than three quarters of it used */
};

struct gallery {
    pthread_mutex_t lock;
    struct picture *pictures;
    size_t count, capacity;
    struct table made, own; /* by digests of inputs, and of the pictures themselves */
};

struct gallery *gallery_new(void)
{
    struct gallery *gallery = calloc(1, sizeof *gallery);
    if (gallery)
        pthread_mutex_init(&gallery->lock, NULL);
    return gallery;
}

void gallery_free(struct gallery *gallery)
{
    if (!gallery)
        return;
    pthread_mutex_destroy(&gallery->lock);
    free(gallery->pictures);
    free(gallery->made.slots);
    free(gallery->own.slots);
    free(gallery);
}

void gallery_digest(const void *bytes, size_t size, uint8_t digest[PICTURE_DIGEST_SIZE])
{
    uint8_t whole[SHA1_SIZE];
    sha1(bytes, size, whole);
    memcpy(digest, whole, PICTURE_DIGEST_SIZE);
}

/* The slot of a digest, or the free one where it belongs; the table has one. */
static struct slot *slot_of(const struct table *table, const uint8_t *digest)
{
    size_t at = 0;
    memcpy(&at, digest, sizeof at); /* a digest is as good as any hash of it */
    for (;; at++) {
        struct slot *slot = &table->slots[at & (table->capacity - 1)];
        if (!slot->used || memcmp(slot->digest, digest, PICTURE_DIGEST_SIZE) == 0)
            return slot;
    }
}

/* Makes room for one more digest. */
static bool table_reserve(struct table *table)
{
    enum { FIRST = 16 };
    if (table->count < table->capacity / 4 * 3)
        return true;
    struct table larger = {.count = table->count,
                           .capacity = table->capacity > 0 ? 2 * table->capacity : FIRST};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].used)
            *slot_of(&larger, table->slots[i].digest) = table->slots[i];
    free(table->slots);
    *table = larger;
    return true;
}

static void table_add(struct table *table, const uint8_t *digest, const struct made *made)
{
    struct slot *slot = slot_of(table, digest);
    table->count += !slot->used;
    memcpy(slot->digest, digest, PICTURE_DIGEST_SIZE);
    slot->used = true;
    slot->made = *made;
}

/* What is noted under a digest, or NULL. */
static const struct made *table_find(const struct table *table, const uint8_t *digest)
{
    const struct slot *slot = table->capacity > 0 ? slot_of(table, digest) : NULL;
    return slot && slot->used ? &slot->made : NULL;
}

bool gallery_find_made(struct gallery *gallery, const uint8_t input[PICTURE_DIGEST_SIZE],
                       struct made *made, struct picture *picture)
{
    pthread_mutex_lock(&gallery->lock);
    const struct made *found = table_find(&gallery->made, input);
    if (found)
        *made = *found;
    if (found && found->number != PICTURE_NONE)
        *picture = gallery->pictures[found->number];
    pthread_mutex_unlock(&gallery->lock);
    return found != NULL;
}

bool gallery_note(struct gallery *gallery, const uint8_t input[PICTURE_DIGEST_SIZE],
                  const struct made *made)
{
    pthread_mutex_lock(&gallery->lock);
    bool noted = table_reserve(&gallery->made);
    if (noted)
        table_add(&gallery->made, input, made);
    pthread_mutex_unlock(&gallery->lock);
    return noted;
}

bool gallery_find(struct gallery *gallery, const uint8_t digest[PICTURE_DIGEST_SIZE],
                  size_t *number, struct picture *picture)
{
    pthread_mutex_lock(&gallery->lock);
    const struct made *found = table_find(&gallery->own, digest);
    if (found) {
        *number = found->number;
        *picture = gallery->pictures[found->number];
    }
    pthread_mutex_unlock(&gallery->lock);
    return found != NULL;
}

/* With the lock. */
static bool add(struct gallery *gallery, const struct picture *picture, size_t *number)
{
    const struct made *found = table_find(&gallery->own, picture->digest);
    void *pictures = gallery->pictures;
    *number = found ? found->number : gallery->count;
    if (found)
        return true;
    if (!table_reserve(&gallery->own) ||
        !memory_reserve(&pictures, &gallery->capacity, gallery->count + 1,
                        sizeof *gallery->pictures))
        return false;
    gallery->pictures = pictures;
    gallery->pictures[gallery->count++] = *picture;
    table_add(&gallery->own, picture->digest, &(struct made){.number = *number});
    return true;
}

bool gallery_add(struct gallery *gallery, const struct picture *picture, size_t *number)
{
    pthread_mutex_lock(&gallery->lock);
    bool added = add(gallery, picture, number);
    pthread_mutex_unlock(&gallery->lock);
    return added;
}

const struct picture *gallery_picture(const struct gallery *gallery, size_t number)
{
    return &gallery->pictures[number];
}
