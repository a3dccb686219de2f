/* A folder for the files of one test program: made empty by folder_setup, removed with all that is
 * in it by folder_teardown. A file that needs it defines _GNU_SOURCE first. */
#ifndef OCTAVO_TESTS_FOLDER_H
#define OCTAVO_TESTS_FOLDER_H

#include "table.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_PATH = 1024 };
static char folder[FOLDER_PATH];

static inline int folder_setup(void **state)
{
    (void)state;
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%.900s/octavo-test-XXXXXX", temporary ? temporary : P_tmpdir);
    return mkdtemp(folder) ? 0 : -1;
}

static inline int folder_remove_one(const char *path, const struct stat *status, int type,
                                    struct FTW *at)
{
    (void)status, (void)type, (void)at;
    return remove(path);
}

static inline int folder_teardown(void **state)
{
    (void)state;
    return nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* "FOLDER/name"; one of four strings that are used in turn. */
static inline const char *in_folder(const char *name)
{
    static char paths[4][2 * FOLDER_PATH];
    static size_t turn;
    char *path = paths[turn++ % COUNT(paths)];
    snprintf(path, sizeof *paths, "%s/%.1000s", folder, name);
    return path;
}

/* Makes the folders above a name in the folder. */
static inline void make_folders(const char *name)
{
    char path[2 * FOLDER_PATH];
    snprintf(path, sizeof path, "%s", in_folder(name));
    for (char *slash = path + strlen(folder) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
}

static inline void make_file(const char *name, const void *bytes, size_t size)
{
    make_folders(name);
    FILE *file = fopen(in_folder(name), "wb");
    row_true(name, file && fwrite(bytes, 1, size, file) == size);
    if (file)
        fclose(file);
}

static inline void make_text(const char *name, const char *text)
{
    make_file(name, text, strlen(text));
}

/* A whole file; the caller frees it. NULL when there is none. */
static inline char *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    char *bytes = NULL;
    *size = 0;
    if (file && fstat(fileno(file), &status) == 0 && (bytes = malloc((size_t)status.st_size + 1))) {
        *size = fread(bytes, 1, (size_t)status.st_size, file);
        bytes[*size] = '\0';
    }
    if (file)
        fclose(file);
    return bytes;
}

#endif
