/* Pass 2: every file of the book is written and packed. */
#ifndef OCTAVO_BIND_H
#define OCTAVO_BIND_H

#include "book/book.h"

/* Writes the book to `path`, whole or not at all, and sets `*size` in bytes. OCTAVO_OUTPUT with a
 * remark when the file cannot be written, OCTAVO_LIMIT without memory. */
octavo_status bind_book(const struct book *book, const char *path, uint64_t *size,
                        struct diagnostics *remarks);

#endif
