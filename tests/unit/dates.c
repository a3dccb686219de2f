/* Dates in words, for people. */
#include "book/dates.h"

#include "book/labels.h"

#include "table.h"

static const char *said(const char *date, const char *language)
{
    static char text[80];
    struct buffer out;
    buffer_init(&out);
    dates_say(date, language, &out);
    snprintf(text, sizeof text, "%s", out.data);
    buffer_fini(&out);
    return text;
}

static void dates_are_said_as_the_language_does(void)
{
    static const struct {
        const char *date, *language, *text;
    } rows[] = {
        {"2026-11-20", "en-GB", "20 November 2026"},
        {"2026-11-20T08:00Z", "en", "20 November 2026"},
        {"2026-11", "en", "November 2026"},
        {"2026", "en", "2026"},
        {"2026-05-04", "de", "4. Mai 2026"},
        {"2026-05-01", "fr", "1er mai 2026"},
        {"2026-05-21", "fr", "21 mai 2026"},
        {"2026-05-04", "es", "4 de mayo de 2026"},
        {"2026-05", "pt-BR", "maio de 2026"},
        {"2026-05-04", "ru", "4 мая 2026"},
        {"2026-05", "ru", "май 2026"},
        {"2026-12-31", "fi", "31. joulukuuta 2026"},
        {"2026-12", "fi", "joulukuu 2026"},
        {"2026-05-04", "hu", "2026. május 4."},
        {"2026-05-04", "ar", "4 مايو 2026"},
        {"2026-05-04", "he", "4 במאי 2026"},
        {"2026-05-04", "zh-Hant", "2026年5月4日"},
        {"2026-05", "ja", "2026年5月"},
        {"2026-05-04", "ko", "2026년 5월 4일"},
        {"2026-05-04", "eu", "2026-05-04"},
        {"2026-05-04T08:00Z", "", "2026-05-04"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_string(rows[i].text, said(rows[i].date, rows[i].language), rows[i].text);
}

/* A language that has labels has dates, with twelve months. */
static void every_language_has_months(void)
{
    static const char *const languages[] = {
#define LABELS(language, ...) language,
#include "book/labels.def"
#undef LABELS
    };
    for (size_t i = 0; i < COUNT(languages); i++)
        for (size_t month = 1; month <= 12; month++) {
            char day[16], before[80] = "";
            snprintf(day, sizeof day, "2026-%02zu-05", month);
            row_true(languages[i], strcmp(said(day, languages[i]), day) != 0);
            snprintf(before, sizeof before, "%s", said(day, languages[i]));
            for (size_t other = 1; other < month; other++) {
                snprintf(day, sizeof day, "2026-%02zu-05", other);
                row_true(languages[i], strcmp(said(day, languages[i]), before) != 0);
            }
        }
}

static void spans_say_once_what_both_end_in(void)
{
    static const struct {
        const char *first, *last, *language, *text;
    } rows[] = {
        {"2026-06-10", "2026-06-11", "en", "10–11 June 2026"},
        {"2026-06-30", "2026-07-02", "en", "30 June – 2 July 2026"},
        {"2025-12-31", "2026-01-01", "en", "31 December 2025 – 1 January 2026"},
        {"2026-05", "2026-06", "en", "May–June 2026"},
        {"2026-05", "2026-06-11", "en", "May – 11 June 2026"},
        {"1910", "1911", "en", "1910 – 1911"},
        {"2026-06-10", "2026-06-11", "de", "10.–11. Juni 2026"},
        {"2026-06-10", "2026-06-11", "es", "10–11 de junio de 2026"},
        {"2026-06-10", "2026-06-11", "hu", "2026. június 10. – 2026. június 11."},
        {"2026-06-10", "2026-06-11", "bg", "10–11 юни 2026 г."},
        {"2026-06-10", "2026-06-11", "ja", "2026年6月10日 – 2026年6月11日"},
        {"2026-06-10", "2026-06-11", "tlh", "2026-06-10 – 2026-06-11"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        dates_say_span(rows[i].first, rows[i].last, rows[i].language, &out);
        row_string(rows[i].text, out.data, rows[i].text);
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates_are_said_as_the_language_does),
        TEST(every_language_has_months),
        TEST(spans_say_once_what_both_end_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
