/* Finding a program of ours; see program.h. Neither PATH nor the current folder has a say. */
#define _GNU_SOURCE
#include "base/program.h"

#include "base/buffer.h"
#include "base/name.h"

#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <unistd.h>

/* The file that this code was loaded from: the shared library, or the program that holds the static
 * one, whose name only the system knows. The caller frees it. */
static char *own_path(void)
{
    static const char here = 0;
    Dl_info info;
    struct link_map *map = NULL;
    bool found = dladdr1(&here, &info, (void **)&map, RTLD_DL_LINKMAP) != 0 && map;
    return realpath(found && *map->l_name ? map->l_name : "/proc/self/exe", NULL);
}

char *program_path(const char *name)
{
    static const char *const places[] = {"", "../libexec/octavo/"};
    char *own = own_path(), *folder = own ? name_folder(own) : NULL, *path = NULL;
    for (size_t i = 0; folder && !path && i < sizeof places / sizeof *places; i++) {
        struct buffer candidate;
        buffer_init(&candidate);
        buffer_add_format(&candidate, "%s/%s%s", folder, places[i], name);
        if (!candidate.failed && access(candidate.data, X_OK) == 0)
            path = buffer_take(&candidate);
        buffer_fini(&candidate);
    }
    free(folder);
    free(own);
    return path;
}
