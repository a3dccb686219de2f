/* Every language of the table has all its words, and every tag finds the right row. */
#include "book/labels.h"
#include "base/language_tag.h"

#include "table.h"

static const char *const languages[] = {
#define LABELS(language, ...) language,
#include "book/labels.def"
#undef LABELS
};

static void every_row_is_complete(void)
{
    for (size_t i = 0; i < COUNT(languages); i++) {
        const struct labels *labels = labels_in(languages[i]);
        const char *const words[] = {labels->contents, labels->in_this_issue, labels->start,
                                     labels->minutes, labels->articles};
        row_string(languages[i], labels->language, languages[i]);
        for (size_t j = 0; j < COUNT(words); j++)
            row_true(languages[i], words[j] && *words[j] && words[j][0] != ' ');
        char canonical[LANGUAGE_TAG_SIZE];
        row_true(languages[i], language_tag_parse(languages[i], canonical));
        row_string(languages[i], canonical, languages[i]);
        for (size_t j = 0; j < i; j++)
            row_true(languages[i], strcmp(languages[i], languages[j]) != 0);
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_row_is_complete),
        TEST(tags_find_their_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
