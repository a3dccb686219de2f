/* The table elements.def and the questions to it. */
#ifndef OCTAVO_CHECK_GRAMMAR_H
#define OCTAVO_CHECK_GRAMMAR_H

#include "check/model.h"

/* Bits of element.where. */
enum { WHERE_FLOW = 1, WHERE_PHRASING = 2, WHERE_METADATA = 4 };

/* Bits of element.holds beside its enum holds. */
enum {
    GRAMMAR_KIND = 15,         /* the part that is an enum holds */
    GRAMMAR_LED = 16,          /* named children come before the others */
    GRAMMAR_MIXED = 32,        /* or anywhere among them */
    GRAMMAR_ORDERED = 64,      /* named children have an order */
    GRAMMAR_TRANSPARENT = 128, /* holds what its parent may hold */
};

struct element {
    const char *name;
    unsigned where, holds;
    const char *children, *attributes;
    unsigned versions; /* 2, 3 or 23 */
};

/* The row of an element of XHTML, or NULL. */
const struct element *grammar_element(const char *name);

/* A named child: its place among groups, its bit, how often it may come. */
struct named {
    size_t place;
    uint64_t bit;
    bool once;
};

/* Looks a name up in a list of children such as "caption? colgroup*|col* thead?". */
bool grammar_child(const char *children, const char *name, struct named *named);

#endif
