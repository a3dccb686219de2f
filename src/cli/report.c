/* What the user sees; see report.h. */
#include "cli/report.h"

#include "base/quote.h"

#include <stdio.h>
#include <string.h>

static size_t *count_of(struct report *report, const char *name)
{
    size_t i = 0;
    while (i + 1 < REPORT_KINDS && report->kinds[i].name &&
           strcmp(report->kinds[i].name, name) != 0)
        i++;
    report->kinds[i].name = name;
    return &report->kinds[i].count;
}

static void print_diagnostic(const octavo_diagnostic *diagnostic)
{
    static const char *const levels[] = {"info", "note", "warning", "error", "error"};
    struct buffer line;
    buffer_init(&line);
    quote_path(&line, diagnostic->source ? diagnostic->source : "octavo");
    if (diagnostic->line > 0)
        buffer_add_format(&line, ":%zu", diagnostic->line);
    if (diagnostic->column > 0)
        buffer_add_format(&line, ":%zu", diagnostic->column);
    fprintf(stderr, "%s: %s: %s [%s]\n", line.failed ? "octavo" : line.data,
            levels[diagnostic->level], diagnostic->text, diagnostic->name);
    buffer_fini(&line);
}

void report_diagnostic(const octavo_diagnostic *diagnostic, void *user)
{
    struct report *report = user;
    if (diagnostic->level < report->least)
        return;
    if (++*count_of(report, diagnostic->name) <= report->most)
        print_diagnostic(diagnostic);
}

void report_rest(const struct report *report)
{
    for (size_t i = 0; i < REPORT_KINDS && report->kinds[i].name; i++)
        if (report->kinds[i].count > report->most)
            fprintf(stderr, "octavo: and %zu more [%s]\n", report->kinds[i].count - report->most,
                    report->kinds[i].name);
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

void report_summary(const octavo_summary *summary)
{
    struct buffer line;
    buffer_init(&line);
    quote_path(&line, summary->output);
    buffer_add_format(&line, ": %zu article%s", summary->articles, plural(summary->articles));
    if (summary->sections > 0)
        buffer_add_format(&line, ", %zu section%s", summary->sections, plural(summary->sections));
    if (summary->images > 0)
        buffer_add_format(&line, ", %zu image%s", summary->images, plural(summary->images));
    buffer_add_format(&line, ", %zu min, ", summary->minutes);
    if (summary->bytes < 1000000)
        buffer_add_format(&line, "%.0f kB", (double)(summary->bytes + 999) / 1000);
    else
        buffer_add_format(&line, "%.1f MB", (double)summary->bytes / 1e6);
    if (summary->left_out > 0)
        buffer_add_format(&line, "; %zu left out", summary->left_out);
    if (!line.failed)
        fprintf(stderr, "%s\n", line.data);
    buffer_fini(&line);
}
