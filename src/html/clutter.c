/* What is no part of an article; see clutter.h. */
#include "html/clutter.h"

#include "book/text.h"
#include "html/hints.h"
#include "html/tags.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *name, const void *row)
{
    return strcmp(name, *(const char *const *)row);
}

/* Elements that hold no part of an article, whatever they say. */
static bool is_furniture(const char *name)
{
    static const char *const names[] = {
        "button", "dialog", "footer", "form",    "iframe",   "input",    "label",  "link",
        "menu",   "meta",   "nav",    "noembed", "noframes", "noscript", "object", "option",
        "script", "select", "style",  "svg",     "template", "textarea",
    };
    return bsearch(name, names, sizeof names / sizeof *names, sizeof *names, compare_names) != NULL;
}

/* Nothing to see, and only captions to read: a script would have brought the pictures. */
static bool is_empty_gallery(const struct piece *piece)
{
    return piece->hints & GALLERY && piece->pictures == 0;
}

/* A box of the article: running text among paragraphs that stand in the same element. */
static bool is_box(const struct pieces *pieces, const struct piece *piece)
{
    return pieces->items[piece->parent].paragraphs > 0 && !(piece->hints & BYLINE) &&
           piece->link * 3 < piece->text && piece->prose * 3 >= piece->text;
}

/* Whether it is a line that says no more than that an advertisement stands there. */
static bool is_advertisement(const struct piece *piece)
{
    enum { LONGEST = 60 }; /* bytes */
    static const char *const labels[] = {
        "advertisement", "advertising", "advertentie", "annons",     "annonce",
        "anuncio",       "anzeige",     "mainos",      "publicidad", "publicidade",
        "publicité",     "pubblicità",  "reklam",      "reklama",    "реклама",
        "werbung",       "广告",        "廣告",        "広告",       "광고",
    };
    char text[LONGEST + 1] = "";
    size_t size = 0;
    if (!piece->block || piece->own == 0 || piece->own > LONGEST || piece->text != piece->own)
        return false;
    for (const xmlNode *node = piece->node; node; node = tree_next(node, piece->node)) {
        const char *part = node->type == XML_TEXT_NODE ? (const char *)node->content : "";
        size_t length = strlen(part);
        if (length > LONGEST - size)
            return false;
        memcpy(text + size, part, length + 1);
        size += length;
    }
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (text_says_the_same(text, labels[i]))
            return true;
    return false;
}

static bool says_clutter(const struct pieces *pieces, const struct piece *piece)
{
    const char *name = (const char *)piece->node->name;
    if (is_furniture(name) || is_advertisement(piece))
        return true;
    bool quoted = strcmp(name, "blockquote") == 0; /* its classes name the site that it is from */
    bool says = piece->hints & (CLUTTER | COMMENTS | HIDDEN) || is_empty_gallery(piece) ||
                ((piece->hints & BESIDE || strcmp(name, "aside") == 0) && !is_box(pieces, piece));
    return says && !quoted && !(piece->hints & STORY);
}

static bool says_article(const struct piece *piece)
{
    return piece->hints & STORY || strcmp((const char *)piece->node->name, "article") == 0;
}

/* In `most`: how much running text the largest piece in each holds that says it is an article. */
static void find_articles(struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        pieces->items[i].article = 0;
    for (size_t i = pieces->count; i-- > 1;) {
        const struct piece *piece = &pieces->items[i];
        size_t most = says_article(piece) ? piece->prose : piece->article;
        size_t *above = &pieces->items[piece->parent].article;
        *above = most > *above ? most : *above;
    }
    for (size_t i = 1; i < pieces->count; i++)
        pieces->items[i].story =
            pieces->items[i].hints & STORY ? i : pieces->items[pieces->items[i].parent].story;
}

static void count_paragraphs(struct pieces *pieces)
{
    for (size_t i = 1; i < pieces->count; i++)
        if (piece_prose(&pieces->items[i]) > 0)
            pieces->items[pieces->items[i].parent].paragraphs++;
}

/* Most of the page's text is the article, and so is much of it where an element in it says so. */
static bool holds_article(const struct pieces *pieces, const struct piece *piece)
{
    size_t whole = pieces->items[0].prose;
    if (whole == 0)
        return false;
    bool shown = !(piece->hints & HIDDEN);
    if (pieces->items[0].known > 0)
        return piece->known * 2 >= pieces->items[0].known;
    return piece->prose * 10 >= whole * 7 ||
           (shown && piece->article > 0 && piece->article * 10 >= whole * 3);
}

/* Whether it is a gallery in an element that says it is the text of the article, and has enough of
 * that beside it: many captions may be longer than the article. */
static bool is_gallery_inside(const struct pieces *pieces, const struct piece *piece)
{
    enum { ENOUGH = 1000 }; /* letters */
    size_t story = pieces->items[piece->parent].story;
    return is_empty_gallery(piece) && story > 0 &&
           pieces->items[story].prose - piece->prose >= ENOUGH;
}

void clutter_by_name(struct pieces *pieces)
{
    find_articles(pieces);
    count_paragraphs(pieces);
    for (size_t i = 1; i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        if (says_clutter(pieces, piece) &&
            (is_gallery_inside(pieces, piece) || !holds_article(pieces, piece)))
            piece->clutter = true;
    }
    measure_again(pieces);
}

/* A list of links goes with the words above it that announce it. */
static void mark_label(struct pieces *pieces, size_t list)
{
    enum { LETTERS = 40 };
    size_t before = piece_before(pieces, list);
    struct piece *label = &pieces->items[before];
    bool says = before > pieces->items[list].parent && label->text > 0 && label->text < LETTERS &&
                label->text == label->own && !label->ended;
    label->clutter |= says && label->traits & (HEADING | PARAGRAPH);
}

/* A picture leads to itself, larger; a number beside it does not make it a list. */
static bool is_picture(const struct piece *piece)
{
    enum { LETTERS = 12 };
    return piece->text < LETTERS && strcmp((const char *)piece->node->name, "figure") == 0;
}

void clutter_of_links(struct pieces *pieces, size_t root, const bool *is_home)
{
    for (size_t i = root + 1; i < pieces->items[root].end; i++) {
        struct piece *piece = &pieces->items[i];
        size_t links = is_home[piece->parent] ? piece->near : piece->link;
        if (!piece->block || piece->clutter || links * 10 <= piece->text * 6 || is_picture(piece))
            continue;
        piece->clutter = true;
        if (piece->text > piece->own)
            mark_label(pieces, i);
    }
    measure_again(pieces);
}
