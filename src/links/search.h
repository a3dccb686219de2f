/* Which article a link means. */
#ifndef OCTAVO_LINKS_SEARCH_H
#define OCTAVO_LINKS_SEARCH_H

#include "links/links.h"

struct link_search {
    const struct links *links;
    const struct article *article; /* in which the link stands */
    bool failed;                   /* memory was out */
};

/* Looks for the article that `raw` means, a clean reference of url_judge's: by its path beside the
 * article's own, with and without extensions, or as generators publish it; else by the address that
 * an article states. Sets `*index`; false when it is none of the book's. */
bool link_search(struct link_search *search, const char *raw, size_t *index);

/* Adds the form in which an address is compared: without scheme, fragment, slash and "index.html"
 * at its end. */
void link_address(const char *url, struct buffer *out);

/* Adds a path without ".", ".." and double slashes. */
void link_path(const char *path, struct buffer *out);

#endif
