/* Where the book goes: the output's path, and whether it may be written there. */
#ifndef OCTAVO_PACK_TARGET_H
#define OCTAVO_PACK_TARGET_H

#include "base/diagnostic.h"

#include <sys/types.h>

/* Settles the path for `output` as the user gave it (NULL: the derived name in the current folder;
 * a folder: the derived name there; "-" is itself) into `*path`, which the caller frees.
 * OCTAVO_OUTPUT, with a remark, when the target is no regular file, cannot be written, or has a
 * derived name and is not a book of octavo's. */
octavo_status target_settle(const char *output, const char *derived, char **path,
                            struct diagnostics *remarks);

/* The file that the path of a target leads to now. */
struct target_file {
    bool exists;
    dev_t device;
    ino_t number;
};

struct target_file target_file(const char *path);

/* Whether it exists and is the file at `inside` beneath `folder` (or FILE_HERE). */
bool target_file_is(const struct target_file *file, int folder, const char *inside);

#endif
