/* What the user sees on standard error: remarks and the closing line. */
#ifndef OCTAVO_CLI_REPORT_H
#define OCTAVO_CLI_REPORT_H

#include <octavo.h>

#include <stdbool.h>

enum { REPORT_KINDS = 256 }; /* more than there are kinds of remarks */

struct report {
    octavo_level least; /* remarks below it are not shown */
    size_t most;        /* remarks of a kind that are shown, the rest is counted */
    struct {
        const char *name;
        size_t count;
    } kinds[REPORT_KINDS];
};

/* An octavo_diagnostic_callback; `user` is the report. At most `most` remarks of a kind are shown.
 */
void report_diagnostic(const octavo_diagnostic *diagnostic, void *user);

/* Says how many remarks of each kind were not shown. */
void report_rest(const struct report *report);

/* "news.epub: 24 articles, 5 sections, 61 min, 1.2 MB" */
void report_summary(const octavo_summary *summary);

#endif
