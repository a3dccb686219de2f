/* The containers of an article's paragraphs; see place.h. */
#include "html/place.h"

#include "html/hints.h"

#include <stdlib.h>
#include <string.h>

static uint32_t mix(uint32_t number, uint32_t next)
{
    return (number ^ next) * 0x01000193; /* FNV-1a */
}

/* Element and classes. Figures in the names of these count up, so they count for nothing; of what
 * says that it has to do with an article the first name counts, for others say which: "post
 * question", "post answer". */
static uint32_t kind_of(const struct piece *piece)
{
    uint32_t number = mix(0, piece->tag);
    const char *class = attribute(piece->node, "class");
    const char *end = class && piece->hints & SUBJECT ? class + strcspn(class, " ") : NULL;
    for (const char *at = class ? class : ""; *at && at != end; at++)
        if (*at < '0' || *at > '9')
            number = mix(number, (unsigned char)*at);
    return number;
}

/* Whether one piece is of the kind of another, and has classes: a section around a section. */
static bool is_like(const struct pieces *pieces, size_t one, size_t other)
{
    const char *class = attribute(pieces->items[one].node, "class");
    return class && *class && kind_of(&pieces->items[one]) == kind_of(&pieces->items[other]);
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
        places->signature[i] = mix(places->signature[piece->parent], kind_of(piece));
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

/* Whether what comes in with a piece above the root belongs to the article as well. `whole`: the
 * page says that the root is all of it. */
static bool belongs(const struct pieces *pieces, const struct places *places, size_t root,
                    size_t best, size_t up, bool whole)
{
    const struct piece *inner = &pieces->items[root], *outer = &pieces->items[up];
    size_t prose = outer->prose - inner->prose, text = outer->text - inner->text;
    size_t link = outer->link - inner->link;
    if (prose == 0)
        return false;
    bool section = is_like(pieces, up, best) && link * 10 < text;
    bool running = prose * 4 >= text * 3;
    /* Paragraphs beside it, and a table of contents: */
    bool opening = places->credit[up] > 0 && prose * 4 >= (text - link) * 3;
    return section || (!whole && (running || opening));
}

/* Goes up from the best place as long as a place like it comes in, a section around it, or for the
 * greatest part running text. */
static size_t find_root(const struct pieces *pieces, const struct places *places, size_t best)
{
    if (pieces->items[0].known > 0)
        return known_root(pieces);
    size_t root = best;
    struct range range = {best, pieces->items[best].end};
    bool whole = false;
    for (size_t up = best; up > 0;) {
        whole |= strcmp((const char *)pieces->items[up].node->name, "article") == 0;
        up = pieces->items[up].parent;
        bool alike = meets_alike(places, best, &range, (struct range){up, pieces->items[up].end});
        if (alike || belongs(pieces, places, root, best, up, whole))
            root = up;
    }
    return root;
}

static void find_homes(const struct pieces *pieces, struct places *places, size_t best)
{
    for (size_t i = places->root; i < pieces->items[places->root].end; i++)
        places->is_home[i] = places->signature[i] == places->signature[best] ||
                             (places->credit[i] > 0 && is_like(pieces, i, best)) ||
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
