/* A chapter's page from the markup that was put aside. */
#ifndef OCTAVO_CHAPTER_H
#define OCTAVO_CHAPTER_H

#include "base/spool.h"
#include "book/book.h"
#include "links/links.h"

#include <stdatomic.h>

/* Adds the page of an article, or of a part of it, to `out`; remarks are about its links.
 * OCTAVO_OUTPUT, with errno, when the spool cannot be read; OCTAVO_LIMIT without memory. */
octavo_status chapter_make(const struct book *book, const struct spool *spool,
                           const struct links *links, const struct page_of *page,
                           struct buffer *out, struct diagnostics *remarks);

/* Only the remarks of all chapters, for a run that writes nothing. */
octavo_status chapters_remark(const struct book *book, const struct spool *spool,
                              const struct links *links, const atomic_bool *cancelled,
                              struct diagnostics *remarks);

#endif
