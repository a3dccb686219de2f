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
        {"3. svibnja 2026.", "2026-05-03"},
        {"14 март 2026 г.", "2026-03-14"},
        {"3 травня 2026 року", "2026-05-03"},
        {"3 de maig de 2026", "2026-05-03"},
        {"2026 m. gegužės 3 d.", "2026-05-03"},
        {"2026. gada 3. maijs", "2026-05-03"},
        {"2026ko maiatzaren 3a", "2026-05-03"},
        {"3.V.2026", "2026-05-03"},
        {"ngày 3 tháng 5 năm 2026", "2026-05-03"},
        {"3 พฤษภาคม 2569", "2026-05-03"},
        {"3 মে 2026", "2026-05-03"},
        {"二〇二六年十二月二十三日", "2026-12-23"},
        {"令和8年5月3日", "2026-05-03"},
        {"民國115年5月3日", "2026-05-03"},
        {"昭和五十年三月一日", "1975-03-01"},
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

/* Lines that say nothing but when: words before the date, a time, the day of a change. */
static void lines_about_dates(void)
{
    static const struct {
        const char *text, *value; /* NULL where a line says more */
    } rows[] = {
        {"Last updated: 3 May 2026, 14:20 BST", "2026-05-03"},
        {"Stand: 03.05.2026, 14:20 Uhr", "2026-05-03"},
        {"Publisert: 3. mai 2026 kl. 14.20", "2026-05-03"},
        {"Publicat: 12 mai 2026, ora 14:20", "2026-05-12"},
        {"Публикувана на 14 март 2026 г.", "2026-03-14"},
        {"30/05/2026 14h20 - Atualizado em 31/05/2026 09h10", "2026-05-30"},
        {"입력 2026.05.30. 14:20", "2026-05-30"},
        {"2026年5月3日（日）午後2時", "2026-05-03"},
        {"更新日時：2026年5月3日 14時20分", "2026-05-03"},
        {"Yayınlanma tarihi: 3 Mayıs 2026 Pazar, saat 09.10", "2026-05-03"},
        {"For release: Thursday", ""},
        {"Embargoed until 00:01 Thursday 3 May", ""},
        {"On Thursday", NULL},
        {"3 May 2026 was a Sunday", NULL},
        {"Updated rules", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date date = {0};
        char value[DATE_TEXT_SIZE] = "none";
        if (date_fills(rows[i].text, strlen(rows[i].text), &date))
            date_write(&date, value);
        row_string(rows[i].text, value, rows[i].value ? rows[i].value : "none");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates),
        TEST(lines_about_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
