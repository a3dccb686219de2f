/* Where the book goes: the output's path, and whether it may be written there. */
#ifndef OCTAVO_PACK_TARGET_H
#define OCTAVO_PACK_TARGET_H

#include "base/diagnostic.h"

/* Settles the path for `output` as the user gave it (NULL: the derived name in the current folder;
 * a folder: the derived name there; "-" is itself) into `*path`, which the caller frees.
 * OCTAVO_OUTPUT, with a remark, when the target is no regular file, cannot be written, or has a
 * derived name and is not a book of octavo's. */
octavo_status target_settle(const char *output, const char *derived, char **path,
                            struct diagnostics *remarks);

/* Whether two paths, the second beneath `folder` (or FILE_HERE), are the same existing file. */
bool target_is_file(const char *path, int folder, const char *inside);

#endif
