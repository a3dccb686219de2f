/* A line of links from the top of a long front page to the sections further down on it. */
#ifndef OCTAVO_WRITE_JUMPS_H
#define OCTAVO_WRITE_JUMPS_H

#include "book/book.h"
#include "write/xml.h"

/* Writes the line, where the list is longer than a few screens and has sections. */
void jumps_write(struct xml *xml, const struct book *book);

/* Names the element just opened, a section's heading on the front page, where a link leads to it.
 */
void jumps_mark(struct xml *xml, const struct book *book, const struct section *section);

#endif
