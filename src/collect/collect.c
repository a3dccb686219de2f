/* Inputs to sources; see collect.h. */
#define _GNU_SOURCE
#include "collect/collect.h"

#include "base/file.h"
#include "base/name.h"
#include "collect/format.h"
#include "collect/summary.h"
#include "collect/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static octavo_status add_file(const char *path, size_t input, const struct settings *settings,
                              struct sources *sources)
{
    void *items = sources->items;
    if (!memory_reserve(&items, &sources->capacity, sources->count + 1, sizeof *sources->items))
        return OCTAVO_LIMIT;
    sources->items = items;
    size_t size = 0;
    enum format format;
    enum name_kind kind = name_kind(name_of_path(path, &size), &format);
    enum format set = format_set(settings);
    if (kind != NAME_KNOWN && format == FORMAT_NONE)
        format = FORMAT_TEXT;
    struct source *source = &sources->items[sources->count++];
    *source = (struct source){
        .path = memory_copy_string(path),
        .folder = FILE_HERE,
        .root = FILE_HERE,
        .format = set != FORMAT_NONE ? set : format,
        .section = "",
        .input = input,
    };
    source->inside = source->path;
    source->below = source->path ? name_of_path(source->path, &size) : NULL;
    return source->path ? OCTAVO_OK : OCTAVO_LIMIT;
}

/* The last name of a folder's real path, so that "." has one too; the caller frees it. */
static char *own_name(const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return NULL;
    size_t size = 0;
    const char *name = name_of_path(real, &size);
    char *copy = memory_copy(name, size);
    free(real);
    return copy;
}

static octavo_status add_folder(const char *path, bool is_section, size_t input,
                                const struct settings *settings, struct sources *sources,
                                struct diagnostics *remarks)
{
    void *folders = sources->folders;
    if (!memory_reserve(&folders, &sources->folder_capacity, sources->folder_count + 1,
                        sizeof *sources->folders))
        return OCTAVO_LIMIT;
    sources->folders = folders;
    int folder = file_open_folder(FILE_HERE, path);
    if (folder < 0) {
        diagnose(remarks, DIAGNOSTIC_NO_SUCH_INPUT, path, 0, strerror(errno));
        return OCTAVO_USAGE;
    }
    sources->folders[sources->folder_count++] = folder;
    char *section = is_section ? own_name(path) : memory_copy_string("");
    octavo_status status = OCTAVO_LIMIT;
    size_t first = sources->count;
    if (section)
        status = walk(folder, path, section, input, settings, sources, remarks);
    if (status == OCTAVO_OK && !summary_order(sources, first))
        status = OCTAVO_LIMIT;
    free(section);
    return status;
}

/* Notes the folder that an input is or stands in, as it was named. */
static octavo_status note_place(const char *path, bool is_folder, struct sources *sources,
                                struct diagnostics *remarks)
{
    char *folder = is_folder ? memory_copy_string(path) : name_folder(path);
    char *real = folder ? realpath(folder, NULL) : NULL;
    octavo_status status = OCTAVO_OK;
    if (!folder || (!real && errno == ENOMEM) || (real && !strings_add(&sources->places, real))) {
        status = OCTAVO_LIMIT;
    } else if (!real) {
        diagnose(remarks, DIAGNOSTIC_NO_SUCH_INPUT, path, 0, strerror(errno));
        status = OCTAVO_USAGE;
    }
    free(folder);
    free(real);
    return status;
}

/* Of the web, as it may be taken for the name of a file. */
static bool is_address(const char *path)
{
    return strncmp(path, "http://", 7) == 0 || strncmp(path, "https://", 8) == 0;
}

static octavo_status add_input(const struct strings *inputs, size_t index,
                               const struct settings *settings, struct sources *sources,
                               struct diagnostics *remarks)
{
    const char *path = inputs->items[index];
    struct stat status;
    if (strcmp(path, "-") == 0)
        return add_file(path, index, settings, sources);
    if (stat(path, &status) != 0) {
        diagnose(remarks, is_address(path) ? DIAGNOSTIC_INPUT_ADDRESS : DIAGNOSTIC_NO_SUCH_INPUT,
                 path, 0, strerror(errno));
        return OCTAVO_USAGE;
    }
    octavo_status noted = note_place(path, S_ISDIR(status.st_mode), sources, remarks);
    if (noted != OCTAVO_OK)
        return noted;
    if (S_ISDIR(status.st_mode))
        return add_folder(path, inputs->count > 1, index, settings, sources, remarks);
    if (S_ISREG(status.st_mode))
        return add_file(path, index, settings, sources);
    diagnose(remarks, DIAGNOSTIC_INPUT_KIND, path, 0, NULL);
    return OCTAVO_USAGE;
}

/* How much of all sections' paths is one folder in a folder, which tells the reader nothing: the
 * leading components that all have in common, as long as every path goes on after them. */
static size_t common_chain(const struct sources *sources)
{
    const char *first = NULL;
    size_t chain = 0;
    for (size_t i = 0; i < sources->sections.count; i++) {
        const char *section = sources->sections.items[i];
        if (!*section)
            continue;
        size_t same = 0, part = 0;
        if (!first) {
            first = section;
            const char *slash = strrchr(section, '/');
            chain = slash ? (size_t)(slash - section) + 1 : 0;
        }
        for (; same < chain && section[same] == first[same]; same++)
            if (section[same] == '/')
                part = same + 1;
        chain = part;
    }
    return chain;
}

static void collapse_chains(struct sources *sources)
{
    size_t chain = common_chain(sources);
    for (size_t i = 0; i < sources->sections.count; i++) {
        char *section = sources->sections.items[i];
        if (*section)
            memmove(section, section + chain, strlen(section + chain) + 1);
    }
}

octavo_status collect(const struct strings *inputs, const struct settings *settings,
                      struct sources *sources, struct diagnostics *remarks)
{
    octavo_status status = OCTAVO_OK;
    for (size_t i = 0; status == OCTAVO_OK && i < inputs->count; i++)
        status = add_input(inputs, i, settings, sources, remarks);
    if (status == OCTAVO_OK) {
        collapse_chains(sources);
        passed_over_report(&sources->passed_over, remarks);
    }
    return status;
}

void sources_fini(struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        free(sources->items[i].path);
    for (size_t i = 0; i < sources->folder_count; i++)
        close(sources->folders[i]);
    strings_fini(&sources->sections);
    strings_fini(&sources->places);
    passed_over_fini(&sources->passed_over);
    free(sources->items);
    free(sources->folders);
    *sources = (struct sources){0};
}
