/* The pipeline, from inputs to the finished book. Each stage is called here and nowhere else. */
#include <octavo.h>

#include "bind.h"
#include "collect/collect.h"
#include "collect/title.h"
#include "convert.h"
#include "pack/target.h"
#include "plan.h"
#include "version.h"

#include <libxml/parser.h>
#include <stdlib.h>

struct octavo_job {
    struct strings inputs;
    struct settings settings;
    struct sources sources;
    struct book book;
    char *inputs_title;
    char *target; /* path of the book */
    struct diagnostics remarks;
    octavo_level worst;
    octavo_diagnostic_callback *callback;
    void *user;
    octavo_summary summary;
};

const char *octavo_version(void)
{
    return OCTAVO_VERSION;
}

octavo_job *octavo_job_new(void)
{
    xmlInitParser();
    return calloc(1, sizeof(octavo_job));
}

void octavo_job_free(octavo_job *job)
{
    if (!job)
        return;
    book_fini(&job->book);
    sources_fini(&job->sources);
    settings_fini(&job->settings);
    strings_fini(&job->inputs);
    diagnostics_fini(&job->remarks);
    free(job->inputs_title);
    free(job->target);
    free(job);
}

void octavo_job_on_diagnostic(octavo_job *job, octavo_diagnostic_callback *callback, void *user)
{
    job->callback = callback;
    job->user = user;
}

/* Hands over what was remarked, and says so when memory is what ended a step. */
static octavo_status report(octavo_job *job, struct diagnostics *remarks, octavo_status status)
{
    if (status == OCTAVO_LIMIT)
        diagnose(remarks, DIAGNOSTIC_OUT_OF_MEMORY, NULL, 0, NULL);
    octavo_level worst = diagnostics_worst(remarks);
    if (worst > job->worst)
        job->worst = worst;
    diagnostics_report(remarks, job->callback, job->user);
    return status;
}

octavo_status octavo_job_add_input(octavo_job *job, const char *path)
{
    return strings_add(&job->inputs, path) ? OCTAVO_OK : OCTAVO_LIMIT;
}

octavo_status octavo_job_set(octavo_job *job, octavo_setting setting, const char *value)
{
    octavo_status status = settings_set(&job->settings, setting, value, &job->remarks);
    return report(job, &job->remarks, status);
}

static octavo_status settle_target(octavo_job *job)
{
    job->inputs_title = title_of_inputs(&job->inputs);
    char *derived = job->inputs_title ? plan_output_name(&job->settings, &job->inputs,
                                                         &job->sources, job->inputs_title)
                                      : NULL;
    if (!derived)
        return OCTAVO_LIMIT;
    octavo_status status = target_settle(settings_value(&job->settings, OCTAVO_OUTPUT_PATH),
                                         derived, &job->target, &job->remarks);
    free(derived);
    for (size_t i = 0; status == OCTAVO_OK && i < job->sources.count; i++)
        if (target_is_file(job->target, job->sources.items[i].folder,
                           job->sources.items[i].inside)) {
            diagnose(&job->remarks, DIAGNOSTIC_OUTPUT_IS_INPUT, job->target, 0, NULL);
            status = OCTAVO_OUTPUT;
        }
    return status;
}

octavo_status octavo_job_prepare(octavo_job *job)
{
    job->worst = OCTAVO_INFO;
    octavo_status status = collect(&job->inputs, &job->sources, &job->remarks);
    if (status == OCTAVO_OK && job->sources.count == 0) {
        diagnose(&job->remarks, DIAGNOSTIC_NO_ARTICLE, NULL, 0, NULL);
        status = OCTAVO_NOTHING;
    }
    if (status == OCTAVO_OK)
        status = settle_target(job);
    return report(job, &job->remarks, status);
}

static octavo_status read_articles(octavo_job *job)
{
    struct book *book = &job->book;
    book->articles = calloc(job->sources.count, sizeof *book->articles);
    if (!book->articles)
        return OCTAVO_LIMIT;
    for (size_t i = 0; i < job->sources.count; i++) {
        bool kept = false;
        struct article *article = &book->articles[book->article_count];
        octavo_status status = convert(&job->sources.items[i], article, &kept);
        article->source = i;
        octavo_level worst = diagnostics_worst(&article->remarks);
        report(job, &article->remarks, OCTAVO_OK);
        if (kept && status == OCTAVO_OK) {
            book->article_count++;
            continue;
        }
        article_fini(article);
        job->summary.left_out += worst >= OCTAVO_ERROR;
        if (status != OCTAVO_OK)
            return status;
    }
    if (book->article_count > 0)
        return OCTAVO_OK;
    diagnose(&job->remarks, DIAGNOSTIC_NO_ARTICLE, NULL, 0, NULL);
    return OCTAVO_NOTHING;
}

octavo_status octavo_job_run(octavo_job *job)
{
    job->book.settings = &job->settings;
    octavo_status status = read_articles(job);
    if (status == OCTAVO_OK)
        status = plan(&job->book, &job->sources, job->inputs_title, &job->remarks);
    if (status == OCTAVO_OK)
        status = bind_book(&job->book, job->target, &job->summary.bytes, &job->remarks);
    job->summary.output = job->target;
    job->summary.articles = job->book.article_count;
    job->summary.sections = job->book.section_count;
    job->summary.minutes = book_minutes(&job->book);
    report(job, &job->remarks, status);
    return status == OCTAVO_OK && job->worst >= OCTAVO_ERROR ? OCTAVO_LOST : status;
}

octavo_summary octavo_job_summary(const octavo_job *job)
{
    return job->summary;
}
