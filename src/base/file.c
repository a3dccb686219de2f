/* Opening and reading files; see file.h. */
#define _GNU_SOURCE
#include "file.h"

#include "memory.h"
#include "name.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

/* One name of a path, whose last is opened and all others entered, through no link. */
static int open_step(int folder, const char *name, size_t size, bool is_last, int flags)
{
    char copy[NAME_MAX + 1];
    int entering = O_PATH | O_DIRECTORY | O_CLOEXEC;
    bool leaves = size == 2 && memcmp(name, "..", 2) == 0;
    if (size == 0 || size > NAME_MAX || leaves) {
        errno = leaves || size == 0 ? EXDEV : ENAMETOOLONG;
        return -1;
    }
    memcpy(copy, name, size);
    copy[size] = '\0';
    return openat(folder, copy, (is_last ? flags : entering) | O_NOFOLLOW);
}

/* What openat2 does, for kernels before 5.6. */
static int open_stepwise(int folder, const char *path, int flags)
{
    int at = folder;
    for (bool is_last = false; at >= 0 && !is_last;) {
        size_t size = strcspn(path, "/");
        is_last = path[size] == '\0';
        int next = open_step(at, path, size, is_last, flags);
        int reason = errno;
        if (at != folder)
            close(at);
        errno = reason;
        path += size + !is_last;
        at = next;
    }
    return at;
}

static int open_beneath(int folder, const char *path, int flags)
{
#if defined(SYS_openat2)
    struct open_how how = {
        .flags = (unsigned long long)flags,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    long opened = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (opened >= 0 || errno != ENOSYS)
        return (int)opened;
#endif
    return open_stepwise(folder, path, flags);
}

static int open_either(int folder, const char *path, int flags)
{
    flags |= O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
    return folder == FILE_HERE ? open(path, flags) : open_beneath(folder, path, flags);
}

/* Reads to the end: `size` bytes if it holds as many and no more, else until there is nothing to
 * read. `size` is 0 when it is not known. */
static enum file_result read_on(int descriptor, size_t limit, size_t size, struct buffer *out)
{
    size_t room = size > 0 ? size + 1 : 1 << 16;
    for (size_t start = out->size;;) {
        if (!buffer_reserve(out, room))
            return FILE_NO_MEMORY;
        ssize_t got = read(descriptor, out->data + out->size, room);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return FILE_FAILED;
        out->size += (size_t)got;
        out->data[out->size] = '\0';
        if (got == 0 || out->size - start == size) /* one byte more was asked for */
            return FILE_OK;
        if (out->size - start > limit) /* it grew while we read */
            return FILE_TOO_LARGE;
        room = 1 << 16;
    }
}

static enum file_result read_all(int descriptor, size_t limit, struct buffer *out)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return FILE_FAILED;
    if (!S_ISREG(status.st_mode))
        return FILE_NOT_REGULAR;
    if (status.st_size > 0 && (uintmax_t)status.st_size > limit)
        return FILE_TOO_LARGE;
    return read_on(descriptor, limit, (size_t)status.st_size, out);
}

enum file_result file_read_input(size_t limit, struct buffer *out)
{
    return read_on(STDIN_FILENO, limit, 0, out);
}

enum file_result file_read(int folder, const char *path, size_t limit, struct buffer *out)
{
    int descriptor = open_either(folder, path, 0);
    if (descriptor < 0)
        return FILE_FAILED;
    enum file_result result = read_all(descriptor, limit, out);
    int reason = errno;
    close(descriptor);
    errno = reason;
    return result;
}

bool file_write(int file, uint64_t offset, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        ssize_t written = pwrite(file, at, size, (off_t)offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            errno = written == 0 ? ENOSPC : errno;
            return false;
        }
        at += written;
        size -= (size_t)written;
        offset += (uint64_t)written;
    }
    return true;
}

bool file_read_at(int file, uint64_t offset, void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        ssize_t got = pread(file, at, size, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
        at += got;
        size -= (size_t)got;
        offset += (uint64_t)got;
    }
    return true;
}

int file_open_folder(int folder, const char *path)
{
    return open_either(folder, path, O_DIRECTORY);
}

/* "folder/name"; the caller frees it. */
static char *join(const char *folder, const char *name, size_t size)
{
    struct buffer path;
    buffer_init(&path);
    buffer_add_string(&path, folder);
    buffer_add_byte(&path, '/');
    buffer_add(&path, name, size);
    return buffer_take(&path);
}

/* Where a symbolic link leads, one step; NULL, with errno, when `path` is none. */
static char *follow(const char *path)
{
    char target[PATH_MAX];
    ssize_t size = readlink(path, target, sizeof target);
    if (size < 0)
        return NULL;
    if (size > 0 && *target == '/')
        return memory_copy(target, (size_t)size);
    char *folder = name_folder(path);
    char *next = folder ? join(folder, target, (size_t)size) : NULL;
    free(folder);
    return next;
}

/* Of a path whose last name does not exist and is no link. */
static char *real_path_of_new(const char *path)
{
    size_t size = 0;
    const char *name = name_of_path(path, &size);
    char *folder = name_folder(path);
    char *real = folder ? realpath(folder, NULL) : NULL;
    char *joined = real ? join(strcmp(real, "/") == 0 ? "" : real, name, size) : NULL;
    free(folder);
    free(real);
    return joined;
}

char *file_real_path(const char *path)
{
    enum { MOST_LINKS = 40 }; /* as the kernel has it */
    char *real = realpath(path, NULL);
    if (real || errno != ENOENT)
        return real;
    char *at = memory_copy_string(path);
    for (size_t i = 0; at && i < MOST_LINKS; i++) {
        char *next = follow(at);
        if (!next && errno != ENOENT && errno != EINVAL) {
            free(at);
            return NULL;
        }
        if (!next)
            break;
        free(at);
        at = next;
    }
    real = at ? real_path_of_new(at) : NULL;
    free(at);
    return real;
}

char *file_workplace(const char *path)
{
    char *real = strcmp(path, "-") == 0 ? memory_copy_string(path) : file_real_path(path);
    if (!real)
        return NULL;
    char *folder = name_workplace(real);
    free(real);
    if (!folder)
        errno = ENOMEM;
    return folder;
}

const char *file_why(enum file_result result, const char *too_large)
{
    switch (result) {
    case FILE_FAILED:
        return strerror(errno);
    case FILE_NOT_REGULAR:
        return "not a regular file";
    case FILE_TOO_LARGE:
        return too_large;
    case FILE_OK:
    case FILE_NO_MEMORY:
        break;
    }
    return NULL;
}
