/* A walk through one folder, without recursion: a stack of folders still to be listed; see walk.h.
 */
#define _GNU_SOURCE
#include "collect/walk.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/name.h"
#include "base/sniff.h"
#include "collect/format.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct walking {
    int folder;
    const char *path;
    const char *section;
    size_t input;
    const struct settings *settings;
    bool follow; /* symbolic links; then paths are opened as the user named them */
    struct sources *sources;
    struct diagnostics *remarks;
    struct strings todo; /* folders still to be listed, relative to `folder`; the next one last */
    struct seen {        /* folders that were listed, when links could lead back to them */
        dev_t device;
        ino_t number;
    } * seen;
    size_t seen_count;
    size_t seen_capacity;
};

/* What one folder holds. */
struct listing {
    struct strings files;
    struct strings folders;
};

/* "base/name", or "name" when base is empty; the caller frees it. */
static char *join(const char *base, const char *name)
{
    struct buffer path;
    buffer_init(&path);
    buffer_add_string(&path, base);
    if (path.size > 0 && path.data[path.size - 1] != '/' && *name)
        buffer_add_byte(&path, '/');
    buffer_add_string(&path, name);
    return buffer_take(&path);
}

/* The section of a file: that of the last one if they stand in the same folder. NULL without
 * memory.
 */
static const char *find_section(const struct walking *walking, const char *relative)
{
    struct strings *sections = &walking->sources->sections;
    const char *slash = strrchr(relative, '/');
    char *parent = memory_copy(relative, slash ? (size_t)(slash - relative) : 0);
    char *section = parent ? join(walking->section, parent) : NULL;
    free(parent);
    bool same = section && sections->count > 0 &&
                strcmp(sections->items[sections->count - 1], section) == 0;
    bool known = same || (section && strings_add(sections, section));
    free(section);
    return known ? sections->items[sections->count - 1] : NULL;
}

static bool add_source(const struct walking *walking, const char *relative, enum format format)
{
    struct sources *sources = walking->sources;
    void *items = sources->items;
    if (!memory_reserve(&items, &sources->capacity, sources->count + 1, sizeof *sources->items))
        return false;
    sources->items = items;
    struct source *source = &sources->items[sources->count++];
    *source = (struct source){
        .path = join(walking->path, relative),
        .folder = walking->follow ? FILE_HERE : walking->folder,
        .root = walking->folder,
        .format = format,
        .section = find_section(walking, relative),
        .input = walking->input,
    };
    source->inside = source->path;
    source->below = source->path ? source->path + strlen(source->path) - strlen(relative) : NULL;
    if (source->path && !walking->follow)
        source->inside = source->below;
    return source->path && source->section;
}

/* The beginning of a file tells whether it is text. */
static bool is_text(int folder, const char *name)
{
    struct buffer bytes;
    buffer_init(&bytes);
    size_t mark = 0;
    /* What cannot be read is taken too, and then named when it is read again. */
    bool text = file_read(folder, name, LIMIT_TEXT_BYTES, &bytes) != FILE_OK || bytes.size == 0 ||
                sniff_text(bytes.data, bytes.size, &mark) != SNIFF_BINARY;
    buffer_fini(&bytes);
    return text;
}

/* Whether a file's name, or its path in the folder, fits one of the patterns. */
static bool fits(const struct strings *patterns, const char *relative, const char *name)
{
    for (size_t i = 0; i < patterns->count; i++)
        if (fnmatch(patterns->items[i], name, 0) == 0 ||
            fnmatch(patterns->items[i], relative, 0) == 0)
            return true;
    return false;
}

/* Whether a file is taken, and in which format, or `why` not. What a pattern of the user's names is
 * taken even in no format, so that not reading it is an error. */
static bool is_taken(const struct walking *walking, int folder, const char *relative,
                     const char *name, enum format *format, enum passed_why *why)
{
    const struct strings *include = &walking->settings->values[OCTAVO_INCLUDE];
    const struct strings *exclude = &walking->settings->values[OCTAVO_EXCLUDE];
    enum name_kind kind = name_kind(name, format);
    *why = PASSED_PATTERN;
    if (fits(exclude, relative, name) || (include->count > 0 && !fits(include, relative, name)))
        return false;
    if (include->count > 0) {
        if (kind != NAME_KNOWN && *format == FORMAT_NONE)
            *format = FORMAT_TEXT;
        return true;
    }
    if (kind == NAME_NO_EXTENSION && is_text(folder, name))
        *format = FORMAT_TEXT;
    if (kind == NAME_FURNITURE || kind == NAME_HIDDEN)
        *format = FORMAT_NONE;
    *why = kind == NAME_FURNITURE      ? PASSED_NAME
           : kind == NAME_NO_EXTENSION ? PASSED_BINARY
           : name_is_image(name)       ? PASSED_IMAGE
                                       : PASSED_EXTENSION;
    enum format set = format_set(walking->settings);
    if (set != FORMAT_NONE && *format != FORMAT_NONE)
        *format = set;
    return format_is_read(*format);
}

/* Notes a file that is not taken. False without memory. */
static bool pass_over(const struct walking *walking, const char *base, const char *name,
                      enum passed_why why)
{
    char *folder = join(walking->path, base);
    char *path = folder ? join(folder, name) : NULL;
    free(folder);
    return passed_over_take(&walking->sources->passed_over, path, why);
}

static bool take_file(const struct walking *walking, int folder, const char *base, const char *name)
{
    enum format format;
    enum passed_why why;
    char *relative = join(base, name);
    if (!relative)
        return false;
    bool done = is_taken(walking, folder, relative, name, &format, &why)
                    ? add_source(walking, relative, format)
                    : pass_over(walking, base, name, why);
    free(relative);
    return done;
}

/* An entry that cannot be looked at is named, unless it is gone already. */
static void remark_entry(const struct walking *walking, enum diagnostic_id id, const char *base,
                         const char *name)
{
    int reason = errno;
    char *folder = join(walking->path, base);
    char *path = folder ? join(folder, name) : NULL;
    if (reason != ENOENT)
        diagnose(walking->remarks, id, path, 0, strerror(reason));
    free(folder);
    free(path);
}

/* The folder itself, the one above, and what a run of octavo is writing there. */
static bool is_no_entry(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           strncmp(name, TEMPORARY_PREFIX, sizeof TEMPORARY_PREFIX - 1) == 0;
}

/* What an entry is, mostly said by the folder itself; false when it cannot be looked at. */
static bool entry_mode(const struct walking *walking, DIR *directory, const struct dirent *entry,
                       mode_t *mode)
{
    struct stat status;
    *mode = (mode_t)DTTOIF(entry->d_type);
    if (S_ISREG(*mode) || S_ISDIR(*mode))
        return true;
    int links = walking->follow ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(dirfd(directory), entry->d_name, &status, links) != 0)
        return false;
    *mode = status.st_mode;
    return true;
}

static bool list_entry(const struct walking *walking, DIR *directory, const char *base,
                       const struct dirent *entry, struct listing *listing)
{
    mode_t mode;
    if (is_no_entry(entry->d_name))
        return true;
    if (entry->d_name[0] == '.')
        return pass_over(walking, base, entry->d_name, PASSED_HIDDEN);
    if (!entry_mode(walking, directory, entry, &mode)) {
        remark_entry(walking, DIAGNOSTIC_UNREADABLE, base, entry->d_name);
        return true;
    }
    if (S_ISREG(mode))
        return strings_add(&listing->files, entry->d_name);
    if (S_ISDIR(mode))
        return strings_add(&listing->folders, entry->d_name);
    return pass_over(walking, base, entry->d_name, S_ISLNK(mode) ? PASSED_LINK : PASSED_SPECIAL);
}

static int compare(const void *a, const void *b)
{
    return name_compare(*(char *const *)a, *(char *const *)b);
}

static void sort(struct strings *names)
{
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, compare);
}

/* Whether a sorted list has a page of that name, which is `stem` bytes of `name`. */
static bool has_page(const struct strings *files, const char *name, size_t stem)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml"};
    bool found = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++) {
        struct buffer page;
        buffer_init(&page);
        buffer_add(&page, name, stem);
        buffer_add_string(&page, endings[i]);
        found = page.data && files->count > 0 &&
                bsearch(&page.data, files->items, files->count, sizeof *files->items, compare);
        buffer_fini(&page);
    }
    return found;
}

/* Whether a folder is what a browser saved beside a page: "a_files" beside "a.html". */
static bool belongs_to_page(const struct strings *files, const char *folder)
{
    static const char *const endings[] = {"_files",   ".files",     "_Dateien",
                                          "-Dateien", "_fichiers",  "_archivos",
                                          "_file",    "_bestanden", "_arquivos"};
    size_t size = strlen(folder);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (size > length && strcmp(folder + size - length, endings[i]) == 0)
            return has_page(files, folder, size - length);
    }
    return false;
}

/* Takes the files of the listed folder and puts its sub-folders on the stack, the first one on
 * top. */
static bool take_listing(struct walking *walking, int folder, const char *base,
                         struct listing *listing)
{
    sort(&listing->files);
    sort(&listing->folders);
    for (size_t i = 0; i < listing->files.count; i++)
        if (!take_file(walking, folder, base, listing->files.items[i]))
            return false;
    for (size_t i = listing->folders.count; i > 0; i--) {
        const char *name = listing->folders.items[i - 1];
        bool saved = belongs_to_page(&listing->files, name);
        char *relative = join(base, name);
        bool added = relative && (saved ? pass_over(walking, base, name, PASSED_SAVED)
                                        : strings_add(&walking->todo, relative));
        free(relative);
        if (!added)
            return false;
    }
    return true;
}

static bool list_folder(struct walking *walking, DIR *directory, const char *base)
{
    struct listing listing = {0};
    bool done = true;
    errno = 0;
    for (const struct dirent *entry; done && (entry = readdir(directory)); errno = 0)
        done = list_entry(walking, directory, base, entry, &listing);
    if (done && errno != 0)
        remark_entry(walking, DIAGNOSTIC_PARTLY_LISTED, base, "");
    done = done && take_listing(walking, dirfd(directory), base, &listing);
    strings_fini(&listing.files);
    strings_fini(&listing.folders);
    return done;
}

/* With links a folder may be met again, below itself or elsewhere; once is enough. False without
 * memory. */
static bool note_seen(struct walking *walking, int folder, bool *again)
{
    struct stat status;
    *again = false;
    if (!walking->follow || fstat(folder, &status) != 0)
        return true;
    for (size_t i = 0; i < walking->seen_count; i++)
        *again = *again || (walking->seen[i].device == status.st_dev &&
                            walking->seen[i].number == status.st_ino);
    void *seen = walking->seen;
    if (!memory_reserve(&seen, &walking->seen_capacity, walking->seen_count + 1,
                        sizeof *walking->seen))
        return false;
    walking->seen = seen;
    walking->seen[walking->seen_count++] = (struct seen){status.st_dev, status.st_ino};
    return true;
}

static size_t depth_of(const char *relative)
{
    size_t depth = *relative != '\0';
    for (; *relative; relative++)
        depth += *relative == '/';
    return depth;
}

static bool visit(struct walking *walking, const char *base)
{
    char *path = join(walking->path, base);
    if (!path)
        return false;
    bool done = true, again = false;
    int opened = walking->follow ? file_open_folder(FILE_HERE, path)
                                 : file_open_folder(walking->folder, *base ? base : ".");
    DIR *directory = opened < 0 ? NULL : fdopendir(opened);
    if (depth_of(base) > LIMIT_FOLDER_DEPTH)
        diagnose(walking->remarks, DIAGNOSTIC_TOO_DEEP, path, 0, NULL);
    else if (!directory && errno == ENOMEM)
        done = false;
    else if (!directory)
        diagnose(walking->remarks, DIAGNOSTIC_UNREADABLE, path, 0, strerror(errno));
    else
        done =
            note_seen(walking, opened, &again) && (again || list_folder(walking, directory, base));
    if (directory)
        closedir(directory);
    else if (opened >= 0)
        close(opened);
    free(path);
    return done;
}

octavo_status walk(int folder, const char *path, const char *section, size_t input,
                   const struct settings *settings, struct sources *sources,
                   struct diagnostics *remarks)
{
    struct walking walking = {.folder = folder,
                              .path = path,
                              .section = section,
                              .input = input,
                              .settings = settings,
                              .follow = settings_on(settings, OCTAVO_FOLLOW),
                              .sources = sources,
                              .remarks = remarks};
    bool done = strings_add(&walking.todo, "");
    while (done && walking.todo.count > 0) {
        char *base = walking.todo.items[--walking.todo.count];
        done = visit(&walking, base);
        free(base);
    }
    strings_fini(&walking.todo);
    free(walking.seen);
    return done ? OCTAVO_OK : OCTAVO_LIMIT;
}
