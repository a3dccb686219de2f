/* Entries as libzip reads them; see entry.h. */
#include "pack/entry.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void entry_free(struct entry *entry)
{
    zip_error_fini(&entry->error);
    free(entry->deflated.bytes);
    free(entry);
}

/* libzip asks for the size first; that is when a page must be ready. */
static zip_int64_t entry_stat(struct entry *entry, void *data, zip_uint64_t size)
{
    zip_stat_t *status = ZIP_SOURCE_GET_ARGS(zip_stat_t, data, size, &entry->error);
    const struct deflated *deflated = &entry->deflated;
    if (entry->pages)
        deflated = pages_ask(entry->pages, entry->index);
    if (!status || !deflated) {
        zip_error_set(&entry->error, ZIP_ER_INTERNAL, 0);
        return -1;
    }
    zip_stat_init(status);
    status->valid =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (!entry->spool) /* libzip finds it itself while it copies what is stored */
        status->valid |= ZIP_STAT_CRC;
    status->size = deflated->plain_size;
    status->comp_size = deflated->size;
    status->crc = deflated->crc;
    /* So libzip copies instead of compressing. */
    status->comp_method = entry->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    status->encryption_method = ZIP_EM_NONE;
    return sizeof *status;
}

static zip_int64_t entry_read(struct entry *entry, void *data, zip_uint64_t size)
{
    const struct deflated *deflated =
        entry->pages ? pages_ask(entry->pages, entry->index) : &entry->deflated;
    if (!deflated) {
        zip_error_set(&entry->error, ZIP_ER_INTERNAL, 0);
        return -1;
    }
    size_t left = deflated->size - entry->position;
    size_t count = size < left ? (size_t)size : left;
    if (entry->spool && !spool_read(entry->spool, entry->place + entry->position, data, count)) {
        *entry->reason = errno;
        zip_error_set(&entry->error, ZIP_ER_READ, errno);
        return -1;
    }
    if (count > 0 && !entry->spool)
        memcpy(data, (const char *)deflated->bytes + entry->position, count);
    entry->position += count;
    return (zip_int64_t)count;
}

zip_int64_t entry_source(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
    struct entry *entry = user;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    case ZIP_SOURCE_STAT:
        return entry_stat(entry, data, size);
    case ZIP_SOURCE_OPEN:
        entry->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return entry_read(entry, data, size);
    case ZIP_SOURCE_CLOSE:
        if (entry->pages)
            pages_drop(entry->pages, entry->index);
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&entry->error, data, size);
    case ZIP_SOURCE_FREE:
        entry_free(entry);
        return 0;
    default:
        zip_error_set(&entry->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}
