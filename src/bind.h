/* Pass 2: every file of the book is written and packed. */
#ifndef OCTAVO_BIND_H
#define OCTAVO_BIND_H

#include "base/spool.h"
#include "book/book.h"
#include "links/links.h"

#include <stdatomic.h>

/* Writes the book to `path`, whole or not at all, and sets `*size` in bytes; the articles' markup
 * is in the spool. OCTAVO_OUTPUT with a remark when the file cannot be written, OCTAVO_LIMIT
 * without memory, OCTAVO_CANCELLED once `cancelled` is set. */
octavo_status bind_book(const struct book *book, const struct spool *spool, size_t threads,
                        const struct links *links, const atomic_bool *cancelled, const char *path,
                        uint64_t *size, struct diagnostics *remarks);

/* Remarks on a finished book that is too large to be sent. */
void remark_size(const char *path, uint64_t size, struct diagnostics *remarks);

#endif
