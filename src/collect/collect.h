/* Inputs to sources: what is there, in which order, under which section, of which format. */
#ifndef OCTAVO_COLLECT_COLLECT_H
#define OCTAVO_COLLECT_COLLECT_H

#include "base/diagnostic.h"
#include "base/memory.h"
#include "book/settings.h"
#include "collect/passed_over.h"

enum format {
    FORMAT_NONE,
#define READ_FORMAT(id, name, reader, needs) FORMAT_##id,
#define UNREAD_FORMAT(id, name, needs) FORMAT_##id,
#include "collect/formats.def"
#undef READ_FORMAT
#undef UNREAD_FORMAT
    FORMAT_COUNT
};

struct source {
    char *path;         /* as the user would name it; for messages and titles */
    const char *inside; /* the part of it to open below the folder's descriptor, or all of it */
    int folder;         /* descriptor of the input's folder, borrowed; FILE_HERE for a named file */
    int root; /* descriptor of the folder beneath which its images are, borrowed; FILE_HERE:
                 that which the file is in */
    const char *below; /* the part of `path` beneath that folder */
    enum format format;
    const char *section; /* names of folders, "World/01-europe"; "" outside; among `sections` */
    size_t input;        /* which input it came from */
    bool is_placed;      /* a SUMMARY.md says where it stands */
};

struct sources {
    struct source *items;
    size_t count;
    size_t capacity;
    struct strings sections; /* of the sources, each once for all that follow each other */
    struct strings places;   /* real paths of the folders that the inputs are, or stand in */
    int *folders;            /* open descriptors of the inputs that are folders */
    size_t folder_count;
    size_t folder_capacity;
    struct passed_over passed_over; /* by path */
};

/* Finds the articles of all inputs, in order: inputs as given; in a folder its files in natural
 * order, then its sub-folders. Fatal remarks and OCTAVO_USAGE for an input that is not there. */
octavo_status collect(const struct strings *inputs, const struct settings *settings,
                      struct sources *sources, struct diagnostics *remarks);

void sources_fini(struct sources *sources);

#endif
