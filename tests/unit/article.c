/* An article always gets a title, from the best that is known, and a reading time. */
#include "book/article.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"

#include "table.h"

#define LONG_BODY                                                                                  \
    "The gauge stands at the end of the pier, and it has been read by hand twice a day "           \
    "since the spring in which the pier was built."

static void titles(void)
{
    static const struct {
        const char *headline, *file, *body, *title;
        enum title_from from;
    } rows[] = {
        {"Swallows return", "news/1861-Lincoln.txt", "Text.", "Swallows return",
         TITLE_FROM_HEADLINE},
        {NULL, "news/1861-Lincoln.txt", "Text.", "1861 Lincoln", TITLE_FROM_NAME},
        {NULL, "late_ferry.txt", "Text.", "Late ferry", TITLE_FROM_NAME},
        {NULL, "news/أخبار", "Text.", "أخبار", TITLE_FROM_NAME},
        {NULL, "news/20131231.txt", "A short text", "A short text", TITLE_FROM_WORDS},
        {NULL, "news/20131231.txt", " One \n two\n", "One two", TITLE_FROM_WORDS},
        {NULL, "d41d8cd98f00b204e9800998ecf8427e.txt", LONG_BODY,
         "The gauge stands at the end of the pier, and it has been…", TITLE_FROM_WORDS},
        {NULL, "7.txt", "今日新闻", "今日新闻", TITLE_FROM_WORDS},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        article_init(&article);
        if (rows[i].headline)
            features_add(&article.features, PART_HEADLINE, 1, 99, "", rows[i].headline,
                         strlen(rows[i].headline));
        article_settle_title(&article, rows[i].file, rows[i].body);
        row_string(rows[i].file, article.title, rows[i].title);
        row_number(rows[i].file, article.title_from, rows[i].from);
        article_fini(&article);
    }
}

/* Whatever is left when there is neither headline nor name. */
static void titles_are_never_empty(void)
{
    static const struct {
        const char *name, *body;
    } rows[] = {
        {"stars", "* * *"},
        {"a digit", "7"},
        {"broken UTF-8", "\xFF"},
        {"a long word",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
        {"zero width space", "\xE2\x80\x8B"},
        {"nothing", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        article_init(&article);
        article_settle_title(&article, "20131231.txt", rows[i].body);
        row_true(rows[i].name, article.title && *article.title);
        row_true(rows[i].name,
                 utf8_length(article.title, strlen(article.title)) <= LIMIT_TITLE_WORDS);
        article_fini(&article);
    }
}

static void minutes(void)
{
    static const struct {
        const char *name;
        size_t words, ideographs, minutes;
    } rows[] = {
        {"nothing", 0, 0, 1},
        {"one word", 1, 0, 1},
        {"a minute", 230, 0, 1},
        {"ten minutes", 2300, 0, 10},
        {"Chinese, a minute", 0, 400, 1},
        {"Chinese, five minutes", 0, 2000, 5},
        {"both", 460, 1200, 5},
        {"a long book", 23000000, 40000000, 200000},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        article_init(&article);
        article.words = rows[i].words;
        article.ideographs = rows[i].ideographs;
        row_number(rows[i].name, article_minutes(&article), rows[i].minutes);
        article_fini(&article);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(titles),
        TEST(titles_are_never_empty),
        TEST(minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
