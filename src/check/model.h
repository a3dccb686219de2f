/* What may stand where in XHTML (HTML, section 4; EPUB 3.3, section 6.1), from the table
 * elements.def: elements and text that a parent may not hold, children that are missing, twice or
 * out of order, elements that may not be inside others. A document is walked once; the state of all
 * open elements is in one array. */
#ifndef OCTAVO_CHECK_MODEL_H
#define OCTAVO_CHECK_MODEL_H

#include "check/document.h"
#include "check/limits.h"

struct element; /* a row of the table */

enum holds {
    HOLDS_ANYTHING, /* not looked at: templates, scripts, foreign vocabularies */
    HOLDS_NOTHING,
    HOLDS_TEXT,
    HOLDS_METADATA,
    HOLDS_CHILDREN,
    HOLDS_PHRASING,
    HOLDS_FLOW,
    HOLDS_BLOCKS, /* EPUB 2: no text and no phrasing of its own */
};

struct level {
    const struct element *element; /* NULL for what is not XHTML */
    const xmlNode *node;
    enum holds holds;
    uint64_t seen;   /* named children, by their place in the list */
    size_t reached;  /* place of the last one, where they have an order */
    bool has_others; /* a child that is not named has begun */
    uint64_t inside; /* elements that are open and exclude others, by bits */
};

struct model {
    struct epub *epub;
    size_t file;
    struct level levels[LIMIT_CHECK_DEPTH + 2];
    size_t depth;  /* open elements */
    size_t beyond; /* those deeper than the parser should read */
};

void model_init(struct model *model, struct epub *epub, size_t file);

/* Opens an element below what is open; closes it. */
void model_enter(struct model *model, const xmlNode *node);
void model_leave(struct model *model);

/* The attributes that belong to an element by name, or NULL for one that is not XHTML. */
const char *model_attributes(const xmlNode *node);

#endif
