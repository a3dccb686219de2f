/* The places in a chapter that links of other chapters may lead to: its identifiers, and in which
 * part of it each stands. They lie in the spool behind the markup, since most are never asked for.
 */
#ifndef OCTAVO_LINKS_TARGETS_H
#define OCTAVO_LINKS_TARGETS_H

#include "base/spool.h"
#include "book/article.h"

/* Adds the list for an article to its markup, which is in parts already, and sets
 * article->targets. False without memory. */
bool targets_add(struct article *article);

enum place {
    PLACE_NONE,
    PLACE_TOP,        /* its headline */
    PLACE_PART,       /* in part `*part` */
    PLACE_UNREADABLE, /* the spool cannot be read */
};

/* Where an identifier of the article is. */
enum place targets_find(const struct article *article, const struct spool *spool,
                        const char *identifier, size_t *part);

#endif
