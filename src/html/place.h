/* Where in a page running text stands together: the containers of an article's paragraphs. */
#ifndef OCTAVO_HTML_PLACE_H
#define OCTAVO_HTML_PLACE_H

#include "html/measure.h"

/* What is known of each piece. */
struct places {
    size_t *credit;      /* running text of the paragraphs that are at home in it */
    uint32_t *signature; /* equal for pieces whose elements and classes are, all the way up */
    bool *is_home;       /* the article's paragraphs are at home there */
    size_t root;         /* the piece that holds the article */
};

/* Finds the places of the article. False without memory. */
bool places_find(const struct pieces *pieces, struct places *places);
void places_fini(struct places *places);

/* In which piece the paragraph is at home: the nearest that holds other text as well. */
size_t place_of(const struct pieces *pieces, size_t paragraph);

/* How much running text of the article stands in a paragraph itself. */
size_t place_prose(const struct pieces *pieces, size_t paragraph);

#endif
