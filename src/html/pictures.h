/* The pictures of a page. */
#ifndef OCTAVO_HTML_PICTURES_H
#define OCTAVO_HTML_PICTURES_H

#include "book/tree.h"

/* Gives every img below `root` the one address that is best: what scripts would show later, what
 * stands in `noscript` for those without them, what `srcset` and `picture` offer; a file beside the
 * page before one of the network. Addresses and links are resolved against `base`, the page's own
 * word for where it stands, if it is not NULL. */
void pictures_settle(struct tree *tree, xmlNode *root, const char *base);

#endif
