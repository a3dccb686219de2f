/* The table of remarks is sound, details are filled in and escaped, and a list hands over its
 * remarks in order, once. */
#include "base/diagnostic.h"

#include "table.h"

static const struct kind {
    enum diagnostic_id id;
    octavo_level level;
    const char *name, *text;
} kinds[] = {
#define DIAGNOSTIC(id, level, name, text) {DIAGNOSTIC_##id, OCTAVO_##level, name, text},
#include "base/diagnostics.def"
#undef DIAGNOSTIC
};

/* Remarks as they arrive, a line each: "source:line: level name: text". */
struct shown {
    char text[4096];
    size_t count;
};

static void show(const octavo_diagnostic *diagnostic, void *user)
{
    struct shown *shown = user;
    size_t at = strlen(shown->text);
    snprintf(shown->text + at, sizeof shown->text - at, "%s:%zu: %d %s: %s\n",
             diagnostic->source ? diagnostic->source : "-", diagnostic->line,
             (int)diagnostic->level, diagnostic->name, diagnostic->text);
    shown->count++;
}

static void table_is_sound(void)
{
    for (size_t i = 0; i < COUNT(kinds); i++) {
        row_true(kinds[i].name, *kinds[i].text != '\0');
        row_true(kinds[i].name, strspn(kinds[i].name, "abcdefghijklmnopqrstuvwxyz-") > 2);
        row_true(kinds[i].name,
                 kinds[i].name[strspn(kinds[i].name, "abcdefghijklmnopqrstuvwxyz-")] == '\0');
        const char *place = strstr(kinds[i].text, "{}");
        row_true(kinds[i].name, !place || !strstr(place + 2, "{}"));
        for (size_t j = 0; j < i; j++)
            row_true(kinds[i].name, strcmp(kinds[i].name, kinds[j].name) != 0);
    }
}

static void details_are_filled_in(void)
{
    static const struct {
        enum diagnostic_id id;
        const char *source;
        size_t line;
        const char *detail, *shown;
    } rows[] = {
        {DIAGNOSTIC_EMPTY, "a.txt", 0, NULL, "a.txt:0: 2 empty: holds no text, passed over\n"},
        {DIAGNOSTIC_CONTROLS, "a.txt", 7, "2 characters",
         "a.txt:7: 2 control-characters: 2 characters not allowed in a book, dropped\n"},
        {DIAGNOSTIC_PASSED_OVER, NULL, 0, "1 file", "-:0: 1 passed-over: passed over 1 file\n"},
        {DIAGNOSTIC_PASSED_OVER, NULL, 0, "", "-:0: 1 passed-over: passed over \n"},
        {DIAGNOSTIC_PASSED_OVER, NULL, 0, "{} %s", "-:0: 1 passed-over: passed over {} %s\n"},
        {DIAGNOSTIC_SAME_TEXT, "\xFF.txt", 0, "\x1B[2J\n\xFF",
         "\xFF.txt:0: 2 same-text: has exactly the text of \\x1B[2J\\x0A\\xFF, both kept\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct diagnostics list = {0};
        struct shown shown = {0};
        diagnose(&list, rows[i].id, rows[i].source, rows[i].line, rows[i].detail);
        diagnostics_report(&list, show, &shown);
        row_string(rows[i].shown, shown.text, rows[i].shown);
    }
}

/* Strings are copied, the order is kept, and a list that was reported is empty. */
static void order_is_kept(void)
{
    struct diagnostics list = {0};
    struct shown shown = {0};
    char expected[4096] = "";
    for (size_t i = 0; i < 40; i++) {
        char source[16], detail[16];
        snprintf(source, sizeof source, "%zu.txt", i);
        snprintf(detail, sizeof detail, "d%zu", i);
        diagnose(&list, DIAGNOSTIC_REPLACEMENT, source, i, detail);
        size_t at = strlen(expected);
        snprintf(expected + at, sizeof expected - at,
                 "%zu.txt:%zu: 2 replacement-character: holds d%zu U+FFFD from an earlier decoding"
                 " loss, kept\n",
                 i, i, i);
    }
    row_number("count", list.count, 40);
    diagnostics_report(&list, show, &shown);
    row_string("all", shown.text, expected);
    row_true("nothing failed", !list.failed);
    diagnostics_report(&list, show, &shown);
    row_number("the second report adds nothing", shown.count, 40);
    diagnose(&list, DIAGNOSTIC_EMPTY, NULL, 0, NULL);
    diagnostics_report(&list, NULL, NULL);
    row_number("reported to nobody", list.count, 0);
    diagnostics_fini(&list);
}

static void worst_level(void)
{
    struct diagnostics list = {0};
    row_number("empty list", diagnostics_worst(&list), OCTAVO_INFO);
    octavo_level worst = OCTAVO_INFO;
    for (size_t i = COUNT(kinds); i > 0; i--) { /* the table has the worst first */
        const struct kind *kind = &kinds[i - 1];
        diagnose(&list, kind->id, NULL, 0, NULL);
        diagnose(&list, DIAGNOSTIC_TITLE_FROM_NAME, NULL, 0, NULL);
        worst = kind->level > worst ? kind->level : worst;
        row_number(kind->name, diagnostics_worst(&list), worst);
    }
    row_number("all", worst, OCTAVO_FATAL);
    diagnostics_fini(&list);
    row_number("ended", diagnostics_worst(&list), OCTAVO_INFO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(table_is_sound),
        TEST(details_are_filled_in),
        TEST(order_is_kept),
        TEST(worst_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
