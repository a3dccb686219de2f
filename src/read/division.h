/* A row of lines while blocks are made of it: what block.c, which takes most kinds, and
 * division_list.c, which takes items, share. */
#ifndef OCTAVO_READ_DIVISION_H
#define OCTAVO_READ_DIVISION_H

#include "read/block.h"
#include "read/layout.h"
#include "read/table.h"

enum { DEEPEST_LIST = 6 };
enum { QUOTATION_INDENT = 3 }; /* columns deeper than the text around it */
#define NO_TEXT SIZE_MAX

/* Where the division stands. */
struct division {
    struct lines *lines;
    struct marker *markers; /* one a line, or NULL */
    struct blocks *blocks;
    size_t margin;      /* the usual indent of a run */
    size_t text_indent; /* of the text since the last break or heading, or NO_TEXT */
    struct layout_habit habit;
    bool starred;               /* a heading is underlined with stars, as chapters are above "==" */
    size_t items[DEEPEST_LIST]; /* indents of the items that are open */
    size_t depth;
    size_t next_item;       /* the item, or end of a run, that was looked for last */
    struct stretch stretch; /* before it */
    bool failed;
};

/* Adds a block at the place where the division stands. */
void division_add(struct division *division, struct block block);

/* Paragraphs as laid out; the first one as `block`, which says kind and quotation. */
void division_add_paragraphs(struct division *division, const struct layout *layout,
                             struct block block);

bool division_is_item(const struct division *division, size_t i);

/* Whether the paragraph above says that something follows. */
bool division_is_announced(const struct division *division);

/* Items of lists with marks and without: how many of the lines i..end-1 are taken. */
size_t division_take_item(struct division *division, size_t i, size_t end);
size_t division_take_plain_list(struct division *division, size_t i, size_t end);

/* Lists are left where a run begins that is not set in under their items. */
void division_leave_lists(struct division *division, size_t i);

#endif
