/* The first pass over all sources: articles in the order of the book, their markup put aside. */
#include "base/limits.h"
#include "base/parallel.h"
#include "convert.h"
#include "dump.h"
#include "job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What converting an article needs, and where its result goes. */
struct first_pass {
    octavo_job *job;
    struct body_form form;
    struct outcome {
        octavo_status status;
        bool kept;
    } * outcomes; /* one a source */
};

static octavo_status put_aside(octavo_job *job, struct article *article)
{
    octavo_status status = OCTAVO_OK;
    if (!spool_add(job->spool, article->markup.data, article->markup.size, &article->place)) {
        status = errno == ENOMEM ? OCTAVO_LIMIT : OCTAVO_OUTPUT;
        if (status == OCTAVO_OUTPUT)
            diagnose(&article->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0, strerror(errno));
    }
    buffer_fini(&article->markup);
    return status;
}

/* A parallel_work: one source to one article, its markup put aside. */
static bool read_article(void *context, size_t index)
{
    struct first_pass *reading = context;
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
    if (outcome->status == OCTAVO_OUTPUT) /* an image did not get into the spool */
        diagnose(&article->remarks, DIAGNOSTIC_SPOOL_FAILED, job->target, 0, strerror(errno));
    for (struct article *piece = article; piece; piece = piece->next) {
        piece->source = index;
        if (outcome->status == OCTAVO_OK && outcome->kept)
            outcome->status = put_aside(job, piece);
    }
    return outcome->status == OCTAVO_OK;
}

/* The pieces of sources that hold several take their places in the row. False without memory. */
static bool unchain_articles(struct book *book)
{
    size_t total = 0, at = 0;
    for (size_t i = 0; i < book->article_count; i++)
        for (const struct article *piece = &book->articles[i]; piece; piece = piece->next)
            total++;
    if (total == book->article_count)
        return true;
    struct article *articles = calloc(total, sizeof *articles);
    if (!articles)
        return false;
    for (size_t i = 0; i < book->article_count; i++) {
        struct article *chain = &book->articles[i];
        for (struct article *piece = chain, *next; piece; piece = next) {
            next = piece->next;
            articles[at] = *piece;
            articles[at++].next = NULL;
            if (piece != chain)
                free(piece);
        }
    }
    free(book->articles);
    book->articles = articles;
    book->article_count = total;
    return true;
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
        for (struct article *piece = article; piece; piece = piece->next)
            job_report(job, &piece->remarks, OCTAVO_OK);
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
    if (!unchain_articles(book) && status == OCTAVO_OK)
        status = OCTAVO_LIMIT;
    return status;
}

static enum extract extract_of(const struct settings *settings)
{
    const char *said = settings_value(settings, OCTAVO_EXTRACT);
    if (!said || strcmp(said, "auto") == 0)
        return EXTRACT_AUTO;
    return strcmp(said, "always") == 0 ? EXTRACT_ALWAYS : EXTRACT_NEVER;
}

octavo_status job_read(octavo_job *job)
{
    struct first_pass reading = {.job = job};
    reading.form.split = settings_split_size(&job->settings);
    reading.form.as_text = dump_is_text(&job->settings);
    reading.form.encoding = settings_value(&job->settings, OCTAVO_ENCODING);
    reading.form.extract = extract_of(&job->settings);
    reading.form.split_on = job->splits ? &job->split_on : NULL;
    const char *typography = settings_value(&job->settings, OCTAVO_TYPOGRAPHY);
    reading.form.smart = typography && strcmp(typography, "smart") == 0;
    reading.form.language = settings_value(&job->settings, OCTAVO_LANGUAGE);
    reading.form.images = images_wanted(&job->settings);
    reading.form.images.as_text = reading.form.as_text;
    reading.form.images.gallery = job->book.gallery = gallery_new();
    reading.form.images.spool = job->spool;
    reading.form.headings =
        settings_value(&job->settings, OCTAVO_TOC_DEPTH) || job->sources.count <= LIMIT_LIST;
    reading.form.explain = settings_on(&job->settings, OCTAVO_EXPLAIN);
    size_t count = job->sources.count;
    reading.outcomes = calloc(count, sizeof *reading.outcomes);
    job->book.articles = calloc(count, sizeof *job->book.articles);
    job->left_out = calloc(count, sizeof *job->left_out);
    octavo_status status = OCTAVO_LIMIT;
    if (reading.outcomes && job->book.articles && job->left_out && job->book.gallery) {
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
