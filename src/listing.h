/* The second pass over pages that list articles. */
#ifndef OCTAVO_LISTING_H
#define OCTAVO_LISTING_H

#include <octavo.h>

#include "base/spool.h"
#include "book/book.h"

/* Makes the page of a section, or with NULL the front page, with the teasers that were put aside,
 * unless it lists too many articles for them. OCTAVO_OUTPUT with errno. */
octavo_status listing_make(const struct book *book, const struct spool *spool,
                           const struct section *section, struct buffer *out);

#endif
