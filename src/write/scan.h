/* A strict look at bytes that were written, before they are packed: so that a fault of ours ends in
 * no book, never in an invalid one. It knows nothing of how they were made. */
#ifndef OCTAVO_WRITE_SCAN_H
#define OCTAVO_WRITE_SCAN_H

#include "base/buffer.h"

/* Whether a link leads somewhere; `href` is `size` bytes, as it is written. */
typedef bool scan_target(const void *context, const char *href, size_t size);

/* Given back instead of a rule when there was no memory to look. */
extern const char scan_no_memory[];

/* A page: declaration and DOCTYPE, well-formed XML of allowed characters and the five entities,
 * elements and attributes of elements.def only, each where it may stand, no link inside a link, ids
 * once, links that lead somewhere. NULL when all holds, else the rule that is broken. */
const char *scan_page(const char *bytes, size_t size, scan_target *leads, const void *context);

/* The same for what stands in a chapter, before it has its page around it. */
const char *scan_markup(const char *bytes, size_t size, scan_target *leads, const void *context);

/* Any other XML document of the book: declaration, well-formed, allowed characters. */
const char *scan_xml(const char *bytes, size_t size);

#endif
