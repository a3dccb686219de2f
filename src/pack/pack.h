/* The container (EPUB 3.3, section 4). Entries are compressed by libdeflate; libzip makes the
 * archive of them and copies their bytes. The only part that knows libzip. */
#ifndef OCTAVO_PACK_PACK_H
#define OCTAVO_PACK_PACK_H

#include "base/buffer.h"
#include "base/diagnostic.h"
#include "base/spool.h"
#include "pack/pages.h"

struct pack;

/* Begins an archive for `path` with its mimetype, in a file that nobody sees yet. OCTAVO_OUTPUT
 * with a remark when the folder does not take a file, OCTAVO_LIMIT without memory; then `*pack` is
 * NULL. The caller ends it with pack_close or pack_discard. */
octavo_status pack_open(const char *path, struct pack **pack, struct diagnostics *remarks);

/* Adds an entry whose bytes are there. Names come in the order of the file. False without memory.
 */
bool pack_add(struct pack *pack, const char *name, const void *bytes, size_t size);

/* The same, for bytes that are compressed already: they stay as they are where that is no longer.
 */
bool pack_add_picture(struct pack *pack, const char *name, const void *bytes, size_t size);

/* Adds an entry whose bytes are in the spool and cannot be compressed; they are read when the
 * archive is written. False without memory. */
bool pack_add_spooled(struct pack *pack, const char *name, const struct spool *spool,
                      uint64_t place, size_t size);

/* Adds an entry whose bytes are page `index` of `pages`, asked for when the archive is written: it
 * must live until pack_close. Pages are added in order. False without memory. */
bool pack_add_page(struct pack *pack, const char *name, struct pages *pages, size_t index);

/* Writes the archive, reads its directory once more, and puts it in its place; sets `size` in
 * bytes. When that fails the old file is as it was: OCTAVO_OUTPUT with a remark, OCTAVO_INTERNAL
 * with a remark when the archive is not what it should be, or the status of the page that could not
 * be made. Frees the pack in any case. */
octavo_status pack_close(struct pack *pack, uint64_t *size, struct diagnostics *remarks);
void pack_discard(struct pack *pack);

/* Whether a file is a book that octavo wrote; errno says why it is unreadable. */
enum pack_owner { PACK_OURS, PACK_FOREIGN, PACK_UNREADABLE, PACK_NO_MEMORY };
enum pack_owner pack_owner(const char *path);

#endif
