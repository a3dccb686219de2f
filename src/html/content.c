/* The article in a page; see content.h. */
#include "html/content.h"

#include "html/clutter.h"
#include "html/figure.h"
#include "html/hints.h"
#include "html/known.h"
#include "html/place.h"
#include "html/tags.h"

#include <string.h>

/* From the first to the last paragraph of running text. */
struct story {
    size_t first, last;
};

static struct story find_story(const struct pieces *pieces, const struct places *places)
{
    struct story story = {0, 0};
    for (size_t i = places->root; i < pieces->items[places->root].end; i++) {
        if (place_prose(pieces, i) == 0 || !places->is_home[place_of(pieces, i)])
            continue;
        story.first = story.first ? story.first : i;
        story.last = i;
    }
    return story;
}

/* Short paragraphs and lists right before the first long one belong to it, unless they say who
 * wrote it and when. */
static size_t begin_story(const struct pieces *pieces, size_t first)
{
    for (size_t i = piece_before(pieces, first); i > pieces->items[first].parent;
         i = piece_before(pieces, i)) {
        const struct piece *piece = &pieces->items[i];
        if (piece->clutter || piece->text == 0)
            continue;
        bool fits = piece->traits & (PARAGRAPH | LIST) && piece->link * 10 < piece->text * 3 &&
                    !(piece->hints & (BYLINE | STANDFIRST));
        if (!fits)
            break;
        first = i;
    }
    return first;
}

/* Whether the piece is of the same kind as the one beside it in which the story ends: a step, a
 * section. */
static bool is_like_last(const struct pieces *pieces, const struct places *places, size_t i,
                         size_t last)
{
    while (last > places->root && pieces->items[last].parent != pieces->items[i].parent)
        last = pieces->items[last].parent;
    return places->signature[last] == places->signature[i];
}

/* Short paragraphs, lists and the like that follow the last long one in the same place. */
static bool follows(const struct pieces *pieces, const struct places *places, size_t i, size_t last)
{
    enum { LETTERS = 100 };
    const struct piece *piece = &pieces->items[i];
    if (!places->is_home[piece->parent] || piece->link * 10 >= piece->text * 3)
        return false;
    return piece->traits & (PARAGRAPH | LIST) ||
           ((piece->text >= LETTERS || is_like_last(pieces, places, i, last)) &&
            piece->near * 10 < piece->text);
}

/* A picture above the story may be its own; who wrote it has one as well. */
static bool may_show(const struct piece *piece)
{
    return piece->pictures > 0 && !(piece->hints & BYLINE) && piece->near == 0;
}

/* What stands before the story: bylines, buttons. What holds a picture is looked into. */
static size_t mark_before(struct pieces *pieces, size_t i)
{
    struct piece *piece = &pieces->items[i];
    if (may_show(piece))
        return i + 1;
    piece->clutter |= piece->text > 0 || piece->hints & BYLINE;
    return piece->block && piece->text > 0 ? piece->end : i + 1;
}

/* What stands behind it: who the author is, what else there is to read. */
static size_t mark_behind(struct pieces *pieces, const struct places *places, size_t i, size_t last)
{
    struct piece *piece = &pieces->items[i];
    if (!piece->block)
        return i + 1;
    bool fits = piece->text > 0 ? follows(pieces, places, i, last)
                                : piece->pictures > 0 && places->is_home[piece->parent];
    piece->clutter |= !fits;
    return piece->end;
}

/* Returns where the story begins. */
static size_t mark_ends(struct pieces *pieces, const struct places *places)
{
    struct story story = find_story(pieces, places);
    if (story.first > places->root)
        story.first = begin_story(pieces, story.first);
    for (size_t i = places->root + 1; i < pieces->items[places->root].end;) {
        if (pieces->items[i].end <= story.first)
            i = mark_before(pieces, i);
        else if (i >= pieces->items[story.last].end)
            i = mark_behind(pieces, places, i, story.last);
        else
            i++;
    }
    return story.first;
}

static void drop_clutter(struct pieces *pieces, size_t root)
{
    for (size_t i = pieces->items[root].end; i-- > root + 1;) {
        struct piece *piece = &pieces->items[i];
        if (piece->clutter && !pieces->items[piece->parent].clutter) {
            xmlUnlinkNode(piece->node);
            xmlFreeNode(piece->node);
        }
    }
}

/* Whether a page is nothing but its article: no element says that it is something else, and few
 * words are links to other pages. */
static bool is_bare(const struct pieces *pieces)
{
    size_t near = pieces->items[0].near, text = pieces->items[0].text;
    for (size_t i = 1; i < pieces->count; i++)
        if (pieces->items[i].clutter && pieces->items[i].own > 0)
            return false;
    return near * 20 < text;
}

/* The standfirst nearest above the story: in it, it is marked to go; around it, it is no clutter.
 */
static void keep_standfirst(const struct pieces *pieces, size_t root, size_t first,
                            struct page_facts *facts)
{
    for (size_t i = first; i-- > 1;) {
        const struct piece *piece = &pieces->items[i];
        bool inside = i > root && i < pieces->items[root].end;
        if (piece->hints & STANDFIRST && piece->own > 0 && piece->end <= first &&
            piece->clutter == inside)
            facts_offer_element(facts, FACT_STANDFIRST, 1, "standfirst of the page", piece->node);
    }
}

static bool find_in(struct pieces *pieces, struct page_facts *facts, bool always, xmlNode **content)
{
    struct places places;
    figure_open_noscript(pieces);
    figure_find_captions(pieces);
    clutter_by_name(pieces);
    bool found = places_find(pieces, &places);
    if (found && pieces->items[0].prose > 0 && (always || !is_bare(pieces))) {
        clutter_of_links(pieces, places.root, places.is_home);
        figure_make(pieces, places.root);
        size_t first = mark_ends(pieces, &places);
        measure_again(pieces);
        keep_standfirst(pieces, places.root, first, facts);
        drop_clutter(pieces, places.root);
        *content = pieces->items[places.root].node;
    }
    places_fini(&places);
    return found;
}

bool content_find(const struct tree *page, struct page_facts *facts, bool always, xmlNode **content)
{
    struct pieces pieces;
    xmlNode *body = page->root->last;
    while (body && strcmp((const char *)body->name, "body") != 0)
        body = body->prev;
    *content = NULL;
    if (!body)
        return true;
    bool found = measure(body, facts->of[FACT_URL].text, &pieces) &&
                 known_find(&pieces, facts->of[FACT_BODY].text) &&
                 find_in(&pieces, facts, always, content);
    pieces_fini(&pieces);
    return found;
}
