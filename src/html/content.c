/* The article in a page; see content.h. */
#include "html/content.h"

#include "html/clutter.h"
#include "html/figure.h"
#include "html/heading.h"
#include "html/hints.h"
#include "html/known.h"
#include "html/place.h"
#include "html/story.h"

#include <string.h>

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
    heading_mark_tools(pieces);
    clutter_by_name(pieces);
    bool found = places_find(pieces, &places);
    if (found && pieces->items[0].prose > 0 && (always || !is_bare(pieces))) {
        clutter_of_links(pieces, places.root, places.is_home);
        figure_make(pieces, places.root);
        size_t first = story_mark_ends(pieces, &places, facts->of[FACT_TITLE].text);
        measure_again(pieces);
        keep_standfirst(pieces, places.root, first, facts);
        drop_clutter(pieces, places.root);
        *content = pieces->items[places.root].node;
    }
    places_fini(&places);
    return found && !pieces->failed;
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
