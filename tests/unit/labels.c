/* Every language of the table has all its words, and every tag finds the right row. */
#include "book/labels.h"
#include "base/language_tag.h"
#include "book/summaries.h"

#include "table.h"

/* How many forms each rule asks for. */
static size_t forms_of(enum plural plural)
{
    static const size_t forms[] = {
        [PLURAL_NONE] = 1,     [PLURAL_ONE] = 2,    [PLURAL_FRENCH] = 2,
        [PLURAL_RUSSIAN] = 3,  [PLURAL_POLISH] = 3, [PLURAL_CZECH] = 3,
        [PLURAL_ROMANIAN] = 3, [PLURAL_HEBREW] = 3, [PLURAL_ARABIC] = 5,
    };
    return forms[plural];
}

static const char *const languages[] = {
#define LABELS(language, ...) language,
#include "book/labels.def"
#undef LABELS
};

/* "24 articles"; "" when the language lacks the form. */
static const char *articles_of(const char *language, size_t number)
{
    static char text[80];
    struct buffer out;
    buffer_init(&out);
    const struct labels *labels = labels_in(language);
    for (size_t i = 0; i < PLURAL_FORMS; i++)
        if ((!labels->articles[i] || !labels->sections[i]) && i < forms_of(labels->plural))
            return "";
    labels_articles(labels, number, &out);
    snprintf(text, sizeof text, "%s", out.data);
    buffer_fini(&out);
    return text;
}

static void every_row_is_complete(void)
{
    for (size_t i = 0; i < COUNT(languages); i++) {
        const struct labels *labels = labels_in(languages[i]);
        const char *const words[] = {labels->cover,        labels->contents, labels->in_this_issue,
                                     labels->section_list, labels->start,    labels->previous,
                                     labels->next,         labels->minutes};
        row_string(languages[i], labels->language, languages[i]);
        for (size_t j = 0; j < COUNT(words); j++)
            row_true(languages[i], words[j] && *words[j] && words[j][0] != ' ');
        row_true(languages[i], strchr(labels->minutes, '#'));
        for (size_t n = 0; n <= 200; n++)
            row_true(languages[i], articles_of(languages[i], n)[0]);
        char canonical[LANGUAGE_TAG_SIZE];
        row_true(languages[i], language_tag_parse(languages[i], canonical));
        row_string(languages[i], canonical, languages[i]);
        for (size_t j = 0; j < i; j++)
            row_true(languages[i], strcmp(languages[i], languages[j]) != 0);
    }
}

/* Both tables have the same languages in the same order; no sentence stands twice, as a copied row
 * would. */
static void every_language_has_its_summary(void)
{
    static const char *const summaries[][6] = {
#define SUMMARY(...) {__VA_ARGS__},
#include "book/summaries.def"
#undef SUMMARY
    };
    row_number("summaries", COUNT(summaries), COUNT(languages));
    for (size_t i = 0; i < COUNT(languages); i++) {
        const struct summary *summary = summary_in(languages[i]);
        row_string(languages[i], summaries[i][0], languages[i]);
        row_string(languages[i], summary->language, languages[i]);
        row_string(languages[i], summary->not_all_described, summaries[i][5]);
        for (size_t j = 0; j < i; j++)
            for (size_t k = 1; k < 6; k++)
                row_true(languages[i], strcmp(summaries[i][k], summaries[j][k]) != 0);
    }
    row_string("fil", summary_in("fil")->language, "en");
}

static void tags_find_their_row(void)
{
    static const struct {
        const char *tag, *language;
    } rows[] = {
        {"en", "en"},         {"en-GB", "en"},        {"de-CH-1901", "de"},
        {"pt-BR", "pt"},      {"zh", "zh"},           {"zh-CN", "zh"},
        {"zh-Hans", "zh"},    {"zh-Hant", "zh-Hant"}, {"zh-Hant-HK", "zh-Hant"},
        {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"},   {"ar-EG", "ar"},
        {"fil", "en"},        {"tlh", "en"},          {"enm", "en"},
        {"", "en"},           {"la", "en"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_string(rows[i].tag, labels_in(rows[i].tag)->language, rows[i].language);
}

static void numbers_take_their_form(void)
{
    static const struct {
        const char *language;
        size_t number;
        const char *text;
    } rows[] = {
        {"en", 1, "1 article"},     {"en", 24, "24 articles"},    {"de", 1, "1 Artikel"},
        {"fr", 0, "0 article"},     {"fr", 2, "2 articles"},      {"ru", 1, "1 статья"},
        {"ru", 2, "2 статьи"},      {"ru", 5, "5 статей"},        {"ru", 11, "11 статей"},
        {"ru", 21, "21 статья"},    {"ru", 113, "113 статей"},    {"ru", 124, "124 статьи"},
        {"pl", 1, "1 artykuł"},     {"pl", 21, "21 artykułów"},   {"pl", 22, "22 artykuły"},
        {"pl", 12, "12 artykułów"}, {"cs", 4, "4 články"},        {"cs", 22, "22 článků"},
        {"ro", 19, "19 articole"},  {"ro", 20, "20 de articole"}, {"ro", 101, "101 articole"},
        {"he", 1, "מאמר אחד"},      {"he", 2, "שני מאמרים"},      {"he", 11, "11 מאמרים"},
        {"ar", 1, "مقال واحد"},     {"ar", 2, "مقالان"},          {"ar", 10, "10 مقالات"},
        {"ar", 11, "11 مقالًا"},     {"ar", 100, "100 مقال"},      {"ar", 103, "103 مقالات"},
        {"zh", 3, "3篇文章"},       {"ko", 3, "기사 3건"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_string(rows[i].text, articles_of(rows[i].language, rows[i].number), rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_row_is_complete),
        TEST(every_language_has_its_summary),
        TEST(tags_find_their_row),
        TEST(numbers_take_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
