/* The container (EPUB 3.3, section 4): entries are compressed by libdeflate as they are added, and
 * libzip copies them into the file. The only part that knows libzip. */
#ifndef OCTAVO_PACK_PACK_H
#define OCTAVO_PACK_PACK_H

#include "base/buffer.h"
#include "base/diagnostic.h"

struct pack;

/* Begins an archive for `path` with its mimetype. Nothing is written before pack_close. NULL
 * without memory. The caller ends it with pack_close or pack_discard. */
struct pack *pack_open(const char *path);

/* Adds an entry; names come in the order of the file. False without memory. */
bool pack_add(struct pack *pack, const char *name, const void *bytes, size_t size);

/* Writes the archive beside its path, then renames it; sets `bytes` to its size. OCTAVO_OUTPUT,
 * with a remark and the old file as it was, when that fails. Frees the pack in any case. */
octavo_status pack_close(struct pack *pack, uint64_t *bytes, struct diagnostics *remarks);
void pack_discard(struct pack *pack);

/* Whether the file is a book that octavo wrote. */
bool pack_is_ours(const char *path);

#endif
