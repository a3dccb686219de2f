/* What a job tells: remarks while it runs, and what came of its last run. */
#include "collect/format.h"
#include "job.h"
#include "write/names.h"

#include <string.h>

void octavo_job_on_diagnostic(octavo_job *job, octavo_diagnostic_callback *callback, void *user)
{
    job->callback = callback;
    job->user = user;
}

octavo_status job_report(octavo_job *job, struct diagnostics *remarks, octavo_status status)
{
    if (status == OCTAVO_LIMIT)
        diagnose(remarks, DIAGNOSTIC_OUT_OF_MEMORY, NULL, 0, NULL);
    octavo_level worst = diagnostics_worst(remarks);
    if (worst > job->worst)
        job->worst = worst;
    diagnostics_report(remarks, job->callback, job->user);
    return status;
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
    bool planned = article->section < book->section_count; /* or memory was out before */
    size_t section = planned ? article->section : SECTION_NONE;
    if (section != SECTION_NONE && book->sections[section].group)
        section = book->sections[section].parent;
    char name[ENTRY_NAME_SIZE];
    chapter_name(article, name);
    book_path(name, entry_name);
    return (octavo_article){
        .source = job->sources.items[article->source].path,
        .entry = entry_name,
        .section = section != SECTION_NONE ? book->sections[section].path : NULL,
        .format = format_name(job->sources.items[article->source].format),
        .encoding = article->encoding,
        .language = *article->language ? article->language : book->language,
        .direction = article->rtl ? "rtl" : "ltr",
        .title = article->title,
        .title_from = title_from[article->title_from],
        .date = features_first(&article->features, PART_DATE),
        .features = article->features.count,
        .reduced = article->reduced,
        .words = article_words(article),
        .minutes = article_minutes(article),
        .images = article->images.shown,
        .images_undescribed = article->images.undescribed,
        .images_missing = article->images.missing,
    };
}

octavo_feature octavo_job_feature(const octavo_job *job, size_t article, size_t index)
{
    const struct feature *feature = &job->book.articles[article].features.items[index];
    return (octavo_feature){.part = part_name(feature->part),
                            .line = feature->line,
                            .confidence = feature->confidence,
                            .reason = feature->reason,
                            .text = feature->text};
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
