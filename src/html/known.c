/* Words that are known to be the article's; see known.h. Three words in a row are looked for by
 * their hash; a Han character or kana is a word. */
#include "html/known.h"

#include "base/utf8.h"
#include "html/tags.h"

#include <stdlib.h>
#include <string.h>

enum { RUN = 3 };

/* The words of a text, one after the other. */
struct words {
    const char *at, *end;
    uint64_t hashes[RUN]; /* of the last words, the newest last */
    size_t sizes[RUN];    /* their letters */
    size_t count;
};

static uint64_t mix(uint64_t hash, uint64_t next)
{
    return (hash ^ next) * 0x100000001B3; /* FNV-1a */
}

/* Takes the next word; false at the end. */
static bool next_word(struct words *words)
{
    uint64_t hash = 0xCBF29CE484222325;
    size_t size = 0;
    while (words->at < words->end) {
        const char *before = words->at;
        uint32_t c = utf8_next(&words->at, words->end);
        bool alone = character_is_ideographic(c), word = character_is_word(c);
        if (size > 0 && (alone || !word)) {
            words->at = alone ? before : words->at;
            break;
        }
        if (!word)
            continue;
        hash = mix(hash, c);
        size++;
        if (alone)
            break;
    }
    memmove(words->hashes, words->hashes + 1, sizeof words->hashes - sizeof *words->hashes);
    memmove(words->sizes, words->sizes + 1, sizeof words->sizes - sizeof *words->sizes);
    words->hashes[RUN - 1] = hash;
    words->sizes[RUN - 1] = size;
    words->count += size > 0;
    return size > 0;
}

/* Never 0, which is an empty slot. */
static uint64_t run_of(const struct words *words)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < RUN; i++)
        hash = mix(mix(hash, words->hashes[i] >> 32), words->hashes[i]);
    return hash | 1;
}

struct runs {
    uint64_t *slots;
    size_t capacity; /* a power of two */
    size_t letters;
};

/* Where the run is, or the empty slot where it belongs. */
static size_t slot_of(const struct runs *runs, uint64_t run)
{
    size_t slot = (size_t)(run ^ run >> 29) & (runs->capacity - 1);
    while (runs->slots[slot] != 0 && runs->slots[slot] != run)
        slot = (slot + 1) & (runs->capacity - 1);
    return slot;
}

static bool collect_runs(struct runs *runs, const char *body)
{
    size_t size = strlen(body);
    runs->capacity = 64;
    while (runs->capacity < size * 2) /* twice as many slots as words */
        runs->capacity *= 2;
    runs->slots = calloc(runs->capacity, sizeof *runs->slots);
    if (!runs->slots)
        return false;
    struct words words = {.at = body, .end = body + size};
    while (next_word(&words)) {
        runs->letters += words.sizes[RUN - 1];
        if (words.count >= RUN)
            runs->slots[slot_of(runs, run_of(&words))] = run_of(&words);
    }
    return true;
}

/* The letters of the words of a text that stand in runs. */
static size_t count_known(const struct runs *runs, const char *text)
{
    struct words words = {.at = text, .end = text + strlen(text)};
    size_t known = 0, counted = 0; /* words from the first that were looked at and counted */
    while (next_word(&words)) {
        if (words.count < RUN || runs->slots[slot_of(runs, run_of(&words))] == 0)
            continue;
        for (size_t i = 0; i < RUN; i++)
            if (words.count - RUN + i >= counted)
                known += words.sizes[i];
        counted = words.count;
    }
    return known;
}

static void add_up(struct pieces *pieces, const struct runs *runs)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[i];
        for (const xmlNode *child = piece->node->children; child; child = child->next)
            if (child->type == XML_TEXT_NODE && !(piece->traits & RAW))
                pieces->items[piece->line].own_known +=
                    count_known(runs, (const char *)child->content);
    }
    for (size_t i = 0; i < pieces->count; i++)
        pieces->items[i].known = pieces->items[i].own_known;
    for (size_t i = pieces->count; i-- > 1;)
        pieces->items[pieces->items[i].parent].known += pieces->items[i].known;
}

bool known_find(struct pieces *pieces, const char *body)
{
    struct runs runs = {0};
    bool done = !body || collect_runs(&runs, body);
    if (runs.slots)
        add_up(pieces, &runs);
    free(runs.slots);
    bool most = done && body && pieces->items[0].known * 2 > runs.letters;
    for (size_t i = 0; i < pieces->count && !most; i++)
        pieces->items[i].known = pieces->items[i].own_known = 0;
    return done;
}
