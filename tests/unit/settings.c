/* What is set comes in checked, cleaned and in its usual form, or is refused with a remark that
 * shows a right form; lists grow, of other values the last one holds. */
#include "book/settings.h"

#include "table.h"

static octavo_status set(struct settings *settings, octavo_setting setting, const char *value)
{
    struct diagnostics remarks = {0};
    octavo_status status = settings_set(settings, setting, value, &remarks);
    char row[64];
    snprintf(row, sizeof row, "remarks on \"%.40s\"", value);
    row_number(row, remarks.count, status == OCTAVO_OK ? 0 : 1);
    diagnostics_fini(&remarks);
    return status;
}

static void forms(void)
{
    static const struct {
        octavo_setting setting;
        const char *value, *kept; /* NULL: refused */
    } rows[] = {
        {OCTAVO_DATE, "2026", "2026"},
        {OCTAVO_DATE, "2026-11", "2026-11"},
        {OCTAVO_DATE, "2026-11-23", "2026-11-23"},
        {OCTAVO_DATE, " 2026 ", "2026"},
        {OCTAVO_DATE, "2024-02-29", "2024-02-29"},
        {OCTAVO_DATE, "2000-02-29", "2000-02-29"},
        {OCTAVO_DATE, "2023-02-29", NULL},
        {OCTAVO_DATE, "1900-02-29", NULL},
        {OCTAVO_DATE, "2026-13", NULL},
        {OCTAVO_DATE, "2026-00", NULL},
        {OCTAVO_DATE, "2026-04-31", NULL},
        {OCTAVO_DATE, "2026-12-00", NULL},
        {OCTAVO_DATE, "2026-1-2", NULL},
        {OCTAVO_DATE, "26", NULL},
        {OCTAVO_DATE, "2026-", NULL},
        {OCTAVO_DATE, "2026/11/23", NULL},
        {OCTAVO_DATE, "yesterday", NULL},
        {OCTAVO_DATE, "2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"},
        {OCTAVO_DATE, "2026-11-23T08:00Z", "2026-11-23T08:00Z"}, /* W3CDTF, as octavo.h says */
        {OCTAVO_DATE, "2026-11-23T08:00:00+01:00", "2026-11-23T08:00:00+01:00"},
        {OCTAVO_DATE, "2026-11-23T24:00:00Z", NULL},
        {OCTAVO_DATE, "2026-11-23T08:00:00", NULL},
        {OCTAVO_MODIFIED, "2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"},
        {OCTAVO_MODIFIED, "2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"},
        {OCTAVO_MODIFIED, "2026-11-23", NULL},
        {OCTAVO_MODIFIED, "2026", NULL},
        {OCTAVO_MODIFIED, "2026-02-30T08:00:00Z", NULL},
        {OCTAVO_MODIFIED, "2026-11-23T08:60:00Z", NULL},
        {OCTAVO_MODIFIED, "2026-11-23T08:00:00.5Z", NULL},
        {OCTAVO_MODIFIED, "2026-11-23T08:00:00+01:00", NULL},
        {OCTAVO_MODIFIED, "2026-11-23T08:00:00Zulu", NULL},
        {OCTAVO_LANGUAGE, "EN_us", "en-US"},
        {OCTAVO_LANGUAGE, " pt-br\n", "pt-BR"},
        {OCTAVO_LANGUAGE, "C", NULL},
        {OCTAVO_LANGUAGE, "und", NULL},
        {OCTAVO_SERIES_INDEX, "3", "3"},
        {OCTAVO_SERIES_INDEX, "2.5", "2.5"},
        {OCTAVO_SERIES_INDEX, "2.", NULL},
        {OCTAVO_SERIES_INDEX, ".5", NULL},
        {OCTAVO_SERIES_INDEX, "-1", NULL},
        {OCTAVO_SERIES_INDEX, "1e3", NULL},
        {OCTAVO_SERIES_INDEX, "2,5", NULL},
        {OCTAVO_SERIES_INDEX, "three", NULL},
        {OCTAVO_THREADS, "1", "1"},
        {OCTAVO_THREADS, "9999", "9999"},
        {OCTAVO_THREADS, "0", NULL},
        {OCTAVO_THREADS, "10000", NULL},
        {OCTAVO_THREADS, "-1", NULL},
        {OCTAVO_THREADS, "two", NULL},
        {OCTAVO_FOLLOW, "yes", "yes"},
        {OCTAVO_REVERSE, "no", "no"},
        {OCTAVO_STRICT, "true", NULL},
        {OCTAVO_DRY_RUN, "", NULL},
        {OCTAVO_SORT, "date", "date"},
        {OCTAVO_SORT, "size", NULL},
        {OCTAVO_TOC_DEPTH, "1", "1"},
        {OCTAVO_TOC_DEPTH, "3", "3"},
        {OCTAVO_TOC_DEPTH, "0", NULL},
        {OCTAVO_TOC_DEPTH, "4", NULL},
        {OCTAVO_TOC_DEPTH, "2x", NULL},
        {OCTAVO_SECTIONS, "none", "none"},
        {OCTAVO_SECTIONS, "yes", NULL},
        {OCTAVO_EXCLUDE, "*.txt", "*.txt"},
        {OCTAVO_INCLUDE, "", NULL},
        {OCTAVO_TITLE, "  The\n week\t ", "The week"},
        {OCTAVO_TITLE,
         "A\x01 \xEF\xBF\xBE"
         "B",
         "A B"},
        {OCTAVO_TITLE, "caf\xE9", "caf\xEF\xBF\xBD"},
        {OCTAVO_TITLE, "العدد الأول", "العدد الأول"},
        {OCTAVO_TITLE, "", NULL},
        {OCTAVO_TITLE, " \t\n ", NULL},
        {OCTAVO_TITLE, "\xC2\xA0\xE3\x80\x80", NULL},
        {OCTAVO_TITLE, "\xE2\x80\x8B", NULL},
        {OCTAVO_TITLE, "\x01", NULL},
        {OCTAVO_AUTHOR, "   ", NULL},
        {OCTAVO_OUTPUT_PATH, "two  spaces/b.epub", "two  spaces/b.epub"},
        {OCTAVO_OUTPUT_PATH, "", NULL},
        {OCTAVO_SETTING_COUNT, "x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct settings settings = {0};
        struct diagnostics remarks = {0};
        octavo_setting setting = rows[i].setting;
        octavo_status status = settings_set(&settings, setting, rows[i].value, &remarks);
        row_number(rows[i].value, status, rows[i].kept ? OCTAVO_OK : OCTAVO_USAGE);
        if (setting != OCTAVO_SETTING_COUNT) {
            row_string(rows[i].value, settings_value(&settings, setting), rows[i].kept);
            row_number(rows[i].value, remarks.count, rows[i].kept ? 0 : 1);
        }
        diagnostics_fini(&remarks);
        settings_fini(&settings);
    }
}

static void many_or_last(void)
{
    struct settings settings = {0};
    for (size_t i = 0; i < OCTAVO_SETTING_COUNT; i++)
        row_string("at first", settings_value(&settings, (octavo_setting)i), NULL);
    set(&settings, OCTAVO_TITLE, "First");
    set(&settings, OCTAVO_TITLE, "Second");
    set(&settings, OCTAVO_AUTHOR, "Ada");
    set(&settings, OCTAVO_AUTHOR, "Grace");
    set(&settings, OCTAVO_SUBJECT, "Tides");
    set(&settings, OCTAVO_SUBJECT, "Mud");
    row_string("last title", settings_value(&settings, OCTAVO_TITLE), "Second");
    row_number("one title", settings.values[OCTAVO_TITLE].count, 1);
    const struct strings *authors = &settings.values[OCTAVO_AUTHOR];
    row_true("two authors, in order", authors->count == 2 && !strcmp(authors->items[0], "Ada") &&
                                          !strcmp(authors->items[1], "Grace"));
    row_number("two subjects", settings.values[OCTAVO_SUBJECT].count, 2);
    row_number("wrong title", set(&settings, OCTAVO_TITLE, " "), OCTAVO_USAGE);
    row_number("wrong author", set(&settings, OCTAVO_AUTHOR, ""), OCTAVO_USAGE);
    row_string("title as it was", settings_value(&settings, OCTAVO_TITLE), "Second");
    row_number("authors as they were", authors->count, 2);
    settings_fini(&settings);
    row_string("ended", settings_value(&settings, OCTAVO_TITLE), NULL);
}

static void keep_text(const octavo_diagnostic *diagnostic, void *user)
{
    snprintf(user, 2048, "%s|%d|%s", diagnostic->name, (int)diagnostic->level, diagnostic->text);
}

/* However long the wrong value is, the remark names the setting and ends with a right form. */
static void refusals_show_a_right_form(void)
{
    char long_value[1000];
    memset(long_value, 'y', sizeof long_value - 1);
    long_value[sizeof long_value - 1] = '\0';
    const struct {
        octavo_setting setting;
        const char *value, *name, *form;
    } rows[] = {
        {OCTAVO_DATE, "soon", "date", "2026-11-23"},
        {OCTAVO_DATE, "\x1B[2J\n", "date", "2026-11-23"},
        {OCTAVO_DATE, long_value, "date", "2026-11-23"},
        {OCTAVO_LANGUAGE, "us", "language", "en or pt-BR"},
        {OCTAVO_LANGUAGE, long_value, "language", "en or pt-BR"},
        {OCTAVO_SERIES_INDEX, "two", "series-index", "3 or 2.5"},
        {OCTAVO_MODIFIED, "2026", "modified", "2026-11-23T08:00:00Z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct settings settings = {0};
        struct diagnostics remarks = {0};
        char shown[2048] = "", row[64];
        snprintf(row, sizeof row, "%s \"%.20s\"", rows[i].name, rows[i].value);
        settings_set(&settings, rows[i].setting, rows[i].value, &remarks);
        diagnostics_report(&remarks, keep_text, shown);
        row_true(row, strncmp(shown, "bad-setting|4|", 14) == 0);
        row_true(row, strstr(shown, rows[i].name) != NULL);
        if (!strstr(shown, rows[i].form))
            row_wrong(row, "no \"%s\" in \"…%s\"", rows[i].form,
                      shown + (strlen(shown) > 60 ? strlen(shown) - 60 : 0));
        row_true(row, !strchr(shown, '\x1B') && !strchr(shown, '\n'));
        settings_fini(&settings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(forms),
        TEST(many_or_last),
        TEST(refusals_show_a_right_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
