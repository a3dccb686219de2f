/* Remarks on the user's input, collected in a list and reported later: a worker collects, the
 * caller's thread reports, in the order of the book. The remarks themselves: diagnostics.def. */
#ifndef OCTAVO_BASE_DIAGNOSTIC_H
#define OCTAVO_BASE_DIAGNOSTIC_H

#include <octavo.h>

#include <stdbool.h>

enum diagnostic_id {
#define DIAGNOSTIC(id, level, name, text) DIAGNOSTIC_##id,
#include "diagnostics.def"
#undef DIAGNOSTIC
};

struct diagnostics {
    struct diagnostic *items;
    size_t count;
    size_t capacity;
    bool failed; /* memory ran out while one was added */
};

/* Adds a remark on `source` (NULL: on the whole job). `line` is 0 for the whole source. `detail`
 * fills the {} of the text and may hold any byte; NULL where there is none. Both are copied. */
void diagnose(struct diagnostics *list, enum diagnostic_id id, const char *source, size_t line,
              const char *detail);

/* Moves all remarks of `from` behind those of `list`. */
void diagnostics_move(struct diagnostics *list, struct diagnostics *from);

/* The worst level in the list; OCTAVO_INFO when it is empty. */
octavo_level diagnostics_worst(const struct diagnostics *list);

/* Hands all remarks to the callback (NULL allowed), in order, and empties the list. */
void diagnostics_report(struct diagnostics *list, octavo_diagnostic_callback *callback, void *user);

void diagnostics_fini(struct diagnostics *list);

#endif
