/* Opening and reading files: bounded, regular files only, never beyond the folder that was named.
 */
#ifndef OCTAVO_BASE_FILE_H
#define OCTAVO_BASE_FILE_H

#include "buffer.h"

enum file_result {
    FILE_OK,
    FILE_FAILED,      /* errno says why */
    FILE_NOT_REGULAR, /* a folder, device, pipe or socket */
    FILE_TOO_LARGE,
    FILE_NO_MEMORY,
};

/* Reads a whole regular file of at most `limit` bytes. With `folder` an open descriptor, `path` is
 * relative to it, is opened beneath it and without following a symbolic link anywhere; with
 * FILE_HERE, `path` is what the user named and links are followed. Adds to `out`. */
enum { FILE_HERE = -1 };

enum file_result file_read(int folder, const char *path, size_t limit, struct buffer *out);

/* Why a file could not be read: `too_large` where it is that, errno's words where a call failed;
 * NULL when it was read, or without memory. */
const char *file_why(enum file_result result, const char *too_large);

/* Reads descriptor 0 to its end, whatever it is. */
enum file_result file_read_input(size_t limit, struct buffer *out);

/* Writes all bytes at an offset of an open file. False, with errno. */
bool file_write(int file, uint64_t offset, const void *bytes, size_t size);

/* Reads exactly `size` bytes at an offset of an open file. False, with errno; EIO when it is
 * shorter. */
bool file_read_at(int file, uint64_t offset, void *bytes, size_t size);

/* The real path of a file, also of one that is not there yet: links are followed to where it would
 * be made. The caller frees it; NULL, with errno. */
char *file_real_path(const char *path);

/* The folder in which is written what becomes the file that `path` leads to, links followed: that
 * file's own, TMPDIR for "-". The caller frees it; NULL, with errno. */
char *file_workplace(const char *path);

/* Opens a folder in the same two ways; the caller closes the descriptor. -1 and errno on failure.
 */
int file_open_folder(int folder, const char *path);

#endif
