/* The book's title from the folders' names; see title.h. */
#define _GNU_SOURCE
#include "collect/title.h"

#include "base/buffer.h"
#include "base/name.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* Cuts `path` to the folder that also holds `other`. */
static void cut_to_common(char *path, const char *other)
{
    size_t same = 0, part = 0;
    for (; path[same] && path[same] == other[same]; same++)
        if (path[same] == '/')
            part = same;
    bool whole = (path[same] == '\0' && (other[same] == '/' || other[same] == '\0'));
    bool holds = other[same] == '\0' && path[same] == '/';
    path[whole || holds ? same : part] = '\0';
}

static bool is_generic(const char *name, size_t size)
{
    static const char *const names[] = {
        "in",      "input", "inputs", "out",   "output",    "outputs", "data",      "articles",
        "article", "tmp",   "temp",   "files", "documents", "desktop", "downloads", "text",
        "texts",   "txt",   "home",   "new",   "misc",      "root",    "untitled"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == size && strncasecmp(names[i], name, size) == 0)
            return true;
    return false;
}

/* The user's own folder, or /home/ada and /Users/ada: a user's name belongs in no book. */
static bool is_home(const char *path)
{
    static const char *const homes[] = {"/home/", "/Users/"};
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        size_t size = strlen(homes[i]);
        if (strncmp(path, homes[i], size) == 0 && !strchr(path + size, '/'))
            return true;
    }
    struct stat folder, home;
    const char *own = secure_getenv("HOME");
    return own && stat(own, &home) == 0 && stat(path, &folder) == 0 &&
           home.st_dev == folder.st_dev && home.st_ino == folder.st_ino;
}

char *title_of_places(const struct strings *places)
{
    struct buffer title;
    buffer_init(&title);
    char *common = places->count > 0 ? memory_copy_string(places->items[0]) : NULL;
    for (size_t i = 1; common && i < places->count; i++)
        cut_to_common(common, places->items[i]);
    title.failed = places->count > 0 && !common;
    size_t size = 0;
    const char *name = common ? name_of_path(common, &size) : "";
    if (size > 0 && !is_generic(name, size) && !is_home(common))
        name_as_title(name, size, &title);
    free(common);
    return buffer_take(&title);
}
