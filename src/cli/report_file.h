/* --report: what was found and decided, as JSON. Its form is in docs/report.md. */
#ifndef OCTAVO_CLI_REPORT_FILE_H
#define OCTAVO_CLI_REPORT_FILE_H

#include "cli/remarks.h"

#include <stdio.h>

/* Writes the report of a run that ended with `status`; sorts the remarks. */
void report_file(FILE *out, const octavo_job *job, octavo_status status, struct remarks *remarks);

/* The report of a check: every finding, sorted by the file and entry it is about. */
void report_check(FILE *out, octavo_status status, struct remarks *remarks);

/* The contents that a dry run settled, for people: sections and titles, then what is left out,
 * then what was passed over and why. */
void report_contents(FILE *out, const octavo_job *job);

/* What was found in each article, where, how sure, and why; for --explain. */
void report_explanation(FILE *out, const octavo_job *job);

#endif
