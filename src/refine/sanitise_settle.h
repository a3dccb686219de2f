/* The conforming tree that refine_sanitise builds: elements are made only where elements.def lets
 * them stand, and only when something in them shows, so that nothing empty comes to be. */
#ifndef OCTAVO_REFINE_SANITISE_SETTLE_H
#define OCTAVO_REFINE_SANITISE_SETTLE_H

#include "book/element.h"
#include "book/tree.h"

/* Languages and directions of elements that were taken apart, for the blocks inside them. */
struct said {
    const char *language, *direction;
};

/* A block that is open. */
struct open_block {
    const struct element *row;
    const xmlNode *source;   /* whose attributes it has; NULL for one that was made up */
    xmlNode *node;           /* NULL until something in it shows */
    struct said said;        /* around it */
    bool made_up;            /* stands for no element of the source */
    bool entered;            /* an item that had ended already */
    bool parted;             /* its own text has ended; more of it needs a paragraph */
    bool has_caption;        /* a figure's or a table's was begun */
    bool has_rows;           /* a table's section was begun */
    size_t visible, letters; /* as they were before it */
};

/* An element inside lines that is open in the source; it is made once more in every block. */
struct open_line {
    const struct element *row;
    const xmlNode *source;
    xmlNode *node;
    bool named; /* its id was given */
};

enum { MOST_LINES = 16 }; /* elements in each other inside a line: more are formatting gone mad */

struct builder {
    struct tree *tree;
    struct open_block *open; /* the first one is the body */
    size_t count, capacity;
    struct open_line lines[MOST_LINES];
    size_t line_count;
    size_t made;           /* how many of them are made in the block at hand */
    struct buffer text;    /* of the innermost element, not yet in the tree */
    const xmlNode **names; /* elements whose ids wait for an element */
    size_t name_count, name_capacity;
    struct said said;
    size_t breaks;     /* line ends that wait for text */
    bool space;        /* white space waits for text */
    bool started;      /* the line at hand holds something */
    size_t dissolving; /* inside what blocks may not part: they are gaps there */
    bool verbatim;     /* white space counts */
    size_t column;     /* then: from 0 */
    size_t visible;    /* letters, images and the like so far */
    size_t letters;
};

bool builder_init(struct builder *builder, struct tree *tree);

/* Ends all that is open. */
void builder_fini(struct builder *builder);

/* The end of a block, or the beginning of one that is none itself. */
void settle_edge(struct builder *builder);

/* Goes into a block; false where it can have no place: then an edge stands there. `*inside` is how
 * many blocks are open without it, for settle_close. */
bool settle_open(struct builder *builder, const struct element *row, const xmlNode *source,
                 size_t *inside);

/* Leaves blocks until `inside` are open. */
void settle_close(struct builder *builder, size_t inside);

/* Goes into an element inside lines, unless it says nothing here; leaves them until `count` are
 * left. */
void settle_open_line(struct builder *builder, const struct element *row, const xmlNode *source);
void settle_close_lines(struct builder *builder, size_t count);

void settle_text(struct builder *builder, const char *text);
void settle_break(struct builder *builder);

/* Adds an element without content: an image, a rule, the root of a formula. NULL without a place or
 * memory. */
xmlNode *settle_single(struct builder *builder, const struct element *row, const xmlNode *source);

/* An element whose id goes to the next one that has none. */
void settle_name(struct builder *builder, const xmlNode *source);

/* Whether the innermost block is a label, in which headings are but strong. */
bool settle_is_in_label(const struct builder *builder);

#endif
