/* The line at the end of a page that leads on. */
#ifndef OCTAVO_WRITE_FOOT_H
#define OCTAVO_WRITE_FOOT_H

#include "book/book.h"
#include "write/xml.h"

/* Previous article, contents (where these are divided, the page that lists this one), next article,
 * as far as there are any, in the book's language; nothing in a book without visible contents. */
void foot_of_article(struct xml *xml, const struct book *book, const struct article *article);

/* From the page of a section back to the contents. */
void foot_of_section(struct xml *xml, const struct book *book, const struct section *section);

#endif
