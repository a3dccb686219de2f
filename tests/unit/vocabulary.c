/* Hyphens at the ends of lines: the document's own words settle whether they stay. */
#include "read/vocabulary.h"

#include "read/layout.h"

#include "table.h"

static void hyphens_at_line_ends(void)
{
    static const struct {
        const char *name, *text, *joined; /* of its first two lines */
    } rows[] = {
        {"the word stands elsewhere", "on the har-\nbour wall\n\nThe harbour is old.\n",
         "on the harbour wall"},
        {"the compound stands elsewhere", "a well-\nknown man\n\nHe is well-known.\n",
         "a well-known man"},
        {"nobody knows", "a well-\nknown man\n", "a well-known man"},
        {"a capital follows", "the North-\nSea pilots\n\nThe NorthSea office.\n",
         "the North-Sea pilots"},
        {"a soft hyphen", "on the har\xC2\xAD\nbour wall\n", "on the harbour wall"},
        {"ideographs", "山高水\n長\n", "山高水長"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lines lines = {0};
        struct vocabulary vocabulary = {0};
        struct buffer joined;
        buffer_init(&joined);
        row_true(rows[i].name, lines_split(rows[i].text, strlen(rows[i].text), &lines));
        row_true(rows[i].name, vocabulary_learn(&vocabulary, &lines));
        layout_join(&lines, 0, 2, &vocabulary, &joined);
        char *got = buffer_take(&joined);
        row_string(rows[i].name, got, rows[i].joined);
        free(got);
        vocabulary_fini(&vocabulary);
        free(lines.items);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hyphens_at_line_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
