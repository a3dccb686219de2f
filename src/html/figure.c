/* Captions and their pictures; see figure.h. */
#include "html/figure.h"

#include "html/hints.h"

#include <stdlib.h>
#include <string.h>

static bool is(const struct piece *piece, const char *name)
{
    return strcmp((const char *)piece->node->name, name) == 0;
}

void figure_find_captions(struct pieces *pieces)
{
    for (size_t i = 1; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        bool says = piece->hints & CAPTION && !(piece->hints & STORY);
        bool small = piece->prose * 10 < pieces->items[0].prose * 4;
        piece->caption = is(piece, "figcaption") || (says && small && !is(piece, "caption"));
    }
}

static void set_name(struct pieces *pieces, size_t i, const char *name)
{
    struct tree tree = {.failed = pieces->failed};
    tree_rename(&tree, pieces->items[i].node, name);
    pieces->failed = tree.failed;
}

/* Whether a length in pixels is stated and that of an icon, or of what only counts visits. */
static bool is_small(const char *pixels)
{
    enum { SMALL = 64 };
    return pixels && *pixels && strtol(pixels, NULL, 10) <= SMALL;
}

static bool is_large(const struct piece *piece)
{
    return is(piece, "img") && !is_small(attribute(piece->node, "width")) &&
           !is_small(attribute(piece->node, "height"));
}

static void count_pictures(struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        pieces->items[i].pictures = !pieces->items[i].clutter && is_large(&pieces->items[i]);
    for (size_t i = pieces->count; i-- > 1;)
        pieces->items[pieces->items[i].parent].pictures += pieces->items[i].pictures;
}

void figure_open_noscript(struct pieces *pieces)
{
    count_pictures(pieces);
    for (size_t i = 1; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        const struct piece *around = &pieces->items[pieces->items[piece->parent].parent];
        if (piece->pictures > 0 && piece->pictures == around->pictures && is(piece, "noscript"))
            set_name(pieces, i, "div");
    }
}

/* The innermost piece that holds the caption, a picture and, unless it says that it is a figure, no
 * other text; 0 for none. */
static size_t frame_of(const struct pieces *pieces, size_t caption, size_t root)
{
    for (size_t i = pieces->items[caption].parent; i > root; i = pieces->items[i].parent) {
        const struct piece *piece = &pieces->items[i];
        bool says = is(piece, "figure");
        if (piece->pictures > 0 && (says || piece->text == 0))
            return i;
        if (piece->text > 0 && says)
            return 0;
    }
    return 0;
}

/* The figure that the frame is, stands in, or now becomes. */
static struct piece *figure_of(struct pieces *pieces, size_t frame, size_t root)
{
    size_t figure = frame;
    while (figure > root && !is(&pieces->items[figure], "figure"))
        figure = pieces->items[figure].parent;
    if (figure <= root)
        set_name(pieces, frame, "figure");
    return &pieces->items[figure <= root ? frame : figure];
}

/* The first caption of a figure is its own. A second one, as whose picture it is, goes into the
 * first; of several pictures in one frame nobody knows which it is about. */
static void make_one(struct pieces *pieces, size_t caption, size_t frame, size_t root)
{
    struct piece *figure = figure_of(pieces, frame, root), *piece = &pieces->items[caption];
    if (!figure->told) {
        set_name(pieces, caption, "figcaption");
        figure->told = piece->node;
    } else if (figure->pictures > 1) {
        piece->clutter = true;
    } else {
        set_name(pieces, caption, "div");
        xmlUnlinkNode(piece->node);
        xmlAddChild(figure->told, piece->node);
    }
}

/* Beside caption and picture, a few letters are the label of a button or the number of a slide. */
static void mark_labels(struct pieces *pieces, size_t figure)
{
    enum { LETTERS = 12 };
    for (size_t i = figure + 1; i < pieces->items[figure].end; i++) {
        struct piece *piece = &pieces->items[i];
        if (piece->caption || piece->pictures > 0)
            continue;
        size_t letters = 0;
        for (const xmlNode *child = piece->node->children; child; child = child->next)
            if (child->type == XML_TEXT_NODE && letters < LETTERS)
                letters += count_letters((const char *)child->content);
        piece->clutter |= letters > 0 && letters < LETTERS;
    }
}

void figure_make(struct pieces *pieces, size_t root)
{
    count_pictures(pieces);
    for (size_t i = root + 1; i < pieces->items[root].end; i++) {
        struct piece *piece = &pieces->items[i];
        if (!piece->caption || piece->clutter || pieces->items[piece->parent].caption)
            continue;
        size_t frame = frame_of(pieces, i, root);
        if (frame > 0)
            make_one(pieces, i, frame, root);
        else
            piece->clutter = true;
    }
    for (size_t i = root + 1; i < pieces->items[root].end; i++)
        if (pieces->items[i].told && pieces->items[i].pictures == 1)
            mark_labels(pieces, i);
}
