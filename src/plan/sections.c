/* Sections from folders; see sections.h. First the folders as they are, then which of them are
 * sections, then the sections. Folders stand in the order of the book, each before those inside it:
 * a walk forward meets the outer one first, a walk backward the inner ones. */
#include "plan/sections.h"

#include "base/limits.h"
#include "base/name.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What becomes of a folder. */
enum fate {
    FATE_SECTION,
    FATE_LENT,   /* its name goes before those of the folders inside it */
    FATE_OPENED, /* its articles and folders belong to what is around it */
};

/* A folder of the inputs; the first one stands for all inputs together. */
struct folder {
    const char *name; /* the source's, `size` bytes */
    size_t size;
    size_t parent;
    size_t level;    /* the first one's is 0 */
    size_t own;      /* articles directly in it */
    size_t count;    /* articles in it and below */
    size_t children; /* folders directly in it */
    size_t below;    /* sections below it, */
    size_t thin;     /* those of them with one article */
    bool flat;       /* there are no sections below it */
    enum fate fate;
    size_t section; /* that it is, or that its articles are in; or SECTION_NONE */
    char *path;     /* of titles; NULL for one that is opened */
    size_t title;   /* where its own title begins in `path` */
};

struct folders {
    struct folder *items;
    size_t count;
    size_t capacity;
};

static bool add_folder(struct folders *folders, const char *name, size_t size, size_t parent)
{
    void *items = folders->items;
    if (!memory_reserve(&items, &folders->capacity, folders->count + 1, sizeof *folders->items))
        return false;
    folders->items = items;
    size_t level = folders->count > 0 ? folders->items[parent].level + 1 : 0;
    folders->items[folders->count++] = (struct folder){
        .name = name, .size = size, .parent = parent, .level = level, .section = SECTION_NONE};
    return true;
}

/* How many folders two sources share, from the outermost; `*size` is the length of their names in
 * `b`. */
static size_t shared_folders(const struct source *a, const struct source *b, size_t *size)
{
    size_t shared = 0, i = 0;
    *size = 0;
    if (a->input != b->input)
        return 0;
    for (;; i++) {
        bool a_ends = a->section[i] == '\0' || a->section[i] == '/';
        bool b_ends = b->section[i] == '\0' || b->section[i] == '/';
        if (a_ends && b_ends && i > 0) {
            shared++;
            *size = i;
        }
        if (a->section[i] != b->section[i] || a->section[i] == '\0')
            return shared;
    }
}

/* Finds the source's folder, given that of the source before it; folders that are new are added. */
static bool enter_folder(struct folders *folders, const struct source *last,
                         const struct source *source, size_t *at)
{
    size_t size = 0, shared = last ? shared_folders(last, source, &size) : 0;
    while (folders->items[*at].level > shared)
        *at = folders->items[*at].parent;
    const char *path = source->section + size;
    for (path += *path == '/'; *path; path += *path == '/') {
        size = strcspn(path, "/");
        if (!add_folder(folders, path, size, *at))
            return false;
        *at = folders->count - 1;
        path += size;
    }
    return true;
}

/* A file that holds several articles is a folder of them. */
static bool enter_file(struct folders *folders, const struct source *last,
                       const struct source *source, size_t around, size_t *at)
{
    size_t size = 0;
    const char *name = name_of_path(source->path, &size);
    if (last != source && !add_folder(folders, name, name_stem(name, size), around))
        return false;
    *at = folders->count - 1;
    return true;
}

/* All folders; each article's `section` is the index of its folder for now. */
static bool find_folders(struct folders *folders, struct book *book, const struct sources *sources)
{
    const struct source *last = NULL;
    size_t at = 0;
    if (!add_folder(folders, "", 0, 0))
        return false;
    for (size_t i = 0; i < book->article_count; i++) {
        const struct source *source = &sources->items[book->articles[i].source];
        if (last != source && !enter_folder(folders, last, source, &at))
            return false;
        size_t place = at;
        if (book->articles[i].piece != PIECE_WHOLE &&
            !enter_file(folders, last, source, at, &place))
            return false;
        book->articles[i].section = place;
        folders->items[place].own++;
        last = source;
    }
    return true;
}

static void count_articles(struct folders *folders)
{
    for (size_t i = folders->count; i-- > 0;) {
        struct folder *folder = &folders->items[i];
        folder->count += folder->own;
        if (i > 0) {
            folders->items[folder->parent].count += folder->count;
            folders->items[folder->parent].children++;
        }
    }
}

/* One that holds the whole book tells the reader nothing; a chain of folders with one child is one
 * section. */
static enum fate first_fate(const struct folder *folder, size_t articles)
{
    if (folder->count == articles)
        return FATE_OPENED;
    return folder->own == 0 && folder->children == 1 ? FATE_LENT : FATE_SECTION;
}

/* Where most sections would hold one article there are none: decided from the innermost on. */
static void judge_folders(struct folders *folders)
{
    for (size_t i = folders->count; i-- > 0;) {
        struct folder *folder = &folders->items[i];
        folder->fate = first_fate(folder, folders->items[0].count);
        if ((folder->fate == FATE_SECTION || i == 0) && folder->thin * 2 > folder->below) {
            folder->flat = true;
            folder->below = folder->thin = 0;
        }
        bool is_section = folder->fate == FATE_SECTION;
        if (i > 0) {
            folders->items[folder->parent].below += folder->below + is_section;
            folders->items[folder->parent].thin +=
                folder->thin + (is_section && folder->count == 1);
        }
    }
}

/* The path of a folder that shows its name: deeper than the last level the names are one title. */
static bool name_folder_path(struct folder *folder, const struct folder *parent, size_t level)
{
    struct buffer path;
    buffer_init(&path);
    if (parent->path)
        buffer_add_format(&path, "%s / ", parent->path);
    bool joined = parent->fate == FATE_LENT || level > LIMIT_SECTION_LEVELS;
    folder->title = joined ? parent->title : path.size;
    name_as_section(folder->name, folder->size, &path);
    folder->path = buffer_take(&path);
    return folder->path;
}

static void add_section(struct book *book, struct folder *folder, size_t parent)
{
    book->sections[book->section_count] = (struct section){
        .path = folder->path,
        .title = folder->path + folder->title,
        .parent = parent,
        .level = parent == SECTION_NONE ? 1 : book->sections[parent].level + 1,
    };
    folder->section = book->section_count++;
}

/* Makes the folder's section, if it is one. What would be too deep stands beside its parent. */
static bool settle_folder(struct book *book, struct folder *folder, const struct folder *parent)
{
    size_t above = parent->section;
    size_t level = above == SECTION_NONE ? 1 : book->sections[above].level + 1;
    if (parent->flat)
        folder->flat = true;
    if (parent->flat || folder->fate == FATE_OPENED) {
        folder->fate = FATE_OPENED;
        folder->section = above;
        return true;
    }
    if (level >= LIMIT_SECTION_LEVELS && folder->own == 0 && folder->below > 0)
        folder->fate = FATE_LENT;
    if (!name_folder_path(folder, parent, level))
        return false;
    if (folder->fate == FATE_LENT)
        folder->section = above;
    else
        add_section(book, folder,
                    level > LIMIT_SECTION_LEVELS ? book->sections[above].parent : above);
    return true;
}

static bool make_sections(struct book *book, struct folders *folders)
{
    book->sections = calloc(folders->count, sizeof *book->sections);
    bool able = book->sections;
    for (size_t i = 1; able && i < folders->count; i++) {
        struct folder *folder = &folders->items[i];
        able = settle_folder(book, folder, &folders->items[folder->parent]);
    }
    return able;
}

/* An article is in the section of its folder, and in those above it. */
static void place_articles(struct book *book, const struct folders *folders)
{
    for (size_t i = 0; i < book->article_count; i++) {
        size_t at = folders->items[book->articles[i].section].section;
        book->articles[i].section = at;
        for (; at != SECTION_NONE; at = book->sections[at].parent) {
            struct section *section = &book->sections[at];
            if (section->count++ == 0)
                section->first = i;
            assert(section->first + section->count == i + 1); /* they stand together */
        }
    }
}

/* Paths of sections are the book's from now on. */
static void folders_fini(struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        if (folders->items[i].fate == FATE_LENT)
            free(folders->items[i].path);
    free(folders->items);
}

static void place_outside(struct book *book)
{
    for (size_t i = 0; i < book->article_count; i++)
        book->articles[i].section = SECTION_NONE;
}

bool plan_sections(struct book *book, const struct sources *sources)
{
    struct folders folders = {0};
    const char *from = settings_value(book->settings, OCTAVO_SECTIONS);
    bool able = true, wanted = !(from && strcmp(from, "none") == 0);
    if (wanted)
        able = find_folders(&folders, book, sources);
    if (wanted && able) {
        count_articles(&folders);
        judge_folders(&folders);
        able = make_sections(book, &folders);
    }
    if (wanted && able)
        place_articles(book, &folders);
    else
        place_outside(book);
    folders_fini(&folders);
    return able;
}
