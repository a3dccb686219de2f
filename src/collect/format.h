/* Formats by file name, and names that are never articles. */
#ifndef OCTAVO_COLLECT_FORMAT_H
#define OCTAVO_COLLECT_FORMAT_H

#include "collect/collect.h"

enum name_kind {
    NAME_ARTICLE,      /* an extension that a reader takes */
    NAME_NO_EXTENSION, /* an article if its bytes are text */
    NAME_FURNITURE,    /* README and the like */
    NAME_KNOWN,        /* a format that is known and not read, in this build or at all */
    NAME_OTHER,        /* any other extension */
    NAME_HIDDEN,
};

/* Whether this build has the reader of a format. */
bool format_is_read(enum format format);

/* Its name, as --format and the report say it; NULL for FORMAT_NONE. */
const char *format_name(enum format format);

/* The format that was set for all inputs, FORMAT_NONE for each by its name. */
enum format format_set(const struct settings *settings);

/* Sorts a file name; `format` is set where its extension says one, read or not. */
enum name_kind name_kind(const char *name, enum format *format);

/* Whether its extension is one of images. */
bool name_is_image(const char *name);

/* What a name is counted under when it is passed over: its extension with the dot, or its stem
 * when it has none. Points into `name`; sets `size`. */
const char *name_label(const char *name, size_t *size);

#endif
