/* The pipeline, from inputs to the finished book. Each stage is called here and nowhere else. */
#include "base/parallel.h"
#include "base/spool.h"
#include "bind.h"
#include "chapter.h"
#include "check/check.h"
#include "collect/collect.h"
#include "collect/title.h"
#include "dump.h"
#include "images.h"
#include "job.h"
#include "pack/target.h"
#include "plan/plan.h"
#include "styles.h"
#include "version.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

const char *octavo_version(void)
{
    return OCTAVO_VERSION;
}

int octavo_shows_images(void)
{
#ifdef OCTAVO_WITH_image
    return 1;
#else
    return 0;
#endif
}

int octavo_draws_covers(void)
{
    return cover_is_possible();
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
    if (job->splits)
        regfree(&job->split_on);
    cover_end(&job->cover);
    links_fini(&job->links);
    book_fini(&job->book);
    sources_fini(&job->sources);
    settings_fini(&job->settings);
    strings_fini(&job->inputs);
    diagnostics_fini(&job->remarks);
    spool_close(job->spool);
    free(job->left_out);
    free(job->inputs_title);
    free(job->target);
    free(job);
}

octavo_status octavo_job_add_input(octavo_job *job, const char *path)
{
    return strings_add(&job->inputs, path) ? OCTAVO_OK : OCTAVO_LIMIT;
}

octavo_status octavo_job_set(octavo_job *job, octavo_setting setting, const char *value)
{
    octavo_status status = settings_set(&job->settings, setting, value, &job->remarks);
    return job_report(job, &job->remarks, status);
}

static bool target_is_source(const octavo_job *job)
{
    const struct target_file target = target_file(job->target);
    const struct source *source = job->sources.items, *end = source + job->sources.count;
    while (source < end && !target_file_is(&target, source->folder, source->inside))
        source++;
    return source < end;
}

static octavo_status settle_target(octavo_job *job)
{
    job->inputs_title = title_of_places(&job->sources.places);
    char *derived = job->inputs_title ? plan_output_name(&job->settings, &job->inputs,
                                                         &job->sources, job->inputs_title)
                                      : NULL;
    if (!derived)
        return OCTAVO_LIMIT;
    const char *output = settings_value(&job->settings, OCTAVO_OUTPUT_PATH);
    if (!output && settings_value(&job->settings, OCTAVO_DUMP))
        output = "-";
    octavo_status status = target_settle(output, derived, &job->target, &job->remarks);
    free(derived);
    if (status == OCTAVO_OK && target_is_source(job)) {
        diagnose(&job->remarks, DIAGNOSTIC_OUTPUT_IS_INPUT, job->target, 0, NULL);
        status = OCTAVO_OUTPUT;
    }
    return status;
}

octavo_status octavo_job_prepare(octavo_job *job)
{
    job->worst = OCTAVO_INFO;
    if (settings_value(&job->settings, OCTAVO_SERIES_INDEX) &&
        !settings_value(&job->settings, OCTAVO_SERIES))
        diagnose(&job->remarks, DIAGNOSTIC_INDEX_WITHOUT_SERIES, NULL, 0, NULL);
    octavo_status status = collect(&job->inputs, &job->settings, &job->sources, &job->remarks);
    if (status == OCTAVO_OK && job->sources.count == 0) {
        diagnose(&job->remarks, DIAGNOSTIC_NO_ARTICLE, NULL, 0, NULL);
        status = OCTAVO_NOTHING;
    }
    const char *split_on = settings_value(&job->settings, OCTAVO_SPLIT_ON);
    if (status == OCTAVO_OK && split_on && !job->splits) {
        job->splits = regcomp(&job->split_on, split_on, REG_EXTENDED | REG_NOSUB) == 0;
        status =
            job->splits ? OCTAVO_OK : OCTAVO_LIMIT; /* its form was looked at when it was set */
    }
    if (status == OCTAVO_OK)
        status = styles_read(&job->settings, &job->book, &job->remarks);
    if (status == OCTAVO_OK)
        status = settle_target(job);
    if (status == OCTAVO_OK)
        status =
            cover_begin(&job->cover, &job->settings, &job->book, &job->cancelled, &job->remarks);
    job->is_prepared = status == OCTAVO_OK;
    job->summary.output = job->is_prepared ? job->target : NULL;
    return job_report(job, &job->remarks, status);
}

/* A small book is made before other threads have begun. */
static size_t thread_count(const octavo_job *job)
{
    enum { ARTICLES_A_THREAD = 8 };
    const char *set = settings_value(&job->settings, OCTAVO_THREADS);
    if (set)
        return (size_t)strtoul(set, NULL, 10);
    size_t useful = job->sources.count / ARTICLES_A_THREAD + 1;
    size_t processors = parallel_processors();
    return useful < processors ? useful : processors;
}

static octavo_status open_spool(octavo_job *job)
{
    job->spool = spool_open(job->target);
    if (job->spool)
        return OCTAVO_OK;
    if (errno == ENOMEM)
        return OCTAVO_LIMIT;
    diagnose(&job->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0, strerror(errno));
    return OCTAVO_OUTPUT;
}

/* With --strict a warning ends the run before anything is written. */
static octavo_status judge(octavo_job *job)
{
    octavo_level worst = diagnostics_worst(&job->remarks);
    if (job->worst > worst)
        worst = job->worst;
    if (!settings_on(&job->settings, OCTAVO_STRICT) || worst < OCTAVO_WARNING)
        return OCTAVO_OK;
    diagnose(&job->remarks, DIAGNOSTIC_STRICT, NULL, 0, NULL);
    return OCTAVO_NOTHING;
}

static void summarise(octavo_job *job)
{
    const struct book *book = &job->book;
    const char *cover = settings_value(&job->settings, OCTAVO_COVER);
    octavo_summary *summary = &job->summary;
    summary->title = book->title;
    summary->language = book->language;
    summary->identifier = book->identifier;
    summary->modified = book->modified;
    summary->articles = book->article_count;
    summary->sections = book_section_count(book);
    for (size_t i = 0; i < book->article_count; i++) {
        const struct article *article = &book->articles[i];
        summary->words += article_words(article);
        summary->images += article->images.shown;
        summary->images_undescribed += article->images.undescribed;
        summary->images_missing += article->images.missing;
    }
    summary->minutes = book_minutes(book);
    if (book_has_cover(book))
        summary->cover = cover && strcmp(cover, "auto") != 0 ? "file" : "drawn";
}

/* Nothing is written, and everything said that chapters give rise to. */
static octavo_status try_chapters(octavo_job *job)
{
    octavo_status status =
        chapters_remark(&job->book, job->spool, &job->links, &job->cancelled, &job->remarks);
    if (status == OCTAVO_OUTPUT)
        diagnose(&job->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0, strerror(errno));
    return status;
}

/* The book, or what is to be looked at or known instead. */
static octavo_status write_output(octavo_job *job)
{
    if (settings_on(&job->settings, OCTAVO_DRY_RUN))
        return try_chapters(job);
    if (settings_value(&job->settings, OCTAVO_DUMP))
        return dump_book(&job->book, job->spool, &job->links, &job->cancelled, job->target,
                         &job->summary.bytes, &job->remarks);
    return bind_book(&job->book, job->spool, job->threads, &job->links, &job->cancelled,
                     job->target, &job->summary.bytes, &job->remarks);
}

octavo_status octavo_job_run(octavo_job *job)
{
    job->is_prepared = false;
    job->book.settings = &job->settings;
    job->threads = thread_count(job);
    octavo_status status = open_spool(job);
    if (status == OCTAVO_OK)
        status = job_read(job);
    if (status == OCTAVO_OK)
        status = plan(&job->book, &job->sources, job->inputs_title, &job->remarks);
    if (status == OCTAVO_OK &&
        !(images_plan(&job->book) && links_plan(&job->links, &job->book, &job->sources)))
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        status = cover_draw(&job->cover, &job->book, job->spool, &job->cancelled, &job->remarks);
    if (status == OCTAVO_OK)
        status = judge(job);
    if (status == OCTAVO_OK)
        status = write_output(job);
    if (status != OCTAVO_OK)
        job->summary.bytes = 0; /* the archive was made, and has no place */
    summarise(job);
    job_report(job, &job->remarks, status);
    return status == OCTAVO_OK && job->worst >= OCTAVO_ERROR ? OCTAVO_LOST : status;
}

void octavo_job_cancel(octavo_job *job)
{
    atomic_store(&job->cancelled, true);
}

octavo_status octavo_check(const char *path, octavo_diagnostic_callback *callback, void *user)
{
    xmlInitParser();
    return check_book(path, callback, user);
}
