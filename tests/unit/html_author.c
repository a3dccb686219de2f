/* Names of authors in what pages state and show. */
#include "html/author.h"

#include "table.h"

static const struct {
    const char *line;
    bool stated;
    const char *names; /* "A+B", "" for none */
} rows[] = {
    {"Ada Marsh", true, "Ada Marsh"},
    {"By Ada Marsh and Jo de Witt", true, "Ada Marsh+Jo de Witt"},
    {"by Catherine", true, "Catherine"},
    {"by Catherine", false, "Catherine"},
    {"Catherine", true, "Catherine"},
    {"Catherine", false, ""},
    {"marsh_99", true, "marsh_99"},
    {"The Wire Desk 24", true, "The Wire Desk 24"},
    {"by Ada Marsh 22 Dec 2016 651", false, "Ada Marsh"},
    {"By Ada Marsh Updated 14:05 GMT", false, "Ada Marsh"},
    {"Ada Marsh • 3 min read", false, "Ada Marsh"},
    {"By Ada Marsh | March 3, 2026", false, "Ada Marsh"},
    {"Last updated: March 3, 2026", false, ""},
    {"Ada B. Marsh (https://marsh.example/ada/)", true, "Ada B. Marsh"},
    {"Ada Marsh (with Jo Witt)", true, "Ada Marsh (with Jo Witt)"},
    {"Reuters", false, "Reuters"},
    {"Par Ada Marais", false, "Ada Marais"},
    {"Follow us on all channels", false, ""},
    {"—", true, ""},
    {"", true, ""},
};

static void names_are_found(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct span names[BYLINE_NAMES];
        char got[200] = "";
        size_t count = author_names(rows[i].line, rows[i].stated, names);
        for (size_t j = 0, size = 0; j < count; j++)
            size += (size_t)snprintf(got + size, sizeof got - size, "%s%.*s", j > 0 ? "+" : "",
                                     (int)names[j].size, names[j].text);
        row_string(rows[i].line, got, rows[i].names);
    }
}

static void accounts_are_known(void)
{
    static const struct {
        const char *name;
        bool account;
    } names[] = {{"admin", true},     {"Administrator", true}, {"siteadmin", true},
                 {"Guest", true},     {"Ada Marsh", false},    {"Badminton club", false},
                 {"Ida Admin", false}};
    for (size_t i = 0; i < COUNT(names); i++)
        row_number(names[i].name, author_is_account(names[i].name), names[i].account);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_are_found),
        TEST(accounts_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
