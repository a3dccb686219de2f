/* Datelines of many countries: where, which agency, which day; and what only looks like one. */
#include "read/dateline.h"

#include "table.h"

/* "place|agency|date|names" as one text. */
static void say(const struct dateline *dateline, char text[200])
{
    char date[DATE_TEXT_SIZE];
    const struct byline *names = &dateline->names;
    date_write(&dateline->date, date);
    int size = snprintf(text, 200, "%.*s|%.*s|%s", (int)dateline->place.size, dateline->place.text,
                        (int)dateline->agency.size, dateline->agency.text, date);
    for (size_t i = 0; i < names->count; i++)
        size += snprintf(text + size, 200 - (size_t)size, "%c%.*s", i > 0 ? '+' : '|',
                         (int)names->names[i].size, names->names[i].text);
}

struct row {
    const char *text, *said; /* NULL for none */
};

static void read_rows(bool read(const char *text, size_t size, struct dateline *dateline),
                      const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct dateline dateline = {0};
        char said[200] = "none";
        if (read(rows[i].text, strlen(rows[i].text), &dateline))
            say(&dateline, said);
        row_string(rows[i].text, said, rows[i].said ? rows[i].said : "none");
    }
}

static void stories(void)
{
    static const struct row rows[] = {
        {"DUNMORE (Wire) - Two boats were seen.", "DUNMORE|Wire|"},
        {"DUNMORE, Nov 3 (Wire) — Two boats were seen.", "DUNMORE|Wire|"},
        {"DUNMORE, March 3, 2026 (Wire) — Two boats were seen.", "DUNMORE|Wire|2026-03-03"},
        {"PORT ARLE, N.J. — Two boats were seen.", "PORT ARLE, N.J.||"},
        {"ARLE/DUNMORE, Dec 2 (Wire) - Two boats.", "ARLE/DUNMORE|Wire|"},
        {"ARLE, Thursday – Two boats were seen.", "ARLE||"},
        {"ARLE, Thursday, 3 March 2026 – Two boats were seen.", "ARLE||2026-03-03"},
        {"Villebois (Jura), 3 mars 2026 (AFP) - Deux bateaux.", "Villebois (Jura)|AFP|2026-03-03"},
        {"ITAÚNA (MG) (Agência Sul) - Dois barcos.", "ITAÚNA (MG)|Agência Sul|"},
        {"Zawadki, 3 marca 2026 r. (PAP) – Dwie łodzie.", "Zawadki|PAP|2026-03-03"},
        {"[강릉=바람뉴스] 김하나 기자 = 배 두 척이 보였다.", "강릉|바람뉴스||김하나"},
        {"OBERAU. – Zwei Boote wurden gesehen.", "OBERAU||"},
        {"Oberau (dpa) - Zwei Boote wurden gesehen.", "Oberau|dpa|"},
        {"Oberau, 3. März 2026 (Nordwind) – Zwei Boote.", "Oberau|Nordwind|2026-03-03"},
        {"VILLEBOIS, 3 mars (Agence Ouest) - Deux bateaux.", "VILLEBOIS|Agence Ouest|"},
        {"(ANSA) - RIVA ALTA, 3 MAR - Due barche.", "RIVA ALTA|ANSA|"},
        {"БЕРЕЗОВКА, 3 марта. /ТАСС/. Две лодки.", "БЕРЕЗОВКА|ТАСС|"},
        {"Берёзовка. 3 марта 2026 г. АГЕНТСТВО «ВОЛНА» - Две лодки.",
         "Берёзовка|АГЕНТСТВО «ВОЛНА»|2026-03-03"},
        {"ЛЬВІВ, 3 березня 2026 року. — Агенція «Хвиля». Два човни.",
         "ЛЬВІВ|Агенція «Хвиля»|2026-03-03"},
        {"SZEGED, 2026. március 3., kedd (Hullám) - Két csónak.", "SZEGED|Hullám|2026-03-03"},
        {"القاهرة (رويترز) - شوهد قاربان.", "القاهرة|رويترز|"},
        {"חיפה, 3 במרץ 2026 (סוכנות הגל) – נראו שתי סירות.", "חיפה|סוכנות הגל|2026-03-03"},
        {"新华社上海3月3日电（记者王一、李二）两条船。", "上海|新华社||王一+李二"},
        {"【港町＝海風通信】二隻の船が見えた。", "港町|海風通信|"},
        {"(바닷골=바람통신) 김하나 기자 = 배 두 척이 보였다.", "바닷골|바람통신||김하나"},
        {"IBEX - the maker of hinges - has no sign.", NULL},
        {"Two boats - one of them red - were seen.", NULL},
        {"NOTE - This is the first.", NULL},
        {"UPDATE (Monday) - This is the first.", NULL},
        {"He said (twice) - and went.", NULL},
        {"KNOT & CO – a family firm – sells rope.", NULL},
        {"", NULL},
    };
    read_rows(dateline_read, rows, COUNT(rows));
}

static void places_that_need_the_text(void)
{
    static const struct row rows[] = {
        {"OBERAU. Zwei Boote wurden gesehen.", "OBERAU||"},
        {"تونس - شوهد قاربان.", "تونس||"},
        {"Oberau. Zwei Boote wurden gesehen.", NULL},
        {"OBERAU. zwei", NULL},
        {"NO. It was not.", NULL},
        {"OBERAU.", NULL},
    };
    read_rows(dateline_read_place, rows, COUNT(rows));
}

static void lines(void)
{
    static const struct row rows[] = {
        {"DUNMORE, 3 March 2026", "DUNMORE||2026-03-03"},
        {"Dunmore - 3 March 2026", "Dunmore||2026-03-03"},
        {"Villebois, le 3 mars 2026", "Villebois||2026-03-03"},
        {"Held at Dunmore, March 3, 2026", "Dunmore||2026-03-03"},
        {"Gehalten in Oberau, 3. März 2026", "Oberau||2026-03-03"},
        {"تونس - 3 مارس 2026", "تونس||2026-03-03"},
        {"Opinion - 3 March 2026", NULL},
        {"DUNMORE, 3 March 2026, was wet.", NULL},
    };
    static const struct row places[] = {
        {"DUNMORE", "DUNMORE||"}, {"DUNMORE, Norra", "DUNMORE, Norra||"},   {"Dunmore", NULL},
        {"NOTE", NULL},           {"WHAT THE LETTERS SAID ABOUT IT", NULL},
    };
    read_rows(dateline_fills, rows, COUNT(rows));
    read_rows(dateline_is_place, places, COUNT(places));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(stories),
        TEST(places_that_need_the_text),
        TEST(lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
