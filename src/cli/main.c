/* The program: a command line in, a book, remarks and an exit status out. */
#define _GNU_SOURCE
#include "cli/options.h"
#include "cli/report.h"
#include "cli/report_file.h"
#include "cli/report_target.h"
#include "cli/sandbox.h"

#include "base/file.h"
#include "base/quote.h"

#include <octavo.h>

#include <errno.h>
#include <libxml/globals.h>
#include <libxml/xmlerror.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void print_version(void)
{
    bool cover = octavo_draws_covers(), images = octavo_shows_images();
    printf("octavo %s\nreads: %s\nfeatures:%s%s%s\n", octavo_version(), octavo_formats(),
           cover ? " cover" : "", images ? " images" : "", cover || images ? "" : " none");
}

/* SOURCE_DATE_EPOCH, seconds since 1970, as the book's date of change; reproducible-builds.org. */
static octavo_status set_modified(octavo_job *job)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch)
        return OCTAVO_OK;
    char *end = NULL, text[sizeof "2026-11-23T00:00:00Z"];
    time_t seconds = (time_t)strtoll(epoch, &end, 10);
    struct tm date;
    if (*end || !gmtime_r(&seconds, &date) ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &date) == 0) {
        fputs("octavo: SOURCE_DATE_EPOCH is no number of seconds, unset it\n", stderr);
        return OCTAVO_USAGE;
    }
    return octavo_job_set(job, OCTAVO_MODIFIED, text);
}

/* The one job, for the signal handler. */
static octavo_job *volatile signalled_job;
static volatile sig_atomic_t signal_number;

static void cancel(int number)
{
    signal_number = number;
    if (signalled_job)
        octavo_job_cancel(signalled_job);
}

/* An interrupted run leaves nothing; a second signal ends it at once. A full disk and a closed pipe
 * are failures to report, not signals to die of. */
static void handle_signals(octavo_job *job)
{
    static const int cancelling[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = cancel, .sa_flags = (int)SA_RESETHAND};
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    signalled_job = job;
    for (size_t i = 0; i < sizeof cancelling / sizeof *cancelling; i++)
        if (sigaction(cancelling[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(cancelling[i], &action, NULL);
    sigaction(SIGPIPE, &ignored, NULL);
    sigaction(SIGXFSZ, &ignored, NULL);
}

/* libxml2 would print about memory by itself; what matters comes as a status. */
static void say_nothing(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

/* What the user sees, and what the report keeps. */
struct listener {
    struct report shown;
    struct remarks kept;
    bool keep;
    bool memory_said; /* that memory is out */
};

static void listen(const octavo_diagnostic *diagnostic, void *user)
{
    struct listener *listener = user;
    report_diagnostic(diagnostic, &listener->shown);
    if (strcmp(diagnostic->name, "out-of-memory") == 0)
        listener->memory_said = true;
    if (listener->keep)
        remarks_add(&listener->kept, diagnostic);
}

/* Says why, by errno, and what that means for the book. */
static void complain_of_report(const struct options *options, const char *rest)
{
    const char *why = strerror(errno);
    struct buffer name;
    buffer_init(&name);
    quote_path(&name, options->report);
    fprintf(stderr, "octavo: the report cannot be written to %s (%s)%s\n",
            name.failed ? "its place" : name.data, why, rest);
    buffer_fini(&name);
}

/* Opens the report's place while nothing is done yet. */
static octavo_status open_report(const struct options *options, struct report_target *target)
{
    if (!options->report || report_target_open(target, options->report))
        return OCTAVO_OK;
    if (errno == ENOMEM)
        return OCTAVO_LIMIT;
    complain_of_report(options, ", nothing was changed");
    return OCTAVO_OUTPUT;
}

/* A report is written last, and must not replace the book or an article. */
static octavo_status check_report(const octavo_job *job, const struct options *options,
                                  struct report_target *target)
{
    const char *clash = options->report ? report_target_clash(options->report, job) : NULL;
    if (!clash)
        return OCTAVO_OK;
    report_target_finish(target, false);
    fprintf(stderr, "octavo: the report's place is also %s, name another file with --report\n",
            clash);
    return OCTAVO_OUTPUT;
}

static void allow(octavo_access access, const char *path, void *user)
{
    if (access == OCTAVO_READS)
        sandbox_allow_reading(user, path);
    else
        sandbox_allow_writing(user, path);
}

/* From here on nothing is opened but what the job, or with none the check of the named files, and
 * the report need. Where the system cannot do that, the book is made without. */
static octavo_status close_sandbox(octavo_job *job, const struct options *options)
{
    struct sandbox sandbox;
    sandbox_init(&sandbox);
    octavo_status status = job ? octavo_job_access(job, allow, &sandbox) : OCTAVO_OK;
    for (size_t i = 0; !job && i < options->name_count; i++)
        sandbox_allow_reading(&sandbox, options->names[i]);
    char *folder = options->report ? file_workplace(options->report) : NULL;
    if (folder)
        sandbox_allow_writing(&sandbox, folder);
    free(folder);
    bool closed = sandbox_close(&sandbox);
    if (status != OCTAVO_OK || closed || !options->require_sandbox)
        return status;
    fputs("octavo: this system cannot close the sandbox, which needs Landlock and seccomp; nothing "
          "was written\n",
          stderr);
    return OCTAVO_LIMIT;
}

static octavo_status bind(octavo_job *job, const struct options *options,
                          struct report_target *target)
{
    octavo_status status = set_modified(job);
    if (status == OCTAVO_OK)
        status = octavo_job_prepare(job);
    if (status == OCTAVO_OK)
        status = check_report(job, options, target);
    if (status == OCTAVO_OK)
        status = close_sandbox(job, options);
    if (status == OCTAVO_OK)
        status = octavo_job_run(job);
    if (options->explain && (status == OCTAVO_OK || status == OCTAVO_LOST))
        report_explanation(stderr, job);
    bool alone = options->report && strcmp(options->report, "-") == 0; /* on standard output */
    if (options->dry_run && !alone && (status == OCTAVO_OK || status == OCTAVO_LOST))
        report_contents(stdout, job);
    return status;
}

/* The last word: how many remarks were not shown, and on a terminal what was made. */
static void say_the_rest(const struct report *shown, const struct options *options,
                         const octavo_summary *summary)
{
    report_rest(shown);
    if (summary->bytes > 0 && !options->quiet && isatty(STDERR_FILENO))
        report_summary(summary);
}

/* Standard output may be a full disk. */
static octavo_status flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return OCTAVO_OK;
    fprintf(stderr, "octavo: standard output cannot be written (%s)\n", strerror(errno));
    return OCTAVO_OUTPUT;
}

/* The report of a run, or with no job that of a check. A book stays where it is when its report
 * fails. */
static octavo_status write_report(const struct options *options, struct report_target *target,
                                  const octavo_job *job, octavo_status status,
                                  struct remarks *remarks)
{
    if (job)
        report_file(target->out, job, status, remarks);
    else
        report_check(target->out, status, remarks);
    bool book = job && octavo_job_summary(job).bytes > 0;
    errno = ENOMEM; /* what failed if only the remarks did */
    if (report_target_finish(target, !remarks->failed))
        return status;
    complain_of_report(options, book ? ", the book is in its place" : "");
    return status == OCTAVO_OK || status == OCTAVO_LOST ? OCTAVO_OUTPUT : status;
}

static octavo_status say_what_it_is(const struct options *options)
{
    if (options->help)
        options_help(stdout, options->verbose);
    else
        print_version();
    return flush();
}

/* `octavo check FILE.epub...`: the worst that was found in any of them. */
static octavo_status check(const struct options *options, struct listener *listener)
{
    octavo_status worst = close_sandbox(NULL, options);
    for (size_t i = 0; worst != OCTAVO_LIMIT && i < options->name_count; i++) {
        octavo_status status = octavo_check(options->names[i], listen, listener);
        if (status > worst)
            worst = status;
    }
    return worst;
}

static octavo_status run(int count, char **arguments, octavo_job *job)
{
    struct options options = {0};
    bool checks = count > 1 && strcmp(arguments[1], "check") == 0;
    if (checks) {
        count--;
        arguments++;
    }
    enum { SHOWN_OF_A_KIND = 5 }; /* of a check all are shown: that is what it is for */
    struct listener listener = {.shown.least = OCTAVO_NOTE, .shown.most = SIZE_MAX, .keep = true};
    octavo_job_on_diagnostic(job, listen, &listener);
    octavo_status status = options_parse(count, arguments, job, &options);
    if (status == OCTAVO_OK && (options.help || options.version)) {
        status = say_what_it_is(&options);
    } else if (status == OCTAVO_OK && options.inputs == 0) {
        if (checks)
            fputs("octavo: check needs an EPUB file, see octavo --help\n", stderr);
        else
            options_help(stderr, false);
        status = OCTAVO_USAGE;
    } else if (status == OCTAVO_OK) {
        listener.keep = options.report != NULL;
        if (!checks)
            listener.shown.most = SHOWN_OF_A_KIND;
        listener.shown.least = options.quiet     ? OCTAVO_ERROR
                               : options.verbose ? OCTAVO_INFO
                                                 : OCTAVO_NOTE;
        struct report_target target = {0};
        status = open_report(&options, &target);
        if (status == OCTAVO_OK)
            status = checks ? check(&options, &listener) : bind(job, &options, &target);
        octavo_summary summary = octavo_job_summary(job);
        say_the_rest(&listener.shown, &options, &summary);
        if (target.out)
            status = write_report(&options, &target, checks ? NULL : job, status, &listener.kept);
        octavo_status flushed = flush();
        status = flushed == OCTAVO_OK ? status : flushed;
    }
    remarks_fini(&listener.kept);
    if (status == OCTAVO_LIMIT && !listener.memory_said)
        fputs("octavo: out of memory, nothing was written\n", stderr);
    return status;
}

int main(int count, char **arguments)
{
    setenv("TZ", "UTC0", 1); /* libzip asks for local time at each entry; no date here is local */
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlThrDefSetGenericErrorFunc(NULL, say_nothing);
    octavo_job *job = octavo_job_new();
    if (!job) {
        fputs("octavo: out of memory\n", stderr);
        return OCTAVO_LIMIT;
    }
    handle_signals(job);
    octavo_status status = run(count, arguments, job);
    signalled_job = NULL;
    octavo_job_free(job);
    if (status == OCTAVO_CANCELLED && signal_number != 0) {
        signal(signal_number, SIG_DFL); /* so that the caller sees which signal it was */
        raise(signal_number);
    }
    return (int)status;
}
