/* One part of the planned book instead of the book: for scripts that look at what was made. */
#ifndef OCTAVO_DUMP_H
#define OCTAVO_DUMP_H

#include "base/spool.h"
#include "book/book.h"
#include "links/links.h"

#include <stdatomic.h>

/* Writes what OCTAVO_DUMP names to `path`, whole or not at all, and sets `*size` in bytes. For
 * "text" the spool holds the articles' text, else their markup. Fails as bind_book does. */
octavo_status dump_book(const struct book *book, const struct spool *spool,
                        const struct links *links, const atomic_bool *cancelled, const char *path,
                        uint64_t *size, struct diagnostics *remarks);

/* Whether the articles' text is wanted, not their markup. */
bool dump_is_text(const struct settings *settings);

#endif
