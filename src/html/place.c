/* The containers of an article's paragraphs; see place.h. */
#include "html/place.h"

#include "html/hints.h"

#include <stdlib.h>
#include <string.h>

static uint32_t mix(uint32_t number, uint32_t next)
{
    return (number ^ next) * 0x01000193; /* FNV-1a */
}

/* Figures in class names count up, so they count for nothing. */
static uint32_t signature_of(const struct piece *piece, uint32_t above)
{
    uint32_t number = mix(above, piece->tag);
    const char *class = attribute(piece->node, "class");
    for (const char *at = class ? class : ""; *at; at++)
        if (*at < '0' || *at > '9')
            number = mix(number, (unsigned char)*at);
    return number;
}

size_t place_of(const struct pieces *pieces, size_t paragraph)
{
    size_t prose = pieces->items[paragraph].prose, place = pieces->items[paragraph].parent;
    if (piece_prose(&pieces->items[paragraph]) < prose)
        return paragraph; /* there are blocks in its text */
    size_t text = pieces->items[paragraph].text;
    while (place > 0 && pieces->items[place].text == text)
        place = pieces->items[place].parent;
    return place;
}

size_t place_prose(const struct pieces *pieces, size_t paragraph)
{
    const struct piece *piece = &pieces->items[paragraph];
    bool stranger = pieces->items[0].known > 0 && piece->own_known * 2 < piece->own;
    return piece->clutter || piece->caption || stranger ? 0 : piece_prose(piece);
}

static void give_credit(const struct pieces *pieces, struct places *places)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[i];
        places->signature[i] = signature_of(piece, places->signature[piece->parent]);
        size_t prose = place_prose(pieces, i);
        if (prose > 0)
            places->credit[place_of(pieces, i)] += prose;
    }
}

/* The piece in which most running text is at home; one that says so counts more. */
static size_t best_place(const struct pieces *pieces, const struct places *places)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        size_t got = places->credit[i] * (pieces->items[i].hints & STORY ? 13 : 10);
        if (got > most) {
            most = got;
            best = i;
        }
    }
    return best;
}

/* What was looked at on the way up: pieces from `first` to `end`. */
struct range {
    size_t first, end;
};

/* Whether a place like the best one comes in when the range grows. */
static bool meets_alike(const struct places *places, size_t best, struct range *range,
                        struct range grown)
{
    bool met = false;
    uint32_t signature = places->signature[best];
    while (range->first > grown.first) {
        range->first--;
        met |= places->credit[range->first] > 0 && places->signature[range->first] == signature;
    }
    for (; range->end < grown.end; range->end++)
        met |= places->credit[range->end] > 0 && places->signature[range->end] == signature;
    return met;
}

/* The innermost piece that holds all but a little of what is known. */
static size_t known_root(const struct pieces *pieces)
{
    size_t root = 0, most = pieces->items[0].known - pieces->items[0].known / 20;
    for (size_t i = 1; i < pieces->items[root].end; i++)
        if (pieces->items[i].block && pieces->items[i].known >= most)
            root = i;
    return root;
}

/* Goes up from the best place as long as a place like it comes in, or what comes in is running text
 * for the greatest part. */
static size_t find_root(const struct pieces *pieces, const struct places *places, size_t best)
{
    if (pieces->items[0].known > 0)
        return known_root(pieces);
    size_t root = best;
    struct range range = {best, pieces->items[best].end};
    bool whole = false; /* the page says that this is the article */
    for (size_t up = best; up > 0;) {
        whole |= strcmp((const char *)pieces->items[up].node->name, "article") == 0;
        up = pieces->items[up].parent;
        size_t prose = pieces->items[up].prose - pieces->items[root].prose;
        size_t text = pieces->items[up].text - pieces->items[root].text;
        bool alike = meets_alike(places, best, &range, (struct range){up, pieces->items[up].end});
        if (alike || (!whole && prose > 0 && prose * 4 >= text * 3))
            root = up;
    }
    return root;
}

static void find_homes(const struct pieces *pieces, struct places *places, size_t best)
{
    for (size_t i = places->root; i < pieces->items[places->root].end; i++)
        places->is_home[i] = places->signature[i] == places->signature[best] ||
                             places->credit[i] > places->credit[best] / 4;
}

bool places_find(const struct pieces *pieces, struct places *places)
{
    *places = (struct places){
        .credit = calloc(pieces->count, sizeof *places->credit),
        .signature = calloc(pieces->count, sizeof *places->signature),
        .is_home = calloc(pieces->count, sizeof *places->is_home),
    };
    if (!places->credit || !places->signature || !places->is_home)
        return false;
    give_credit(pieces, places);
    size_t best = best_place(pieces, places);
    places->root = find_root(pieces, places, best);
    find_homes(pieces, places, best);
    return true;
}

void places_fini(struct places *places)
{
    free(places->credit);
    free(places->signature);
    free(places->is_home);
    *places = (struct places){0};
}
