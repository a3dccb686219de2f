/* A walk through one folder: which of its files are articles, in which order. */
#ifndef OCTAVO_COLLECT_WALK_H
#define OCTAVO_COLLECT_WALK_H

#include "collect/collect.h"

/* What a walk does not take, for one line to the user. */
struct passed_over {
    struct kind_count {
        char *kind; /* an extension, or a name such as "README" */
        size_t count;
    } * kinds;
    size_t count;
    size_t capacity;
    size_t links;
};

/* Adds the articles below the folder `path`, open as `folder`, to `sources`. `section` begins the
 * path of sections of all that is found; "" for none. The settings say which names are taken and
 * whether links are followed. OCTAVO_LIMIT without memory. */
octavo_status walk(int folder, const char *path, const char *section, size_t input,
                   const struct settings *settings, struct sources *sources,
                   struct passed_over *passed_over, struct diagnostics *remarks);

/* Says what was passed over, if anything was. */
void passed_over_report(const struct passed_over *passed_over, struct diagnostics *remarks);
void passed_over_fini(struct passed_over *passed_over);

#endif
