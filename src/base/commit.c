/* A file that appears whole or not at all; see commit.h. */
#define _GNU_SOURCE
#include "base/commit.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/name.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool name_ours(struct commit *commit)
{
    struct buffer name;
    buffer_init(&name);
    name_temporary(commit->name, &name);
    bool fits = !name.failed && name.size < sizeof commit->temporary;
    if (fits)
        memcpy(commit->temporary, name.data, name.size + 1);
    buffer_fini(&name);
    return fits;
}

/* Removes what killed runs to the same target left. */
static void remove_leftovers(const struct commit *commit)
{
    int copy = openat(commit->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = copy < 0 ? NULL : fdopendir(copy);
    if (!directory) {
        if (copy >= 0)
            close(copy);
        return;
    }
    size_t same = sizeof TEMPORARY_PREFIX - 1 + 17; /* prefix, digest and hyphen */
    for (const struct dirent *entry; (entry = readdir(directory));) {
        if (strncmp(entry->d_name, commit->temporary, same) != 0)
            continue;
        long process = strtol(entry->d_name + same, NULL, 10);
        if (process <= 0 || process == (long)getpid() ||
            (kill((pid_t)process, 0) != 0 && errno == ESRCH))
            unlinkat(commit->folder, entry->d_name, 0);
    }
    closedir(directory);
}

static int open_file(struct commit *commit)
{
    int file = -1;
#ifdef O_TMPFILE
    file = openat(commit->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT))
        return file;
#endif
    file = openat(commit->folder, commit->temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    commit->visible = file >= 0;
    return file;
}

bool commit_open(struct commit *commit, const char *path)
{
    *commit = (struct commit){.folder = -1, .file = -1};
    commit->is_stream = strcmp(path, "-") == 0;
    /* A rename would replace a symbolic link instead of what it points to. */
    char *real = commit->is_stream ? memory_copy_string(path) : file_real_path(path);
    if (!real)
        return false;
    size_t size = 0;
    const char *name = name_of_path(real, &size);
    char *folder = name_workplace(real);
    commit->name = memory_copy(name, size);
    free(real);
    if (folder && commit->name && name_ours(commit)) {
        commit->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (commit->folder >= 0) {
            remove_leftovers(commit);
            commit->file = open_file(commit);
        }
    } else {
        errno = ENOMEM;
    }
    free(folder);
    if (commit->file >= 0)
        return true;
    commit_abandon(commit);
    return false;
}

/* The mode of the file that is replaced; what cannot be passed on does not matter. */
static void keep_mode(const struct commit *commit)
{
    struct stat status;
    if (fstatat(commit->folder, commit->name, &status, 0) == 0 && S_ISREG(status.st_mode) &&
        fchmod(commit->file, status.st_mode & 07777) != 0)
        errno = 0;
}

/* Gives a file without a name our name beside the target, so that it can be renamed over it. */
static bool make_visible(struct commit *commit)
{
    if (commit->visible)
        return true;
    char descriptor[48];
    snprintf(descriptor, sizeof descriptor, "/proc/self/fd/%d", commit->file);
    commit->visible =
        linkat(AT_FDCWD, descriptor, commit->folder, commit->temporary, AT_SYMLINK_FOLLOW) == 0;
    return commit->visible;
}

/* Some file systems cannot force a folder; that is no failure. */
static bool force_folder(const struct commit *commit)
{
    return fsync(commit->folder) == 0 || errno == EINVAL || errno == EBADF;
}

static bool close_file(struct commit *commit)
{
    int file = commit->file;
    commit->file = -1;
    return close(file) == 0 || errno == EINTR;
}

/* Copies the whole file to standard output. */
static bool copy_out(const struct commit *commit)
{
    char bytes[1 << 16];
    struct stat status;
    if (fstat(commit->file, &status) != 0)
        return false;
    uint64_t size = (uint64_t)status.st_size;
    for (uint64_t offset = 0; offset < size;) {
        size_t count = size - offset < sizeof bytes ? (size_t)(size - offset) : sizeof bytes;
        if (!file_read_at(commit->file, offset, bytes, count))
            return false;
        for (size_t at = 0; at < count;) {
            ssize_t written = write(STDOUT_FILENO, bytes + at, count - at);
            if (written < 0 && errno != EINTR)
                return false;
            at += written > 0 ? (size_t)written : 0;
        }
        offset += count;
    }
    return true;
}

bool commit_finish(struct commit *commit)
{
    if (commit->is_stream) {
        bool copied = copy_out(commit);
        commit_abandon(commit);
        return copied;
    }
    keep_mode(commit);
    bool done = fsync(commit->file) == 0 && make_visible(commit) && close_file(commit) &&
                renameat(commit->folder, commit->temporary, commit->folder, commit->name) == 0;
    if (done) {
        commit->visible = false;
        /* The book is there, whole; a folder that cannot be forced now is forced by the system. */
        force_folder(commit);
    }
    commit_abandon(commit);
    return done;
}

void commit_abandon(struct commit *commit)
{
    int reason = errno;
    if (commit->visible)
        unlinkat(commit->folder, commit->temporary, 0);
    if (commit->file >= 0)
        close(commit->file);
    if (commit->folder >= 0)
        close(commit->folder);
    free(commit->name);
    *commit = (struct commit){.folder = -1, .file = -1};
    errno = reason;
}
