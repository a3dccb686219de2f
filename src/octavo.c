/* The pipeline, from inputs to the finished book. Each stage is called here and nowhere else. */
#include <octavo.h>

#include "base/limits.h"
#include "base/parallel.h"
#include "base/spool.h"
#include "bind.h"
#include "check/check.h"
#include "collect/collect.h"
#include "collect/title.h"
#include "convert.h"
#include "dump.h"
#include "pack/target.h"
#include "plan.h"
#include "styles.h"
#include "version.h"
#include "write/names.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct octavo_job {
    struct strings inputs;
    struct settings settings;
    struct sources sources;
    struct book book;
    char *inputs_title;
    char *target;        /* path of the book */
    struct spool *spool; /* the articles' markup between the passes */
    bool is_prepared;    /* and not run yet */
    size_t threads;
    atomic_bool cancelled;
    size_t *left_out; /* sources without an article */
    size_t left_out_count;
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
    spool_close(job->spool);
    free(job->left_out);
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
    if (status == OCTAVO_OK)
        status = styles_read(&job->settings, &job->book, &job->remarks);
    if (status == OCTAVO_OK)
        status = settle_target(job);
    job->is_prepared = status == OCTAVO_OK;
    job->summary.output = job->is_prepared ? job->target : NULL;
    return report(job, &job->remarks, status);
}

/* What converting an article needs, and where its result goes. */
struct reading {
    octavo_job *job;
    struct body_form form;
    struct outcome {
        octavo_status status;
        bool kept;
    } * outcomes; /* one a source */
};

/* A parallel_work: one source to one article, its markup put aside. */
static bool read_article(void *context, size_t index)
{
    struct reading *reading = context;
    octavo_job *job = reading->job;
    struct article *article = &job->book.articles[index];
    struct outcome *outcome = &reading->outcomes[index];
    if (atomic_load(&job->cancelled)) {
        outcome->status = OCTAVO_CANCELLED;
        return false;
    }
    if (!tree_ready()) {
        outcome->status = OCTAVO_LIMIT;
        return false;
    }
    outcome->status = convert(&job->sources.items[index], &reading->form, article, &outcome->kept);
    article->source = index;
    if (outcome->status == OCTAVO_OK && outcome->kept) {
        article->markup_size = article->markup.size;
        if (!spool_add(job->spool, article->markup.data, article->markup.size, &article->place)) {
            outcome->status = errno == ENOMEM ? OCTAVO_LIMIT : OCTAVO_OUTPUT;
            if (outcome->status == OCTAVO_OUTPUT)
                diagnose(&article->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0,
                         strerror(errno));
        }
        buffer_fini(&article->markup);
    }
    return outcome->status == OCTAVO_OK;
}

/* Reports in the order of the book, and closes ranks where an article was left out. */
static octavo_status gather_articles(octavo_job *job, const struct outcome *outcomes)
{
    struct book *book = &job->book;
    octavo_status status = OCTAVO_OK;
    size_t kept = 0;
    for (size_t i = 0; i < book->article_count; i++) {
        struct article *article = &book->articles[i];
        octavo_level worst = diagnostics_worst(&article->remarks);
        report(job, &article->remarks, OCTAVO_OK);
        if (outcomes[i].status != OCTAVO_OK && status == OCTAVO_OK)
            status = outcomes[i].status;
        if (outcomes[i].kept) {
            if (kept < i) {
                book->articles[kept] = *article;
                *article = (struct article){0};
            }
            kept++;
        } else {
            article_fini(article);
            job->left_out[job->left_out_count++] = i;
            job->summary.left_out += worst >= OCTAVO_ERROR;
        }
    }
    book->article_count = kept;
    return status;
}

static octavo_status read_articles(octavo_job *job)
{
    const char *split = settings_value(&job->settings, OCTAVO_SPLIT_SIZE);
    struct reading reading = {.job = job};
    reading.form.split = split ? (size_t)strtoul(split, NULL, 10) : LIMIT_PART_BYTES;
    reading.form.as_text = dump_is_text(&job->settings);
    reading.form.encoding = settings_value(&job->settings, OCTAVO_ENCODING);
    size_t count = job->sources.count;
    reading.outcomes = calloc(count, sizeof *reading.outcomes);
    job->book.articles = calloc(count, sizeof *job->book.articles);
    job->left_out = calloc(count, sizeof *job->left_out);
    octavo_status status = OCTAVO_LIMIT;
    if (reading.outcomes && job->book.articles && job->left_out) {
        job->book.article_count = count;
        parallel_run(count, job->threads, read_article, &reading);
        status = gather_articles(job, reading.outcomes);
    }
    free(reading.outcomes);
    if (status == OCTAVO_OK && job->book.article_count == 0) {
        diagnose(&job->remarks, DIAGNOSTIC_NO_ARTICLE, NULL, 0, NULL);
        status = OCTAVO_NOTHING;
    }
    return status;
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
    octavo_summary *summary = &job->summary;
    summary->title = book->title;
    summary->language = book->language;
    summary->identifier = book->identifier;
    summary->modified = book->modified;
    summary->articles = book->article_count;
    summary->sections = book->section_count;
    for (size_t i = 0; i < book->article_count; i++)
        summary->words += article_words(&book->articles[i]);
    summary->minutes = book_minutes(book);
}

/* The book, or what is to be looked at instead. */
static octavo_status write_output(octavo_job *job)
{
    if (settings_value(&job->settings, OCTAVO_DUMP))
        return dump_book(&job->book, job->spool, &job->cancelled, job->target, &job->summary.bytes,
                         &job->remarks);
    return bind_book(&job->book, job->spool, job->threads, &job->cancelled, job->target,
                     &job->summary.bytes, &job->remarks);
}

octavo_status octavo_job_run(octavo_job *job)
{
    job->is_prepared = false;
    job->book.settings = &job->settings;
    job->threads = thread_count(job);
    octavo_status status = open_spool(job);
    if (status == OCTAVO_OK)
        status = read_articles(job);
    if (status == OCTAVO_OK)
        status = plan(&job->book, &job->sources, job->inputs_title, &job->remarks);
    if (status == OCTAVO_OK)
        status = judge(job);
    if (status == OCTAVO_OK && !settings_on(&job->settings, OCTAVO_DRY_RUN))
        status = write_output(job);
    if (status != OCTAVO_OK)
        job->summary.bytes = 0; /* the archive was made, and has no place */
    summarise(job);
    report(job, &job->remarks, status);
    return status == OCTAVO_OK && job->worst >= OCTAVO_ERROR ? OCTAVO_LOST : status;
}

void octavo_job_cancel(octavo_job *job)
{
    atomic_store(&job->cancelled, true);
}

octavo_summary octavo_job_summary(const octavo_job *job)
{
    return job->summary;
}

size_t octavo_job_article_count(const octavo_job *job)
{
    if (job->is_prepared)
        return job->sources.count;
    return job->book.article_count + job->left_out_count;
}

octavo_article octavo_job_article(const octavo_job *job, size_t index, char entry_name[64])
{
    static const char *const title_from[] = {[TITLE_FROM_HEADLINE] = "headline",
                                             [TITLE_FROM_NAME] = "name",
                                             [TITLE_FROM_WORDS] = "words"};
    const struct book *book = &job->book;
    if (index >= book->article_count) {
        size_t source = !job->is_prepared ? job->left_out[index - book->article_count] : index;
        return (octavo_article){.source = job->sources.items[source].path};
    }
    const struct article *article = &book->articles[index];
    bool in_section = article->section != SECTION_NONE && book->section_count > 0;
    char name[ENTRY_NAME_SIZE];
    chapter_name(article, name);
    book_path(name, entry_name);
    return (octavo_article){
        .source = job->sources.items[article->source].path,
        .entry = entry_name,
        .section = in_section ? book->sections[article->section].path : NULL,
        .encoding = article->encoding,
        .language = *article->language ? article->language : book->language,
        .direction = article->rtl ? "rtl" : "ltr",
        .title = article->title,
        .title_from = title_from[article->title_from],
        .words = article_words(article),
        .minutes = article_minutes(article),
    };
}

size_t octavo_job_passed_over_count(const octavo_job *job)
{
    return job->sources.passed_over.count;
}

octavo_passed_over octavo_job_passed_over(const octavo_job *job, size_t index)
{
    const struct passed *passed = &job->sources.passed_over.items[index];
    return (octavo_passed_over){.source = passed->path, .why = passed_over_reason(passed->why)};
}

octavo_status octavo_check(const char *path, octavo_diagnostic_callback *callback, void *user)
{
    xmlInitParser();
    return check_book(path, callback, user);
}
