/* The user's own style sheets: read, and looked at before anything is written. */
#ifndef OCTAVO_STYLES_H
#define OCTAVO_STYLES_H

#include "base/diagnostic.h"
#include "book/book.h"

/* Reads the files of OCTAVO_CSS into the book, without a byte-order mark. OCTAVO_USAGE, with a
 * remark that names the line, when one cannot be read or would make the book invalid. */
octavo_status styles_read(const struct settings *settings, struct book *book,
                          struct diagnostics *remarks);

#endif
