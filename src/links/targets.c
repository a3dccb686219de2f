/* Identifiers by their digests, in order, so that one is found by few looks into the spool; see
 * targets.h. Digests are cryptographic, for identifiers are strangers' words. */
#define _GNU_SOURCE /* memmem */
#include "links/targets.h"

#include "base/sha1.h"

#include <stdlib.h>
#include <string.h>

enum { DIGEST_SIZE = 16 };
static const uint32_t top = UINT32_MAX;

struct record {
    uint8_t digest[DIGEST_SIZE];
    uint32_t part; /* or `top` */
};

static struct record record_of(const char *identifier, size_t size, uint32_t part)
{
    uint8_t digest[SHA1_SIZE];
    struct record record = {.part = part};
    sha1(identifier, size, digest);
    memcpy(record.digest, digest, DIGEST_SIZE);
    return record;
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, DIGEST_SIZE);
}

/* The records of all identifiers in the markup; quotation marks in texts are escaped, so that id="
 * is what it looks like. */
static void collect(const struct article *article, struct buffer *records)
{
    static const char mark[] = " id=\"";
    const char *start = article->markup.data, *end = start + article->markup_size, *at = start;
    uint32_t part = 0;
    while ((at = memmem(at, (size_t)(end - at), mark, strlen(mark)))) {
        at += strlen(mark);
        while (part + 1 < article->parts.count &&
               (size_t)(at - start) >= article->parts.items[part])
            part++;
        size_t size = strcspn(at, "\"");
        bool headline = size == strlen("headline") && memcmp(at, "headline", size) == 0;
        struct record record = record_of(at, size, headline ? top : part);
        buffer_add(records, &record, sizeof record);
    }
    if (article->anchor) {
        struct record record = record_of(article->anchor, strlen(article->anchor), top);
        buffer_add(records, &record, sizeof record);
    }
}

bool targets_add(struct article *article)
{
    struct buffer records;
    buffer_init(&records);
    if (article->markup.size > 0)
        collect(article, &records);
    size_t count = records.size / sizeof(struct record);
    if (count > 0 && !records.failed) {
        qsort(records.data, count, sizeof(struct record), compare);
        buffer_add(&article->markup, records.data, records.size);
    }
    article->targets = count;
    bool done = !records.failed && !article->markup.failed;
    buffer_fini(&records);
    return done;
}

enum place targets_find(const struct article *article, const struct spool *spool,
                        const char *identifier, size_t *part)
{
    struct record wanted = record_of(identifier, strlen(identifier), 0), found;
    uint64_t place = article->place + article->markup_size + article->teaser_size;
    size_t low = 0, high = article->targets;
    enum place result = PLACE_NONE;
    struct buffer bytes;
    buffer_init(&bytes);
    while (low < high && result == PLACE_NONE) {
        size_t middle = low + (high - low) / 2;
        buffer_clear(&bytes);
        if (!spool_fetch(spool, place + middle * sizeof found, sizeof found, &bytes) ||
            bytes.failed) {
            result = PLACE_UNREADABLE;
            break;
        }
        memcpy(&found, bytes.data, sizeof found);
        int order = compare(&wanted, &found);
        if (order < 0)
            high = middle;
        else if (order > 0)
            low = middle + 1;
        else
            result = found.part == top ? PLACE_TOP : PLACE_PART;
    }
    if (result == PLACE_PART)
        *part = found.part;
    buffer_fini(&bytes);
    return result;
}
