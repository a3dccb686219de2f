/* Where the report goes: opened before the run, so that a report that cannot be written costs no
 * book. A file appears whole or not at all; a device or pipe is written as it comes. */
#ifndef OCTAVO_CLI_REPORT_TARGET_H
#define OCTAVO_CLI_REPORT_TARGET_H

#include "base/commit.h"

#include <octavo.h>

#include <stdio.h>

struct report_target {
    FILE *out;            /* what the report is written to; NULL when none is wanted */
    struct commit commit; /* of a file */
    bool is_file;
};

/* Opens the place of a report, "-" for standard output. False, with errno. */
bool report_target_open(struct report_target *target, const char *path);

/* Puts what was written in its place when `good`, else leaves the place as it was. False, with
 * errno, unless the whole report is there. */
bool report_target_finish(struct report_target *target, bool good);

/* What of a prepared job a report at `path` would replace, "the book" or "an input"; NULL: nothing.
 */
const char *report_target_clash(const char *path, const octavo_job *job);

#endif
