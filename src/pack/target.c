/* Where the book goes; see target.h. */
#define _GNU_SOURCE
#include "pack/target.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/name.h"
#include "pack/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool names_folder(const char *path)
{
    struct stat status;
    size_t size = strlen(path);
    return path[size - 1] == '/' || (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

static octavo_status refuse(enum diagnostic_id id, const char *path, struct diagnostics *remarks)
{
    diagnose(remarks, id, path, 0, strerror(errno));
    return OCTAVO_OUTPUT;
}

/* A folder that is not there, or not ours to write into, is found before any work is done. */
static octavo_status check_folder(const char *path, struct diagnostics *remarks)
{
    char *real = file_real_path(path);
    char *folder = real ? name_folder(real) : NULL;
    bool writable = folder && access(folder, W_OK | X_OK) == 0;
    free(folder);
    free(real);
    if (!writable && errno == ENOMEM)
        return OCTAVO_LIMIT;
    return writable ? OCTAVO_OK : refuse(DIAGNOSTIC_OUTPUT_FAILED, path, remarks);
}

static octavo_status check(const char *path, bool derived, struct diagnostics *remarks)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return errno == ENOENT ? check_folder(path, remarks)
                               : refuse(DIAGNOSTIC_OUTPUT_FAILED, path, remarks);
    if (!S_ISREG(status.st_mode))
        return refuse(DIAGNOSTIC_OUTPUT_KIND, path, remarks);
    switch (derived ? pack_owner(path) : PACK_OURS) {
    case PACK_OURS:
        break;
    case PACK_FOREIGN:
        return refuse(DIAGNOSTIC_OUTPUT_EXISTS, path, remarks);
    case PACK_UNREADABLE:
        return refuse(DIAGNOSTIC_OUTPUT_FAILED, path, remarks);
    case PACK_NO_MEMORY:
        return OCTAVO_LIMIT;
    }
    return check_folder(path, remarks);
}

octavo_status target_settle(const char *output, const char *derived, char **path,
                            struct diagnostics *remarks)
{
    bool is_stream = output && strcmp(output, "-") == 0;
    bool is_derived = !output || (!is_stream && names_folder(output));
    struct buffer chosen;
    buffer_init(&chosen);
    if (output)
        buffer_add_string(&chosen, output);
    if (output && is_derived && output[strlen(output) - 1] != '/')
        buffer_add_byte(&chosen, '/');
    if (is_derived)
        buffer_add_string(&chosen, derived);
    *path = buffer_take(&chosen);
    if (!*path)
        return OCTAVO_LIMIT;
    return is_stream ? OCTAVO_OK : check(*path, is_derived, remarks);
}

struct target_file target_file(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return (struct target_file){.exists = false};
    return (struct target_file){true, status.st_dev, status.st_ino};
}

bool target_file_is(const struct target_file *file, int folder, const char *inside)
{
    struct stat status;
    return file->exists &&
           fstatat(folder == FILE_HERE ? AT_FDCWD : folder, inside, &status, 0) == 0 &&
           file->device == status.st_dev && file->number == status.st_ino;
}
