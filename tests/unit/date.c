/* Written dates of many languages become W3CDTF; what is no date, or no day of the calendar, does
 * not. */
#include "read/date.h"

#include "table.h"

static void dates(void)
{
    static const struct {
        const char *text, *value; /* "" for no date with a year */
    } rows[] = {
        {"12 March 2026", "2026-03-12"},
        {"March 12, 2026 and more", "2026-03-12"},
        {"Monday, 9 February 2026", "2026-02-09"},
        {"the 3rd of May 2026", "2026-05-03"},
        {"Feb. 9, 2026", "2026-02-09"},
        {"2026-11-23", "2026-11-23"},
        {"2026/11/23", "2026-11-23"},
        {"23.11.2026", "2026-11-23"},
        {"23/11/2026", "2026-11-23"},
        {"12. März 2026", "2026-03-12"},
        {"le 12 mars 2026", "2026-03-12"},
        {"22 de mayo de 2026", "2026-05-22"},
        {"3 мая 2026 г.", "2026-05-03"},
        {"2026年11月23日", "2026-11-23"},
        {"17 مارس 2026", "2026-03-17"},
        {"٥ أيلول ٢٠٢٦", "2026-09-05"},
        {"9 באפריל 2026", "2026-04-09"},
        {"2026. szeptember 14.", "2026-09-14"},
        {"March 2026", "2026-03"},
        {"29 February 2024", "2024-02-29"},
        {"29 February 2026", ""},
        {"31 June 2026", ""},
        {"2026-02-30", ""},
        {"32 March 2026", ""},
        {"3/4/2026", ""},
        {"Tuesday", ""},
        {"May the force", ""},
        {"1998.", ""},
        {"26 Feb", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date date;
        char value[DATE_TEXT_SIZE];
        size_t used = date_read(rows[i].text, strlen(rows[i].text), &date);
        date_write(&date, value);
        row_string(rows[i].text, used > 0 ? value : "", rows[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
