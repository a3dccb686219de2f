/* The report, as JSON and as a list for people; see report_file.h. */
#include "cli/report_file.h"

#include "base/quote.h"
#include "cli/json.h"

#include <string.h>

enum { ENTRY_NAME_ROOM = 64 };

static void put_remark(struct json *json, const struct remark *remark, bool with_source)
{
    static const char *const levels[] = {"info", "note", "warning", "error", "fatal"};
    json_open(json, NULL, '{');
    if (with_source)
        json_string(json, "source", remark->source);
    json_string(json, "id", remark->name);
    json_string(json, "level", levels[remark->level]);
    json_number(json, "line", remark->line);
    json_number(json, "column", remark->column);
    json_string(json, "text", remark->text);
    json_close(json, '}');
}

static void put_remarks(struct json *json, const struct remarks *remarks, const char *source)
{
    size_t count = 0;
    const struct remark *about = remarks_about(remarks, source, &count);
    json_open(json, "diagnostics", '[');
    for (size_t i = 0; i < count; i++)
        put_remark(json, &about[i], false);
    json_close(json, ']');
}

void report_check(FILE *out, octavo_status status, struct remarks *remarks)
{
    struct json json = {.out = out};
    remarks_sort(remarks);
    json_open(&json, NULL, '{');
    json_string(&json, "octavo", octavo_version());
    json_number(&json, "exit", (uint64_t)status);
    json_open(&json, "diagnostics", '[');
    for (size_t i = 0; i < remarks->count; i++)
        put_remark(&json, &remarks->items[i], true);
    json_close(&json, ']');
    json_close(&json, '}');
}

static void put_images(struct json *json, size_t shown, size_t undescribed, size_t missing)
{
    json_open(json, "images", '{');
    json_number(json, "shown", shown);
    json_number(json, "undescribed", undescribed);
    json_number(json, "missing", missing);
    json_close(json, '}');
}

static void put_book(struct json *json, const octavo_summary *summary)
{
    json_open(json, "book", '{');
    json_string(json, "title", summary->title);
    json_string(json, "language", summary->language);
    json_string(json, "identifier", summary->identifier);
    json_string(json, "modified", summary->modified);
    json_number(json, "articles", summary->articles);
    json_number(json, "sections", summary->sections);
    json_number(json, "words", summary->words);
    json_number(json, "minutes", summary->minutes);
    put_images(json, summary->images, summary->images_undescribed, summary->images_missing);
    json_string(json, "cover", summary->cover);
    json_close(json, '}');
}

static void put_features(struct json *json, const octavo_job *job, size_t article, size_t count)
{
    json_open(json, "features", '[');
    for (size_t i = 0; i < count; i++) {
        octavo_feature feature = octavo_job_feature(job, article, i);
        json_open(json, NULL, '{');
        json_string(json, "part", feature.part);
        json_number(json, "line", feature.line);
        json_number(json, "confidence", feature.confidence);
        json_string(json, "reason", feature.reason);
        json_string(json, "text", feature.text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static const char *status_of(const octavo_article *article)
{
    return !article->entry ? "left-out" : article->reduced ? "reduced" : "whole";
}

static void put_article(struct json *json, const octavo_job *job, size_t index,
                        const octavo_article *article, const struct remarks *remarks)
{
    json_open(json, NULL, '{');
    json_string(json, "source", article->source);
    json_string(json, "status", status_of(article));
    json_string(json, "entry", article->entry);
    json_string(json, "section", article->section);
    json_string(json, "format", article->format);
    json_string(json, "encoding", article->encoding);
    json_string(json, "language", article->language);
    json_string(json, "direction", article->direction);
    json_string(json, "title", article->title);
    json_string(json, "title_from", article->title_from);
    json_string(json, "date", article->date);
    json_number(json, "words", article->words);
    json_number(json, "minutes", article->minutes);
    put_images(json, article->images, article->images_undescribed, article->images_missing);
    put_features(json, job, index, article->features);
    put_remarks(json, remarks, article->source);
    json_close(json, '}');
}

static void put_passed_over(struct json *json, const octavo_job *job)
{
    json_open(json, "passed_over", '[');
    for (size_t i = 0; i < octavo_job_passed_over_count(job); i++) {
        octavo_passed_over passed = octavo_job_passed_over(job, i);
        json_open(json, NULL, '{');
        json_string(json, "source", passed.source);
        json_string(json, "why", passed.why);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void report_file(FILE *out, const octavo_job *job, octavo_status status, struct remarks *remarks)
{
    struct json json = {.out = out};
    octavo_summary summary = octavo_job_summary(job);
    remarks_sort(remarks);
    json_open(&json, NULL, '{');
    json_string(&json, "octavo", octavo_version());
    json_string(&json, "output", summary.bytes > 0 ? summary.output : NULL);
    json_number(&json, "bytes", summary.bytes);
    json_number(&json, "exit", (uint64_t)status);
    put_book(&json, &summary);
    json_open(&json, "articles", '[');
    for (size_t i = 0; i < octavo_job_article_count(job); i++) {
        char entry[ENTRY_NAME_ROOM];
        octavo_article article = octavo_job_article(job, i, entry);
        put_article(&json, job, i, &article, remarks);
    }
    json_close(&json, ']');
    put_passed_over(&json, job);
    put_remarks(&json, remarks, NULL);
    json_close(&json, '}');
}

/* A title and where it comes from; `encoding` is that of the source when it is worth a word. */
static void put_line(FILE *out, const char *before, const char *title, const char *source,
                     const char *encoding)
{
    struct buffer line;
    buffer_init(&line);
    buffer_add_string(&line, before);
    quote(&line, title);
    if (source) {
        buffer_add_string(&line, "  (");
        quote_path(&line, source);
        if (encoding)
            buffer_add_format(&line, ", %s", encoding);
        buffer_add_byte(&line, ')');
    }
    if (!line.failed)
        fprintf(out, "%s\n", line.data);
    buffer_fini(&line);
}

static void list_passed_over(FILE *out, const octavo_job *job)
{
    enum { SHOWN = 100 }; /* a folder may hold a hundred thousand */
    size_t count = octavo_job_passed_over_count(job), files = 0;
    for (size_t i = 0; i < count; i++) {
        octavo_passed_over passed = octavo_job_passed_over(job, i);
        char before[64];
        if (strcmp(passed.why, "image") == 0 || ++files > SHOWN)
            continue; /* articles show images */
        snprintf(before, sizeof before, "  passed over: %s", passed.why);
        put_line(out, before, "", passed.source, NULL);
    }
    if (files > SHOWN)
        fprintf(out, "  passed over: %zu more, --report lists all\n", files - SHOWN);
}

void report_explanation(FILE *out, const octavo_job *job)
{
    for (size_t i = 0; i < octavo_job_article_count(job); i++) {
        char entry[ENTRY_NAME_ROOM];
        octavo_article article = octavo_job_article(job, i, entry);
        if (!article.entry)
            continue;
        put_line(out, "", article.title, article.source, NULL);
        fprintf(out, "  encoding %s, language %s, %s, title from %s\n",
                article.encoding ? article.encoding : "unknown", article.language,
                article.direction, article.title_from);
        for (size_t j = 0; j < article.features; j++) {
            octavo_feature feature = octavo_job_feature(job, i, j);
            fprintf(out, "  %5zu  %-10s %3u %%  ", feature.line, feature.part, feature.confidence);
            put_line(out, "", feature.text, NULL, NULL);
            fprintf(out, "%26s(%s)\n", "", feature.reason);
        }
    }
}

void report_contents(FILE *out, const octavo_job *job)
{
    octavo_summary summary = octavo_job_summary(job);
    const char *section = NULL;
    put_line(out, "", summary.title ? summary.title : "", summary.output, NULL);
    for (size_t i = 0; i < octavo_job_article_count(job); i++) {
        char entry[ENTRY_NAME_ROOM];
        octavo_article article = octavo_job_article(job, i, entry);
        bool begins = article.section && (!section || strcmp(section, article.section) != 0);
        section = article.section;
        if (begins)
            put_line(out, "  ", section, NULL, NULL);
        bool usual = !article.encoding || strcmp(article.encoding, "UTF-8") == 0;
        put_line(out, section ? "    " : "  ",
                 article.entry ? article.title : "left out:", article.source,
                 usual ? NULL : article.encoding);
    }
    list_passed_over(out, job);
}
