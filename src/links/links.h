/* Links between the articles of a book. While articles are read, a link that may lead to another
 * one is a slot in the markup; here slots are filled, one chapter at a time, so that memory does
 * not grow with the links. */
#ifndef OCTAVO_LINKS_LINKS_H
#define OCTAVO_LINKS_LINKS_H

#include "base/spool.h"
#include "book/book.h"
#include "collect/collect.h"
#include "links/index.h"

struct links {
    const struct book *book;
    const struct sources *sources;
    struct link_index index;
    bool addressed; /* some article states its address: links to the web may mean it */
};

/* Learns under which names the articles of a planned book can be found. False without memory. */
bool links_plan(struct links *links, const struct book *book, const struct sources *sources);
void links_fini(struct links *links);

/* Fills the slots in the markup of part `part` of an article: with the file of another chapter, and
 * the place in it, else with the address of what is not in the book; a link that leads nowhere is
 * its text. Remarks say what was not found. OCTAVO_OUTPUT when the spool cannot be read;
 * OCTAVO_LIMIT without memory. */
octavo_status links_fill(const struct links *links, const struct spool *spool,
                         const struct article *article, size_t part, struct buffer *markup,
                         struct diagnostics *remarks);

#endif
