/* Bytes that are put aside; see spool.h. A place below IN_MEMORY is in memory, any other in the
 * file. */
#define _GNU_SOURCE
#include "base/spool.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/name.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { IN_MEMORY = 4 << 20 }; /* enough for a thousand articles, which then touch no disk */

struct spool {
    pthread_mutex_t lock;
    struct buffer memory;
    int file;
    uint64_t file_size;
};

/* A file without a name in a folder, put there for `path`; -1 and errno on failure. */
static int open_nameless(const char *folder, const char *path)
{
    int file = -1;
#ifdef O_TMPFILE
    file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
#endif
    struct buffer name;
    buffer_init(&name);
    buffer_add_format(&name, "%s/", folder);
    name_temporary(path, &name);
    buffer_add_string(&name, "-spool");
    if (name.failed) {
        errno = ENOMEM;
    } else {
        file = open(name.data, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0)
            unlink(name.data); /* should that fail, the next run to the same target removes it */
    }
    buffer_fini(&name);
    return file;
}

struct spool *spool_open(const char *path)
{
    char *folder = file_workplace(path);
    if (!folder)
        return NULL;
    struct spool *spool = calloc(1, sizeof *spool);
    if (!spool) {
        free(folder);
        errno = ENOMEM;
        return NULL;
    }
    buffer_init(&spool->memory);
    pthread_mutex_init(&spool->lock, NULL);
    spool->file = open_nameless(folder, path);
    free(folder);
    if (spool->file >= 0)
        return spool;
    int reason = errno;
    spool_close(spool);
    errno = reason;
    return NULL;
}

void spool_close(struct spool *spool)
{
    if (!spool)
        return;
    if (spool->file >= 0)
        close(spool->file);
    buffer_fini(&spool->memory);
    pthread_mutex_destroy(&spool->lock);
    free(spool);
}

bool spool_add(struct spool *spool, const void *bytes, size_t size, uint64_t *place)
{
    pthread_mutex_lock(&spool->lock);
    bool fits = size <= IN_MEMORY - spool->memory.size;
    if (fits) {
        *place = spool->memory.size;
        buffer_add(&spool->memory, bytes, size);
        errno = ENOMEM;
        fits = !spool->memory.failed;
    } else {
        *place = IN_MEMORY + spool->file_size;
        spool->file_size += size;
    }
    bool failed = spool->memory.failed;
    pthread_mutex_unlock(&spool->lock);
    return fits || (!failed && file_write(spool->file, *place - IN_MEMORY, bytes, size));
}

bool spool_read(const struct spool *spool, uint64_t place, void *bytes, size_t size)
{
    if (place >= IN_MEMORY)
        return file_read_at(spool->file, place - IN_MEMORY, bytes, size);
    if (size > 0)
        memcpy(bytes, spool->memory.data + place, size);
    return true;
}

bool spool_fetch(const struct spool *spool, uint64_t place, size_t size, struct buffer *out)
{
    if (!buffer_reserve(out, size))
        return true;
    if (!spool_read(spool, place, out->data + out->size, size))
        return false;
    out->size += size;
    out->data[out->size] = '\0';
    return true;
}
