/* Bytes that are put aside and fetched later, so that memory does not grow with the articles' text:
 * the first megabytes in memory, the rest in a file without a name. */
#ifndef OCTAVO_BASE_SPOOL_H
#define OCTAVO_BASE_SPOOL_H

#include "buffer.h"

struct spool;

/* A spool whose file lies in the folder of `path`. NULL, with errno, when that takes no file. */
struct spool *spool_open(const char *path);
void spool_close(struct spool *spool);

/* Puts bytes aside, from any thread, and sets the place where they are. False, with errno. */
bool spool_add(struct spool *spool, const void *bytes, size_t size, uint64_t *place);

/* Copies so many of the bytes that were put aside at a place, once all is added. False, with errno.
 */
bool spool_read(const struct spool *spool, uint64_t place, void *bytes, size_t size);

/* Adds to `out` what was put aside at a place, from any thread, once all is added. False, with
 * errno; running out of memory is out->failed. */
bool spool_fetch(const struct spool *spool, uint64_t place, size_t size, struct buffer *out);

#endif
