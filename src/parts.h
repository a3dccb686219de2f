/* Long chapters become several files: where their markup is cut, and the links between those files.
 */
#ifndef OCTAVO_PARTS_H
#define OCTAVO_PARTS_H

#include "book/article.h"

/* Cuts the article's markup where blocks end, at `ends`, into parts of at most `limit` bytes; a
 * block that is longer is a part by itself. A link to an id in another part becomes a slot, since
 * the number in the files' names is not known yet. False without memory. */
bool parts_cut(struct article *article, const struct sizes *ends, size_t limit);

/* Fills the slots of a part's markup: href="-2.xhtml#n1" leads to "c12-2.xhtml#n1". */
void parts_link(const struct article *article, struct buffer *markup);

#endif
