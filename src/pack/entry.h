/* One entry of an archive on its way, as libzip reads it. */
#ifndef OCTAVO_PACK_ENTRY_H
#define OCTAVO_PACK_ENTRY_H

#include "base/spool.h"
#include "pack/deflate.h"
#include "pack/pages.h"

#include <zip.h>

/* An entry that is there, a page that will be, or what lies in the spool. libzip's source owns it.
 */
struct entry {
    struct pages *pages; /* NULL for the others */
    size_t index;
    const struct spool *spool; /* NULL for the others */
    uint64_t place;
    int *reason; /* errno goes here when the spool cannot be read */
    struct deflated deflated;
    bool is_stored; /* in spite of that name, as it is */
    size_t position;
    zip_error_t error;
};

void entry_free(struct entry *entry);

/* The callback of libzip's source, whose user is an entry. */
zip_int64_t entry_source(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command);

#endif
