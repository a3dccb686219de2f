/* What an element says about itself in the attributes that makers of pages use for styling,
 * scripts and search engines: class, id, role, itemprop, hidden, style. Hints, no proofs. */
#ifndef OCTAVO_HTML_HINTS_H
#define OCTAVO_HTML_HINTS_H

#include <libxml/tree.h>
#include <stdbool.h>

enum hint {
    CLUTTER = 1 << 0,  /* navigation, advertising, sharing and what else is no article */
    COMMENTS = 1 << 1, /* what readers wrote */
    SUBJECT = 1 << 2,  /* has to do with an article */
    TEXT = 1 << 3,     /* has to do with its text */
    STORY = 1 << 4,    /* is the text of the article: both in one name, or said outright */
    BYLINE = 1 << 5,   /* who wrote it, and when */
    HIDDEN = 1 << 6,   /* is not shown, or only read aloud */
    CAPTION = 1 << 7,  /* says what a picture shows */
    STANDFIRST = 1 << 8,
    GALLERY = 1 << 9, /* pictures, one after the other */
    BESIDE = 1 << 10, /* stands beside the text, of the page or of the article */
};

unsigned hints_of(const xmlNode *element);

/* The value of an attribute, or NULL. */
const char *attribute(const xmlNode *element, const char *name);

/* Whether one of the words in the value of an attribute is this, capital or not. */
bool attribute_has(const xmlNode *element, const char *name, const char *word);

#endif
