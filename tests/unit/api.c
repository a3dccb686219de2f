/* octavo.h alone: jobs are described, prepared and run; every status, remark and figure is as the
 * header says, and jobs know nothing of each other. */
#define _GNU_SOURCE
#include <octavo.h>

#include "folder.h"

#include <dirent.h>
#include <pthread.h>

/* Remarks as "name level source " in the order in which they came. */
struct heard {
    octavo_job *cancel; /* cancelled at the first remark; may be NULL */
    size_t count;
    char text[4096];
};

static void hear(const octavo_diagnostic *diagnostic, void *user)
{
    struct heard *heard = user;
    const char *source = diagnostic->source ? strrchr(diagnostic->source, '/') : NULL;
    size_t at = strlen(heard->text);
    snprintf(heard->text + at, sizeof heard->text - at, "%s %d %s\n", diagnostic->name,
             (int)diagnostic->level, source ? source + 1 : "-");
    heard->count++;
    row_true(diagnostic->name, diagnostic->text && *diagnostic->text);
    if (heard->cancel)
        octavo_job_cancel(heard->cancel);
}

static int make_inputs(void **state)
{
    if (folder_setup(state) != 0)
        return -1;
    make_text("news/editorial.txt", "Good morning\nThe paper is late, and we are sorry for it.\n");
    make_text("news/1 World/1-pier.txt",
              "The pier\nIt stands in the water, as it has for years.\n");
    make_text("news/1 World/2-gauge.txt", "The gauge\nIt is read by hand, and twice a day.\n");
    make_text("news/2 Sport/1-rowing.txt", "Rowing\nThe boats were late, and so was the tide.\n");
    make_text("news/2 Sport/2-chess.txt", "Chess & <draughts>\nThe club has moved to the inn.\n");
    make_text("blank.txt", " \n");
    make_text("lost/a.txt", "Headline\nThis is a text of the usual kind.\n");
    make_file("lost/b.txt", "PK\3\4\24\0\0\0\x08\0\1\2\3\4\5\6\7\x08\1\2\3\4\5\6\7\x0E", 26);
    make_text("foreign/news.epub", "not a book of octavo's");
    make_text("old.epub", "some old file");
    make_folders("void/");
    make_folders("out/");
    for (size_t i = 1; i <= 30; i++) {
        char name[32], text[128];
        snprintf(name, sizeof name, "many/%zu.txt", i);
        snprintf(text, sizeof text, "Article %zu\nThis is the\x01 text of it, and it is short.\n",
                 i);
        make_text(name, text);
    }
    return 0;
}

static octavo_job *new_job(const char *input, const char *output, struct heard *heard)
{
    octavo_job *job = octavo_job_new();
    assert_non_null(job);
    *heard = (struct heard){0};
    octavo_job_on_diagnostic(job, hear, heard);
    row_number("cover", octavo_job_set(job, OCTAVO_COVER, "none"), OCTAVO_OK);
    if (input)
        row_number(input, octavo_job_add_input(job, in_folder(input)), OCTAVO_OK);
    if (output)
        row_number(output, octavo_job_set(job, OCTAVO_OUTPUT_PATH, in_folder(output)), OCTAVO_OK);
    return job;
}

static bool is_there(const char *name)
{
    return access(in_folder(name), F_OK) == 0;
}

static bool are_equal(const char *a, const char *b)
{
    size_t m = 0, n = 0;
    char *p = read_whole(in_folder(a), &m), *q = read_whole(in_folder(b), &n);
    bool equal = p && q && m == n && memcmp(p, q, n) == 0;
    free(p);
    free(q);
    return equal;
}

static void version_and_names(void)
{
    unsigned major = 0, minor = 0, patch = 0;
    char more = 0;
    row_true("version", sscanf(octavo_version(), "%u.%u.%u%c", &major, &minor, &patch, &more) == 3);
    static const char *const names[] = {
        [OCTAVO_OUTPUT_PATH] = "output",
        [OCTAVO_TITLE] = "title",
        [OCTAVO_AUTHOR] = "author",
        [OCTAVO_LANGUAGE] = "language",
        [OCTAVO_DATE] = "date",
        [OCTAVO_MODIFIED] = "modified",
        [OCTAVO_IDENTIFIER] = "identifier",
        [OCTAVO_PUBLISHER] = "publisher",
        [OCTAVO_DESCRIPTION] = "description",
        [OCTAVO_SUBJECT] = "subject",
        [OCTAVO_RIGHTS] = "rights",
        [OCTAVO_SERIES] = "series",
        [OCTAVO_SERIES_INDEX] = "series-index",
        [OCTAVO_CONFORMS_TO] = "conforms-to",
        [OCTAVO_CERTIFIED_BY] = "certified-by",
        [OCTAVO_THREADS] = "threads",
        [OCTAVO_INCLUDE] = "include",
        [OCTAVO_EXCLUDE] = "exclude",
        [OCTAVO_FOLLOW] = "follow",
        [OCTAVO_SORT] = "sort",
        [OCTAVO_REVERSE] = "reverse",
        [OCTAVO_SECTIONS] = "sections",
        [OCTAVO_STRICT] = "strict",
        [OCTAVO_DRY_RUN] = "dry-run",
        [OCTAVO_TOC_DEPTH] = "toc-depth",
    };
    for (size_t i = 0; i < COUNT(names); i++)
        row_number(names[i], octavo_setting_named(names[i]), i);
    static const char *const unknown[] = {"", "colour", "Title", "title ", "output-path"};
    for (size_t i = 0; i < COUNT(unknown); i++)
        row_number(unknown[i], octavo_setting_named(unknown[i]), OCTAVO_SETTING_COUNT);
}

static void statuses(void)
{
    enum { NOT_RUN = 999 };
    static const struct {
        const char *name, *input, *output;
        unsigned prepare, run;
        const char *made; /* NULL: nothing */
        size_t left_out;
    } rows[] = {
        {"a folder", "news", "a.epub", OCTAVO_OK, OCTAVO_OK, "a.epub", 0},
        {"a file", "news/editorial.txt", "b.epub", OCTAVO_OK, OCTAVO_OK, "b.epub", 0},
        {"into a folder", "news", "out/", OCTAVO_OK, OCTAVO_OK, "out/news.epub", 0},
        {"once more", "news", "out/", OCTAVO_OK, OCTAVO_OK, "out/news.epub", 0},
        {"over an old file", "news", "old.epub", OCTAVO_OK, OCTAVO_OK, "old.epub", 0},
        {"an article lost", "lost", "c.epub", OCTAVO_OK, OCTAVO_LOST, "c.epub", 1},
        {"no input", NULL, "d.epub", OCTAVO_NOTHING, NOT_RUN, NULL, 0},
        {"an empty folder", "void", "e.epub", OCTAVO_NOTHING, NOT_RUN, NULL, 0},
        {"a blank file", "blank.txt", "f.epub", OCTAVO_OK, OCTAVO_NOTHING, NULL, 0},
        {"only a binary", "lost/b.txt", "g.epub", OCTAVO_OK, OCTAVO_NOTHING, NULL, 1},
        {"no such input", "none", "h.epub", OCTAVO_USAGE, NOT_RUN, NULL, 0},
        {"no such folder", "news", "none/a.epub", OCTAVO_OUTPUT, NOT_RUN, NULL, 0},
        {"over a foreign book", "news", "foreign/", OCTAVO_OUTPUT, NOT_RUN, NULL, 0},
        {"over an input", "news", "news/editorial.txt", OCTAVO_OUTPUT, NOT_RUN, NULL, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct heard heard;
        octavo_job *job = new_job(rows[i].input, rows[i].output, &heard);
        bool before = rows[i].made && is_there(rows[i].made);
        octavo_status prepared = octavo_job_prepare(job);
        row_number(rows[i].name, prepared, rows[i].prepare);
        row_true(rows[i].name, !rows[i].made || is_there(rows[i].made) == before);
        octavo_summary summary = octavo_job_summary(job);
        row_true(rows[i].name, !summary.output == (prepared != OCTAVO_OK) && !summary.bytes &&
                                   !summary.articles && !summary.sections && !summary.left_out &&
                                   !summary.minutes);
        if (prepared == OCTAVO_OK)
            row_number(rows[i].name, octavo_job_run(job), rows[i].run);
        summary = octavo_job_summary(job);
        row_number(rows[i].name, summary.left_out, rows[i].left_out);
        struct stat status;
        if (rows[i].made)
            row_true(rows[i].name, stat(in_folder(rows[i].made), &status) == 0 &&
                                       (uint64_t)status.st_size == summary.bytes);
        else
            row_true(rows[i].name, heard.count > 0 && summary.bytes == 0 &&
                                       (prepared == OCTAVO_OUTPUT || !is_there(rows[i].output)));
        octavo_job_free(job);
    }
    size_t size = 0;
    char *foreign = read_whole(in_folder("foreign/news.epub"), &size);
    row_string("the foreign book", foreign, "not a book of octavo's");
    free(foreign);
    char *input = read_whole(in_folder("news/editorial.txt"), &size);
    row_true("the input", input && strncmp(input, "Good morning\n", 13) == 0);
    free(input);
    row_true("same input, same bytes", are_equal("old.epub", "a.epub"));
    octavo_job_free(NULL);
}

static void figures(void)
{
    struct heard heard;
    octavo_job *job = new_job("news", "figures.epub", &heard);
    octavo_job_set(job, OCTAVO_TITLE, "The Saltmarsh Courier");
    octavo_job_set(job, OCTAVO_MODIFIED, "2026-11-23T08:00:00Z");
    octavo_job_set(job, OCTAVO_IDENTIFIER, "urn:isbn:9780000000002");
    octavo_job_set(job, OCTAVO_LANGUAGE, "en_gb");
    row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
    row_number("run", octavo_job_run(job), OCTAVO_OK);
    octavo_summary summary = octavo_job_summary(job);
    row_true("output", summary.output && strstr(summary.output, "/figures.epub"));
    row_number("articles", summary.articles, 5);
    row_number("sections", summary.sections, 2);
    row_number("left out", summary.left_out, 0);
    row_number("minutes", summary.minutes, 5); /* at least one each */
    row_string("title", summary.title, "The Saltmarsh Courier");
    row_string("modified", summary.modified, "2026-11-23T08:00:00Z");
    row_string("identifier", summary.identifier, "urn:isbn:9780000000002");
    row_string("language", summary.language, "en-GB");
    row_string("remarks", heard.text, "");
    octavo_job_free(job);
}

/* What the user may choose about order, sections and writing; the articles tell what came of it. */
static void choices_of_the_user(void)
{
    static const struct {
        octavo_setting setting;
        const char *value, *input;
        unsigned run;
        bool made;
        size_t sections;
        const char *titles;
    } rows[] = {
        {OCTAVO_SORT, "given", "news", OCTAVO_OK, true, 2,
         "Good morning|The pier|The gauge|Rowing|Chess & <draughts>|"},
        {OCTAVO_SORT, "title", "news", OCTAVO_OK, true, 2,
         "Good morning|The gauge|The pier|Chess & <draughts>|Rowing|"},
        {OCTAVO_REVERSE, "yes", "news", OCTAVO_OK, true, 2,
         "Good morning|The gauge|The pier|Chess & <draughts>|Rowing|"},
        {OCTAVO_SECTIONS, "none", "news", OCTAVO_OK, true, 0,
         "Good morning|The pier|The gauge|Rowing|Chess & <draughts>|"},
        {OCTAVO_DRY_RUN, "yes", "news", OCTAVO_OK, false, 2,
         "Good morning|The pier|The gauge|Rowing|Chess & <draughts>|"},
        {OCTAVO_STRICT, "yes", "news", OCTAVO_OK, true, 2, NULL},
        {OCTAVO_STRICT, "yes", "many", OCTAVO_NOTHING, false, 0, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct heard heard;
        char output[32], row[64], titles[512] = "", entry[64];
        snprintf(output, sizeof output, "choice%zu.epub", i);
        snprintf(row, sizeof row, "%zu: %s", i, rows[i].value);
        octavo_job *job = new_job(rows[i].input, output, &heard);
        row_number(row, octavo_job_set(job, rows[i].setting, rows[i].value), OCTAVO_OK);
        row_number(row, octavo_job_prepare(job), OCTAVO_OK);
        row_number(row, octavo_job_run(job), rows[i].run);
        row_true(row, is_there(output) == rows[i].made);
        row_true(row, (octavo_job_summary(job).bytes > 0) == rows[i].made);
        for (size_t n = 0; rows[i].titles && n < octavo_job_article_count(job); n++) {
            octavo_article article = octavo_job_article(job, n, entry);
            snprintf(titles + strlen(titles), sizeof titles - strlen(titles), "%s|", article.title);
        }
        if (rows[i].titles) {
            row_string(row, titles, rows[i].titles);
            row_number(row, octavo_job_summary(job).sections, rows[i].sections);
        }
        octavo_job_free(job);
    }
}

/* First what is in the book, then what was left out. */
static void what_became_of_each_source(void)
{
    struct heard heard;
    char entry[64] = "", other[64] = "";
    octavo_job *job = new_job("lost", "became.epub", &heard);
    octavo_job_set(job, OCTAVO_LANGUAGE, "en-GB");
    row_number("before", octavo_job_article_count(job), 0);
    row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
    row_number("run", octavo_job_run(job), OCTAVO_LOST);
    row_number("sources", octavo_job_article_count(job), 2);
    octavo_article read = octavo_job_article(job, 0, entry);
    octavo_article lost = octavo_job_article(job, 1, other);
    row_string("source", read.source + strlen(folder), "/lost/a.txt");
    row_true("entry", read.entry == entry && strlen(entry) > 0);
    row_string("title", read.title, "Headline");
    row_string("title from", read.title_from, "headline");
    row_string("language", read.language, "en-GB");
    row_string("direction", read.direction, "ltr");
    row_number("words", read.words, 9);
    row_number("minutes", read.minutes, 1);
    row_string("lost", lost.source + strlen(folder), "/lost/b.txt");
    row_string("lost", lost.entry, NULL);
    octavo_job_free(job);
}

/* A wrong value is remarked on and forgotten; the book that comes of right ones has lost nothing.
 */
static void wrong_settings(void)
{
    struct heard heard;
    octavo_job *job = new_job("news", "settings.epub", &heard);
    row_number("date", octavo_job_set(job, OCTAVO_DATE, "yesterday"), OCTAVO_USAGE);
    row_number("language", octavo_job_set(job, OCTAVO_LANGUAGE, "us"), OCTAVO_USAGE);
    row_number("title", octavo_job_set(job, OCTAVO_TITLE, " \n"), OCTAVO_USAGE);
    row_string("remarks", heard.text, "bad-setting 4 -\nbad-setting 4 -\nbad-setting 4 -\n");
    char value[] = "2026-11-23";
    row_number("right", octavo_job_set(job, OCTAVO_DATE, value), OCTAVO_OK);
    memset(value, 'x', sizeof value - 1);
    row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
    row_number("run", octavo_job_run(job), OCTAVO_OK);
    octavo_job_free(job);
    job = new_job(NULL, NULL, &heard);
    octavo_job_on_diagnostic(job, NULL, NULL);
    row_number("silenced", octavo_job_set(job, OCTAVO_DATE, "yesterday"), OCTAVO_USAGE);
    row_number("silenced", heard.count, 0);
    octavo_job_free(job);
}

/* In the order of the book, whatever the number of threads; and the same bytes. */
static void remarks_come_in_order(void)
{
    static const char *const threads[] = {"1", "2", "7"};
    char expected[2048] = "";
    for (size_t i = 1; i <= 30; i++)
        snprintf(expected + strlen(expected), 40, "control-characters 2 %zu.txt\n", i);
    for (size_t i = 0; i < COUNT(threads); i++) {
        struct heard heard;
        octavo_job *job = new_job("many", i == 0 ? "many1.epub" : "many.epub", &heard);
        octavo_job_set(job, OCTAVO_THREADS, threads[i]);
        row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
        row_number("run", octavo_job_run(job), OCTAVO_OK);
        row_string(threads[i], heard.text, expected);
        octavo_job_free(job);
        row_true(threads[i], i == 0 || are_equal("many1.epub", "many.epub"));
    }
}

/* "reads PATH" and "writes PATH", from the folder of these tests on. */
static void hear_access(octavo_access access, const char *path, void *user)
{
    char *text = user;
    size_t at = strlen(text);
    const char *inside = strncmp(path, folder, strlen(folder)) == 0 ? path + strlen(folder) : path;
    snprintf(text + at, 256 - at, "%s %s\n", access == OCTAVO_WRITES ? "writes" : "reads", inside);
}

static void accesses(void)
{
    static const struct {
        const char *name, *inputs[2], *follow, *expected;
    } rows[] = {
        {"a folder", {"news"}, NULL, "reads /news\nwrites /out/\n"},
        {"files of one folder", {"many/1.txt", "many/2.txt"}, NULL, "reads /many\nwrites /out/\n"},
        {"a file and a folder",
         {"lost/a.txt", "news"},
         NULL,
         "reads /lost\nreads /news\nwrites /out/\n"},
        {"links followed", {"news"}, "yes", "reads /\nwrites /out/\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct heard heard;
        char told[256] = "";
        octavo_job *job = new_job(rows[i].inputs[0], "out/a.epub", &heard);
        if (rows[i].inputs[1])
            octavo_job_add_input(job, in_folder(rows[i].inputs[1]));
        if (rows[i].follow)
            octavo_job_set(job, OCTAVO_FOLLOW, rows[i].follow);
        row_number(rows[i].name, octavo_job_prepare(job), OCTAVO_OK);
        row_number(rows[i].name, octavo_job_access(job, hear_access, told), OCTAVO_OK);
        row_string(rows[i].name, told, rows[i].expected);
        octavo_job_free(job);
    }
}

static void a_cancelled_run_leaves_nothing(void)
{
    make_folders("cancel/");
    for (size_t early = 0; early < 2; early++) {
        struct heard heard;
        octavo_job *job = new_job("many", "cancel/a.epub", &heard);
        row_number("prepare", octavo_job_prepare(job), OCTAVO_OK);
        heard.cancel = job;
        if (early)
            octavo_job_cancel(job);
        row_number(early ? "before the run" : "from a callback", octavo_job_run(job),
                   OCTAVO_CANCELLED);
        octavo_job_free(job);
    }
    row_true("nothing left over", rmdir(in_folder("cancel")) == 0);
}

/* Two jobs, step by step in turns, each with its own inputs, remarks and figures. */
static void two_jobs_in_turns(void)
{
    struct heard first_heard, second_heard;
    octavo_job *first = new_job("news", "first.epub", &first_heard);
    octavo_job *second = new_job("lost", "second.epub", &second_heard);
    row_number("wrong", octavo_job_set(first, OCTAVO_DATE, "soon"), OCTAVO_USAGE);
    octavo_job_set(second, OCTAVO_TITLE, "Second");
    row_number("first", octavo_job_prepare(first), OCTAVO_OK);
    row_number("second", octavo_job_prepare(second), OCTAVO_OK);
    row_number("second", octavo_job_run(second), OCTAVO_LOST);
    row_number("first", octavo_job_run(first), OCTAVO_OK);
    row_string("first", first_heard.text, "bad-setting 4 -\n");
    row_string("second", second_heard.text, "not-text 3 b.txt\n");
    row_number("first", octavo_job_summary(first).articles, 5);
    row_number("second", octavo_job_summary(second).articles, 1);
    octavo_job_free(first);
    row_true("second outlives first", octavo_job_summary(second).output != NULL);
    octavo_job_free(second);
}

static void *run_in_thread(void *output)
{
    octavo_job *job = octavo_job_new();
    octavo_status status = OCTAVO_LIMIT;
    char input[2 * FOLDER_PATH];
    snprintf(input, sizeof input, "%s/news", folder);
    if (job && octavo_job_add_input(job, input) == OCTAVO_OK &&
        octavo_job_set(job, OCTAVO_OUTPUT_PATH, output) == OCTAVO_OK &&
        octavo_job_prepare(job) == OCTAVO_OK)
        status = octavo_job_run(job);
    octavo_job_free(job);
    return status == OCTAVO_OK ? output : NULL;
}

static void two_jobs_in_threads(void)
{
    char outputs[2][2 * FOLDER_PATH];
    pthread_t threads[2];
    for (size_t i = 0; i < 2; i++) {
        snprintf(outputs[i], sizeof *outputs, "%s/thread%zu.epub", folder, i);
        row_true("thread", pthread_create(&threads[i], NULL, run_in_thread, outputs[i]) == 0);
    }
    for (size_t i = 0; i < 2; i++) {
        void *done = NULL;
        row_true("ran", pthread_join(threads[i], &done) == 0 && done == outputs[i]);
    }
    row_true("same bytes", are_equal("thread0.epub", "thread1.epub"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(version_and_names),
        TEST(statuses),
        TEST(figures),
        TEST(choices_of_the_user),
        TEST(what_became_of_each_source),
        TEST(wrong_settings),
        TEST(remarks_come_in_order),
        TEST(accesses),
        TEST(a_cancelled_run_leaves_nothing),
        TEST(two_jobs_in_turns),
        TEST(two_jobs_in_threads),
    };
    return cmocka_run_group_tests(tests, make_inputs, folder_teardown);
}
