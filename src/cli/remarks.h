/* Remarks kept for the report, grouped by what they are about. */
#ifndef OCTAVO_CLI_REMARKS_H
#define OCTAVO_CLI_REMARKS_H

#include <octavo.h>

#include <stdbool.h>

struct remark {
    octavo_level level;
    char *name;
    char *source; /* NULL: about the whole book */
    size_t line, column;
    char *text;
};

struct remarks {
    struct remark *items;
    size_t count;
    size_t capacity;
    bool failed; /* memory ran out */
};

void remarks_add(struct remarks *remarks, const octavo_diagnostic *diagnostic);
void remarks_fini(struct remarks *remarks);

/* Sorts by source, keeping the order of each; then all about one source stand together. */
void remarks_sort(struct remarks *remarks);

/* The first remark about a source, and how many there are; NULL is the whole book. */
const struct remark *remarks_about(const struct remarks *remarks, const char *source,
                                   size_t *count);

#endif
