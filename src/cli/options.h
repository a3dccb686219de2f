/* The command line: one table makes the parser and the help. */
#ifndef OCTAVO_CLI_OPTIONS_H
#define OCTAVO_CLI_OPTIONS_H

#include <octavo.h>

#include <stdbool.h>
#include <stdio.h>

/* What the command line asks for beyond the job's own settings. */
struct options {
    bool quiet;
    bool verbose;
    bool help;
    bool version;
    bool null;              /* names in files_from end in NUL */
    const char *files_from; /* a file with names of inputs, "-" for standard input, or NULL */
    const char *report;     /* where the report goes, "-" for standard output, or NULL */
    bool dry_run;
    bool explain;
    bool require_sandbox;
    bool standard_input; /* one of the inputs is "-" */
    bool output;         /* an output was named */
    size_t inputs;       /* how many were named */
    char **names;        /* those of the command line, as they stand there */
    size_t name_count;
};

/* Reads the command line: settings and inputs go into the job, whose callback must be set. Usage
 * faults are printed. OCTAVO_OK, OCTAVO_USAGE or OCTAVO_LIMIT. */
octavo_status options_parse(int count, char **arguments, octavo_job *job, struct options *options);

/* Prints usage and all options; those for developers only when asked to. */
void options_help(FILE *out, bool developers);

#endif
