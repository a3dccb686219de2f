/* A plain text as a row of blocks: what each stretch of lines is. */
#ifndef OCTAVO_READ_BLOCK_H
#define OCTAVO_READ_BLOCK_H

#include "read/list.h"

enum block_kind {
    BLOCK_PARAGRAPH, /* lines to be joined */
    BLOCK_HEADING,
    BLOCK_ITEM,    /* the first paragraph of an item of a list */
    BLOCK_VERSE,   /* lines to be kept */
    BLOCK_PRE,     /* lines and columns to be kept: listings, drawings, uncertain tables */
    BLOCK_TABLE,   /* aligned columns that are certain: see grid.h */
    BLOCK_BREAK,   /* a line of marks between scenes */
    BLOCK_DROPPED, /* says nothing by itself: the underline of a heading */
    /* Paragraphs that anatomy.c names: */
    BLOCK_KICKER,
    BLOCK_HEADLINE,
    BLOCK_STANDFIRST,
    BLOCK_BYLINE,
    BLOCK_DATE, /* a line of place and date */
    BLOCK_CAPTION,
    BLOCK_TABLE_CAPTION, /* of the table in the next block */
    BLOCK_NOTE,
    BLOCK_END, /* end matter */
};

struct block {
    enum block_kind kind;
    size_t first; /* index of its first line */
    size_t count;
    unsigned quote;       /* depth of quotation; 1 as well for a quotation by indent */
    unsigned list;        /* depth of the list that it stands in; 0 for none */
    unsigned level;       /* of a heading, 2 or 3 */
    struct marker marker; /* of an item; taken off its first line */
    bool apart;           /* a blank line stands before it */
};

struct blocks {
    struct block *items;
    size_t count;
    size_t capacity;
};

/* Divides lines into blocks; headings but for underlined ones are heading.c's. Takes the markers
 * of items off their lines. False without memory. */
bool blocks_divide(struct lines *lines, struct blocks *blocks);

bool blocks_add(struct blocks *blocks, const struct block *block);

/* Parts block `i` before line `line` of it. False without memory. */
bool blocks_part(struct blocks *blocks, size_t i, size_t line);

/* Makes one of block `i` and the `more` behind it, whose lines follow its own. */
void blocks_join(struct blocks *blocks, size_t i, size_t more);

#endif
