/* What a page is made of, measured: all elements of a tree in document order, each with how much
 * text it holds, how much of it in links and how much as running prose. Two passes over the tree;
 * whatever looks for the article works on the list. */
#ifndef OCTAVO_HTML_MEASURE_H
#define OCTAVO_HTML_MEASURE_H

#include "book/tree.h"

#include <stdint.h>

/* A link inside the page is none. */
enum link_kind { LINK_NONE, LINK_NEAR, LINK_FAR };

/* An element. Amounts of text are in letters: white space and signs count nothing, a Han character
 * or a kana LETTERS_PER_IDEOGRAPH, for it says as much. */
struct piece {
    xmlNode *node;
    size_t parent;         /* index of the element above; the first is its own */
    size_t end;            /* index behind the last element in it */
    size_t line;           /* index of the block that it stands in, or is */
    uint32_t tag;          /* see tags.h */
    unsigned traits;       /* of the tag */
    unsigned hints;        /* see hints.h */
    bool block;            /* begins a line */
    enum link_kind linked; /* where the link leads that it is, or stands in */
    bool clutter;          /* is no part of an article, nor is what it holds */
    bool caption;          /* says what a picture shows; its text counts nowhere */
    xmlNode *told;         /* of a figure: its caption, once it has one */
    size_t own;            /* text in it and in its inline elements, but in no block in it */
    size_t own_link;       /* how much of it in links */
    size_t own_near;       /* how much of it in links to other pages of the same site */
    size_t stops;          /* ends of sentences in it */
    bool ended;            /* it ends with one */
    size_t text;           /* text in it altogether */
    size_t link;           /* how much of it in links */
    size_t near;           /* how much of it in links to other pages of the same site */
    size_t prose;          /* how much of it in paragraphs of running text */
    size_t pictures;       /* in it, but for small ones */
    size_t paragraphs;     /* of running text that stand directly in it */
    size_t own_known;      /* how much of `own` is known to be the article's, see known.h */
    size_t known;          /* and of the text in it altogether, be it clutter */
    size_t article;        /* running text in a piece in it that says it is an article */
    size_t story;          /* the piece around it, or it, that says it is an article's text; or 0 */
};

struct pieces {
    struct piece *items;
    size_t count;
    size_t capacity;
    bool failed; /* memory ran out when an element got another name */
};

/* Measures what stands in `root`, which is the first piece, in a page at `url`, which may be NULL.
 * False without memory. */
bool measure(xmlNode *root, const char *url, struct pieces *pieces);
/* How much running text stands in a piece itself. */
size_t piece_prose(const struct piece *piece);

/* The piece before one with the same parent, or its parent. */
size_t piece_before(const struct pieces *pieces, size_t i);

void pieces_fini(struct pieces *pieces);

/* The sums in `text`, `link`, `near` and `prose` once more, without pieces that are clutter or
 * captions. */
void measure_again(struct pieces *pieces);

/* How much of a text is letters, in the unit of a piece. */
size_t count_letters(const char *text);

#endif
