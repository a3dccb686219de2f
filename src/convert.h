/* Pass 1: bytes to an article. Needs nothing but its source, so articles are converted in any
 * order. */
#ifndef OCTAVO_CONVERT_H
#define OCTAVO_CONVERT_H

#include "book/article.h"
#include "collect/collect.h"
#include "images.h"
#include "read/read.h"

#include <regex.h>

/* How the body is put down. */
struct body_form {
    size_t split;         /* bytes of the longest part of markup */
    bool as_text;         /* not markup: a block a line, without what stands above the story */
    bool smart;           /* typography as printers set the language */
    const char *language; /* of the book, as the user said it, or NULL */
    bool headings;        /* keep them for the contents */
    bool explain;         /* keep all features, for an explanation */
    const char *encoding; /* what the user said of the bytes, or NULL */
    struct image_handling images;
    const regex_t *split_on; /* begins an article inside a text; NULL for none */
    enum extract extract;    /* of pages */
};

/* Initialises `article` and fills it: read, refined, its body as markup in parts, or as text.
 * A source that holds several articles makes a chain of them. `*kept` is false when there is
 * nothing for the book, which a remark explains. OCTAVO_LIMIT without memory. The caller ends the
 * article with article_fini in any case. */
octavo_status convert(const struct source *source, const struct body_form *form,
                      struct article *article, bool *kept);

#endif
