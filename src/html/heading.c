/* What a site adds to headings; see heading.h. */
#include "html/heading.h"

#include "html/tags.h"

#include <string.h>

/* A short text. */
struct mark {
    char first, last; /* that is no space */
    size_t letters;
    size_t linked; /* letters in links that leave the page */
};

static void add_text(struct mark *mark, const char *text, bool linked)
{
    static const char spaces[] = " \t\n\f\r";
    text += strspn(text, spaces);
    size_t size = strlen(text);
    while (size > 0 && strchr(spaces, text[size - 1]))
        size--;
    if (size == 0)
        return;
    size_t letters = count_letters(text);
    mark->first = mark->first ? mark->first : *text;
    mark->last = text[size - 1];
    mark->letters += letters;
    mark->linked += linked ? letters : 0;
}

/* The text of a piece; pieces are in document order, as the texts between them are. */
static struct mark mark_of(const struct pieces *pieces, size_t i)
{
    struct mark mark = {0};
    const xmlNode *root = pieces->items[i].node;
    for (const xmlNode *node = root; node; node = tree_next(node, root)) {
        while (i + 1 < pieces->count && node == pieces->items[i + 1].node)
            i++;
        bool inside = node->type == XML_TEXT_NODE && node->parent == pieces->items[i].node;
        if (node->type == XML_TEXT_NODE)
            add_text(&mark, (const char *)node->content,
                     inside && pieces->items[i].linked != LINK_NONE);
    }
    return mark;
}

/* Whether an inline element stands in a heading, or right behind one. */
static bool is_at_heading(const struct pieces *pieces, size_t i)
{
    const struct piece *piece = &pieces->items[i];
    size_t before = piece_before(pieces, i);
    return !piece->block && (pieces->items[piece->parent].traits & HEADING ||
                             (before != piece->parent && pieces->items[before].traits & HEADING));
}

static void take_away(size_t *amount, size_t letters)
{
    *amount -= letters < *amount ? letters : *amount;
}

void heading_mark_tools(struct pieces *pieces)
{
    for (size_t i = 1; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        if (!is_at_heading(pieces, i) || piece->pictures > 0)
            continue;
        struct mark mark = mark_of(pieces, i);
        if (mark.first != '[' || mark.last != ']' || mark.letters == 0 ||
            mark.linked != mark.letters)
            continue;
        piece->clutter = true;
        struct piece *line = &pieces->items[piece->line]; /* the heading is what is left of it */
        take_away(&line->own, mark.letters);
        take_away(&line->own_link, mark.linked);
        take_away(&line->own_near, mark.linked);
    }
}
