/* The pages of a book on their way into the archive: made and compressed in any order by several
 * threads, taken in order by one. Whoever asks for a page that nobody has begun makes it himself,
 * so N threads do the work of N; no thread runs further ahead than a window, so memory stays small.
 */
#ifndef OCTAVO_PACK_PAGES_H
#define OCTAVO_PACK_PAGES_H

#include "base/buffer.h"
#include "pack/deflate.h"

#include <octavo.h>

/* Makes the bytes of page `index` into an empty buffer; called from any thread. Anything but
 * OCTAVO_OK ends the run with that status. */
typedef octavo_status page_maker(void *context, size_t index, struct buffer *out);

struct pages;

/* Starts `threads` - 1 threads that make pages 0..count-1 ahead of the asker. NULL without memory.
 */
struct pages *pages_open(size_t count, size_t threads, page_maker *make, void *context);

/* The page, compressed; it stays until pages_drop. NULL when a page could not be made. Pages are
 * asked for in order, by one thread. */
const struct deflated *pages_ask(struct pages *pages, size_t index);

/* Frees the bytes of a page; its sizes stay. */
void pages_drop(struct pages *pages, size_t index);

/* Why a page could not be made, or OCTAVO_OK. */
octavo_status pages_status(struct pages *pages);

/* Ends all threads and frees everything; NULL is allowed. */
void pages_close(struct pages *pages);

#endif
