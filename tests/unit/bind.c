/* What is said of a finished book that is too large to be sent: one note, over each of two limits.
 */
#include "bind.h"

#include "base/limits.h"
#include "table.h"

static void show(const octavo_diagnostic *diagnostic, void *user)
{
    char *shown = user;
    size_t at = strlen(shown);
    snprintf(shown + at, 256 - at, "%s %d %s", diagnostic->source, (int)diagnostic->level,
             diagnostic->name);
}

static void large_books_are_remarked_on(void)
{
    static const struct {
        const char *name;
        uint64_t size;
        const char *remark;
    } rows[] = {
        {"no book", 0, ""},
        {"as much as mail takes", LIMIT_MAIL_BYTES, ""},
        {"a byte more", LIMIT_MAIL_BYTES + 1, "a.epub 1 large-for-mail"},
        {"as much as Send to Kindle takes", LIMIT_KINDLE_BYTES, "a.epub 1 large-for-mail"},
        {"a byte more than that", LIMIT_KINDLE_BYTES + 1, "a.epub 1 large-for-kindle"},
    };
    row_number("25 MB", LIMIT_MAIL_BYTES, 25000000);
    row_number("50 MB", LIMIT_KINDLE_BYTES, 50000000);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char shown[256] = "";
        struct diagnostics remarks = {0};
        remark_size("a.epub", rows[i].size, &remarks);
        diagnostics_report(&remarks, show, shown);
        row_string(rows[i].name, shown, rows[i].remark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(large_books_are_remarked_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
