/* What was found in a book, collected in any order and reported in that of the book: first what is
 * about the whole file, then entry by entry, line by line. The rules themselves: rules.def. */
#ifndef OCTAVO_CHECK_FINDING_H
#define OCTAVO_CHECK_FINDING_H

#include <octavo.h>

#include <stdbool.h>
#include <stdint.h>

enum rule {
#define RULE(id, level, name, text) RULE_##id,
#include "rules.def"
#undef RULE
};

static const size_t WHOLE_BOOK = SIZE_MAX; /* the place of what is about no entry */

struct findings {
    struct finding *items;
    size_t count;
    size_t capacity;
    bool failed; /* memory ran out while one was added */
};

/* Adds a finding at `line` (0: none) of the entry `file`. `detail` fills the {} of the rule's text
 * and may hold any byte; it is copied. */
void findings_add(struct findings *findings, enum rule rule, size_t file, size_t line,
                  const char *detail);

/* The worst level; OCTAVO_INFO when there is none. */
octavo_level findings_worst(const struct findings *findings);

/* Sorts, hands all to the callback (NULL allowed) and empties the list. The source of a finding is
 * `path`, and behind a slash the name of its entry. */
void findings_report(struct findings *findings, const char *path, const char *const *names,
                     octavo_diagnostic_callback *callback, void *user);

#endif
