/* What a walk does not take: every file with the reason, and what is said of all of them. */
#ifndef OCTAVO_COLLECT_PASSED_OVER_H
#define OCTAVO_COLLECT_PASSED_OVER_H

#include "base/diagnostic.h"

enum passed_why {
    PASSED_HIDDEN,
    PASSED_LINK,
    PASSED_NAME,  /* README and the like */
    PASSED_SAVED, /* a folder that a browser saved beside a page */
    PASSED_IMAGE,
    PASSED_EXTENSION,
    PASSED_PATTERN, /* --include or --exclude */
    PASSED_BINARY,  /* no extension, and no text */
    PASSED_SPECIAL, /* a device, pipe or socket */
};

struct passed_over {
    struct passed {
        char *path; /* as the user would name it */
        enum passed_why why;
    } * items;
    size_t count;
    size_t capacity;
};

/* Adds a file; takes `path`, which may be NULL. False without memory. */
bool passed_over_take(struct passed_over *list, char *path, enum passed_why why);

/* Sorts by path, and says how many of which kind there are. Hidden files are not spoken of, nor are
 * images: those that articles show are not passed over at all. */
void passed_over_report(struct passed_over *list, struct diagnostics *remarks);

/* The stable name of a reason, for the report. */
const char *passed_over_reason(enum passed_why why);

void passed_over_fini(struct passed_over *list);

#endif
