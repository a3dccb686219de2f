/* A file that appears whole or not at all: written under a name of ours beside its target, forced
 * to the disk, renamed. Whatever fails, the target stays as it was. Knows nothing of what is
 * written. */
#ifndef OCTAVO_BASE_COMMIT_H
#define OCTAVO_BASE_COMMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COMMIT_NAME_SIZE = 64 };

struct commit {
    int folder;                       /* descriptor of the target's folder */
    int file;                         /* descriptor of what is being written; readable too */
    char *name;                       /* of the target in its folder */
    char temporary[COMMIT_NAME_SIZE]; /* our name beside it */
    bool visible;                     /* whether `temporary` is there */
    bool is_stream;                   /* the target is standard output */
};

/* Opens a new file for `path` ("-": for standard output), without a name where the system can
 * (O_TMPFILE), else as a dot-file. A dot-file that a killed run to the same target left is removed.
 * False, with errno, on failure; the commit is then closed. */
bool commit_open(struct commit *commit, const char *path);

/* Forces the bytes to the disk and gives them the target's name; a file that it replaces passes its
 * mode on. False, with errno, and the target as it was. Closes in any case. */
bool commit_finish(struct commit *commit);

/* Closes and leaves nothing. */
void commit_abandon(struct commit *commit);

#endif
