/* The command line; see options.h and the table in options.def. */
#define _GNU_SOURCE
#include "cli/options.h"

#include "base/quote.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum group {
    GROUP_INPUT,
    GROUP_OUTPUT,
    GROUP_BOOK,
    GROUP_ORDER,
    GROUP_LOOK,
    GROUP_RUN,
    GROUP_DEVELOPER,
    GROUP_COUNT
};
static const char *const group_names[GROUP_COUNT] = {"Input", "Output", "Book",          "Order",
                                                     "Look",  "Run",    "For developers"};

enum action {
    DO_SET,    /* the setting to the argument */
    DO_SWITCH, /* the setting to "yes" */
    DO_META,
    DO_FILES_FROM,
    DO_NULL,
    DO_REPORT,
    DO_QUIET,
    DO_VERBOSE,
    DO_REQUIRE_SANDBOX,
    DO_HELP,
    DO_VERSION,
};

static const struct option_row {
    char letter; /* 0 when it has only a long name */
    const char *name;
    const char *argument; /* NULL when it takes none */
    enum group group;
    enum action action;
    octavo_setting setting; /* of DO_SET */
    const char *help;
} rows[] = {
#define OPTION(...) {__VA_ARGS__},
#include "cli/options.def"
#undef OPTION
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Verbs of later versions; a folder of that name is written "./list". */
static const char *const verbs[] = {"list", "unpack", "add", "diff", "init", "help"};

/* Prints one line: "octavo: …"; `detail` is quoted in place of {}. */
static octavo_status complain(const char *text, const char *detail)
{
    struct buffer line;
    buffer_init(&line);
    const char *place = strstr(text, "{}");
    buffer_add(&line, text, place ? (size_t)(place - text) : strlen(text));
    if (place) {
        quote(&line, detail);
        buffer_add_string(&line, place + 2);
    }
    fprintf(stderr, "octavo: %s\n", line.failed ? text : line.data);
    buffer_fini(&line);
    return OCTAVO_USAGE;
}

/* Steps from one word to another: insertions, deletions and exchanges of a letter. */
static size_t distance(const char *a, const char *b)
{
    enum { LONGEST = 32 };
    size_t m = strlen(a), n = strlen(b), row[LONGEST + 1];
    if (m > LONGEST || n > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t exchanged = diagonal + (a[i - 1] != b[j - 1]);
            size_t moved = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = exchanged < moved ? exchanged : moved;
        }
    }
    return row[n];
}

static octavo_status unknown_option(const char *word)
{
    char name[32];
    size_t size = strcspn(word + strspn(word, "-"), "=");
    snprintf(name, sizeof name, "%.*s", (int)(size < sizeof name ? size : sizeof name - 1),
             word + strspn(word, "-"));
    size_t best = 0;
    for (size_t i = 1; i < ROWS; i++)
        if (distance(name, rows[i].name) < distance(name, rows[best].name))
            best = i;
    complain("there is no option \"{}\"", word);
    if (size > 1 && distance(name, rows[best].name) <= 1 + size / 3)
        fprintf(stderr, "octavo: did you mean --%s?\n", rows[best].name);
    return complain("see octavo --help", NULL);
}

static octavo_status set_meta(octavo_job *job, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals)
        return complain("-M {}: write NAME=VALUE, for example publisher=\"Tidewater Press\"",
                        value);
    char name[32];
    size_t size = (size_t)(equals - value);
    octavo_setting setting = OCTAVO_SETTING_COUNT;
    if (size < sizeof name) {
        memcpy(name, value, size);
        name[size] = '\0';
        setting = octavo_setting_named(name);
    }
    if (setting < OCTAVO_TITLE || setting > OCTAVO_CERTIFIED_BY || setting == OCTAVO_MODIFIED)
        return complain("-M {}: there is no metadata of that name, see octavo --help", value);
    return octavo_job_set(job, setting, equals + 1);
}

/* In pandoc -t names a format. */
static bool names_format(const char *value)
{
    static const char *const formats[] = {"epub", "epub2", "epub3"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(value, formats[i]) == 0)
            return true;
    return false;
}

static octavo_status set_option(const struct option_row *row, const char *value, octavo_job *job,
                                struct options *options)
{
    switch (row->action) {
    case DO_SET:
        options->output = options->output || row->setting == OCTAVO_OUTPUT_PATH ||
                          row->setting == OCTAVO_DUMP; /* to standard output */
        if (row->setting == OCTAVO_OUTPUT_PATH && strcmp(value, "-") == 0 && isatty(STDOUT_FILENO))
            return complain("-o -: a book is nothing for a terminal, redirect it", NULL);
        if (row->setting == OCTAVO_TITLE && names_format(value))
            complain("-t {} is taken as the book's title; every book is an EPUB 3", value);
        return octavo_job_set(job, row->setting, value);
    case DO_SWITCH:
        options->dry_run = options->dry_run || row->setting == OCTAVO_DRY_RUN;
        options->explain = options->explain || row->setting == OCTAVO_EXPLAIN;
        return octavo_job_set(job, row->setting, "yes");
    case DO_META:
        return set_meta(job, value);
    case DO_FILES_FROM:
        options->files_from = value;
        break;
    case DO_NULL:
        options->null = true;
        break;
    case DO_REPORT:
        options->report = value;
        return octavo_job_set(job, OCTAVO_EXPLAIN, "yes");
    case DO_QUIET:
        options->quiet = true;
        break;
    case DO_VERBOSE:
        options->verbose = true;
        break;
    case DO_REQUIRE_SANDBOX:
        options->require_sandbox = true;
        break;
    case DO_HELP:
        options->help = true;
        break;
    case DO_VERSION:
        options->version = true;
        break;
    }
    return OCTAVO_OK;
}

/* getopt's two tables, made from ours: ":o:t:…" and the long names, valued by row. */
static void make_tables(char letters[2 * ROWS + 2], struct option names[ROWS + 1])
{
    *letters++ = ':'; /* so that a missing argument is told from an unknown option */
    for (size_t i = 0; i < ROWS; i++) {
        names[i] = (struct option){rows[i].name, rows[i].argument ? required_argument : no_argument,
                                   NULL, (int)i + 256};
        if (!rows[i].letter)
            continue;
        *letters++ = rows[i].letter;
        if (rows[i].argument)
            *letters++ = ':';
    }
    *letters = '\0';
    names[ROWS] = (struct option){0};
}

static const struct option_row *find_row(int found)
{
    if (found >= 256)
        return &rows[found - 256];
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].letter == found)
            return &rows[i];
    return NULL;
}

/* The first argument may be a verb, before any option. */
static bool is_verb(const char *word)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(word, verbs[i]) == 0)
            return true;
    return false;
}

static octavo_status add_input(const char *path, octavo_job *job, struct options *options)
{
    options->inputs++;
    options->standard_input = options->standard_input || strcmp(path, "-") == 0;
    return octavo_job_add_input(job, path);
}

/* Names of inputs from a file, one a line or, with -0, each ended by NUL. */
static octavo_status add_listed(octavo_job *job, struct options *options)
{
    bool standard = strcmp(options->files_from, "-") == 0;
    FILE *list = standard ? stdin : fopen(options->files_from, "r");
    if (!list)
        return complain("--files-from {}: cannot be opened, check the name", options->files_from);
    octavo_status status = OCTAVO_OK;
    char *name = NULL;
    size_t room = 0;
    int end = options->null ? '\0' : '\n';
    for (ssize_t size; status == OCTAVO_OK && (size = getdelim(&name, &room, end, list)) > 0;) {
        if (name[size - 1] == end)
            name[size - 1] = '\0';
        if (*name)
            status = add_input(name, job, options);
    }
    if (status == OCTAVO_OK && ferror(list))
        status = complain("--files-from {}: cannot be read", options->files_from);
    free(name);
    if (!standard)
        fclose(list);
    return status;
}

/* Standard input can be read once; a book from it goes to standard output unless -o says otherwise.
 */
static octavo_status check_streams(octavo_job *job, const struct options *options)
{
    if (!options->standard_input)
        return OCTAVO_OK;
    if (options->files_from && strcmp(options->files_from, "-") == 0)
        return complain("standard input cannot be both a list and an article", NULL);
    if (options->output || options->dry_run)
        return OCTAVO_OK;
    if (isatty(STDOUT_FILENO))
        return complain("-: say with -o where the book goes", NULL);
    return octavo_job_set(job, OCTAVO_OUTPUT_PATH, "-");
}

octavo_status options_parse(int count, char **arguments, octavo_job *job, struct options *options)
{
    if (count > 1 && is_verb(arguments[1])) {
        complain("the verb \"{}\" is not in this version", arguments[1]);
        return complain("a folder of that name is ./{}; see octavo --help", arguments[1]);
    }
    char letters[2 * ROWS + 2];
    struct option names[ROWS + 1];
    make_tables(letters, names);
    octavo_status status = OCTAVO_OK;
    opterr = 0;
    for (int found; status == OCTAVO_OK;) {
        found = getopt_long(count, arguments, letters, names, NULL);
        if (found == -1)
            break;
        char letter[] = {'-', (char)optopt, '\0'};
        if (found == ':')
            status = complain("{} needs an argument, see octavo --help",
                              optopt && optopt < 256 ? letter : arguments[optind - 1]);
        else if (found == '?')
            status = unknown_option(optopt && optopt < 256 ? letter : arguments[optind - 1]);
        else
            status = set_option(find_row(found), optarg, job, options);
    }
    options->names = arguments + optind;
    options->name_count = (size_t)(count - optind);
    for (int i = optind; status == OCTAVO_OK && i < count; i++)
        status = add_input(arguments[i], job, options);
    if (status == OCTAVO_OK && options->files_from)
        status = add_listed(job, options);
    return status == OCTAVO_OK ? check_streams(job, options) : status;
}

static void print_row(FILE *out, const struct option_row *row)
{
    char left[64];
    int used = snprintf(left, sizeof left, row->letter ? "-%c, " : "    ", row->letter);
    snprintf(left + used, sizeof left - (size_t)used, "--%s%s%s", row->name,
             row->argument ? " " : "", row->argument ? row->argument : "");
    enum { HELP_COLUMN = 26, WIDTH = 80 };
    fprintf(out, "  %-*s", HELP_COLUMN, left);
    size_t column = strlen(left) > HELP_COLUMN ? WIDTH : HELP_COLUMN + 2;
    for (const char *word = row->help; *word;) {
        size_t size = strcspn(word, " ");
        if (column + 1 + size > WIDTH) {
            fprintf(out, "\n%*s", HELP_COLUMN + 2, "");
            column = HELP_COLUMN + 2;
        }
        fprintf(out, " %.*s", (int)size, word);
        column += 1 + size;
        word += size + (word[size] == ' ');
    }
    fputc('\n', out);
}

void options_help(FILE *out, bool developers)
{
    fputs("usage: octavo [OPTION]... FILE|FOLDER...\n"
          "       octavo check [OPTION]... FILE.epub...\n"
          "\n"
          "Binds articles into one EPUB 3 file: a chapter an article, sections from folders,\n"
          "contents. `octavo news/` makes news.epub.\n",
          out);
    for (int group = 0; group < (developers ? GROUP_COUNT : GROUP_DEVELOPER); group++) {
        fprintf(out, "\n%s\n", group_names[group]);
        for (size_t i = 0; i < ROWS; i++)
            if ((int)rows[i].group == group)
                print_row(out, &rows[i]);
    }
    fputs(
        "\nExit status: 0 book written; 1 no article could be read; 2 usage; 3 book written, but\n"
        "words or articles are missing; 4 output; 5 memory or a limit; 70 a fault of octavo.\n",
        out);
}
