/* One text becomes several articles only where it says so consistently. */
#include "read/split.h"

#include "table.h"

#define STORY "It was lit at seven, as the table said that it would be.\n"
#define RULE "\n==========\n\n"

/* How many articles a text is split into; `on` as of --split-on, or NULL. */
static size_t pieces(const char *text, const char *on)
{
    struct lines lines = {0};
    struct sizes starts = {0};
    const char *reason = NULL;
    regex_t regex;
    if (on)
        assert_int_equal(regcomp(&regex, on, REG_EXTENDED | REG_NOSUB), 0);
    row_true(text, lines_split(text, strlen(text), &lines));
    row_true(text, split_find(&lines, on ? &regex : NULL, &starts, &reason));
    size_t count = starts.count;
    for (size_t i = 1; i < starts.count; i++)
        row_true(text, starts.items[i] > starts.items[i - 1] && starts.items[i] < lines.count);
    if (on)
        regfree(&regex);
    sizes_fini(&starts);
    free(lines.items);
    return count;
}

static void splits(void)
{
    static const struct {
        const char *name, *text, *on;
        size_t pieces; /* 0 for a text that stays one */
    } rows[] = {
        {"one article", "The lamp\n\n" STORY, NULL, 0},
        {"the same rule", "A lamp\n" STORY RULE "B lamp\n" STORY RULE "C lamp\n" STORY, NULL, 3},
        {"a rule at both ends",
         RULE "A lamp\n" STORY RULE "B lamp\n" STORY RULE "C lamp\n" STORY RULE, NULL, 3},
        {"one rule is a break", "A lamp\n" STORY RULE "B lamp\n" STORY, NULL, 0},
        {"scene breaks", "A\n" STORY "\n* * *\n\nB\n" STORY "\n* * *\n\nC\n" STORY, NULL, 0},
        {"prose between rules", STORY STORY RULE STORY STORY RULE STORY STORY, NULL, 0},
        {"per cent signs", "A lamp\n" STORY "%\nB lamp\n" STORY "%\nC lamp\n" STORY, NULL, 3},
        {"pages", "A lamp\n" STORY "\f\nB lamp\n" STORY "\f\nC lamp\n" STORY, NULL, 3},
        {"header blocks",
         "Title: A\nDate: 2026-01-01\n\n" STORY "\nTitle: B\nDate: 2026-01-02\n\n" STORY, NULL, 2},
        {"a header block", "Title: A\nDate: 2026-01-01\n\n" STORY, NULL, 0},
        {"as it is said", "A lamp\n" STORY "== B\n" STORY "== C\n" STORY, "^== ", 3},
        {"nothing matches", "A lamp\n" STORY, "^== ", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_number(rows[i].name, pieces(rows[i].text, rows[i].on), rows[i].pieces);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(splits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
