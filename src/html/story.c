/* Where the story begins and ends; see story.h. */
#include "html/story.h"

#include "book/outline.h"
#include "book/text.h"
#include "html/hints.h"
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

/* Whether the element is one of a text, however short: a paragraph, a list, a listing, a table.
 */
static bool is_of_text(const struct piece *piece)
{
    static const char *const names[] = {"pre", "blockquote", "table"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp((const char *)piece->node->name, names[i]) == 0)
            return true;
    return piece->traits & (PARAGRAPH | LIST);
}

/* Whether two headings look alike, be it on two levels of one series. */
static bool are_alike(const struct piece *one, const struct piece *other)
{
    const char *class = attribute(one->node, "class"), *there = attribute(other->node, "class");
    bool same = class && there ? strcmp(class, there) == 0 : class == there;
    return same && (one->tag == other->tag || (class && *class));
}

/* The heading that is all the text of a piece, or 0. */
static size_t heading_in(const struct pieces *pieces, size_t i)
{
    size_t text = pieces->items[i].text;
    while (i < pieces->count && pieces->items[i].text == text &&
           !(pieces->items[i].traits & HEADING))
        i++;
    return i < pieces->count && pieces->items[i].text == text && pieces->items[i].own == text ? i
                                                                                              : 0;
}

static bool says_title(const xmlNode *heading, const char *title)
{
    struct buffer text;
    buffer_init(&text);
    outline_text(heading, &text);
    bool same = title && !text.failed && text.size > 0 && text_says_the_same(text.data, title);
    buffer_fini(&text);
    return same;
}

/* Whether a piece before the story is the heading of its first section: another one looks like it,
 * and it is not the title. */
static bool is_section(const struct pieces *pieces, const struct places *places, size_t i,
                       const char *title)
{
    size_t heading = heading_in(pieces, i);
    bool found = false;
    for (size_t j = pieces->items[i].end;
         heading > 0 && !found && j < pieces->items[places->root].end; j++)
        found = pieces->items[j].traits & HEADING && !pieces->items[j].clutter &&
                are_alike(&pieces->items[heading], &pieces->items[j]);
    return found && !says_title(pieces->items[heading].node, title);
}

/* Short paragraphs, lists and a heading right before the first long one belong to it, unless they
 * say who wrote it and when. */
static size_t begin_story(const struct pieces *pieces, const struct places *places, size_t first,
                          const char *title)
{
    for (size_t i = piece_before(pieces, first); i > pieces->items[first].parent;
         i = piece_before(pieces, i)) {
        const struct piece *piece = &pieces->items[i];
        if (piece->clutter || piece->text == 0)
            continue;
        if (is_section(pieces, places, i, title))
            return i;
        bool fits = is_of_text(piece) && piece->link * 10 < piece->text * 3 &&
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
    return is_of_text(piece) ||
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

size_t story_mark_ends(struct pieces *pieces, const struct places *places, const char *title)
{
    struct story story = find_story(pieces, places);
    if (story.first > places->root)
        story.first = begin_story(pieces, places, story.first, title);
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
