/* File names sort in a total, natural order; say what they say as titles and sections; and titles
 * of any script make file names that are valid, short and never empty. */
#include "base/name.h"
#include "base/limits.h"
#include "base/utf8.h"

#include "table.h"

/* In order; "01" and "1" have one value, so their bytes decide. */
static const char *const ordered[] = {
    "",
    " ",
    "!",
    "-1",
    "0",
    "00",
    "01",
    "1",
    "1a",
    "1b",
    "2",
    "2.txt",
    "9",
    "10",
    "10.txt",
    "99",
    "100",
    "1861-Lincoln",
    "99999999999999999999998",
    "99999999999999999999999",
    "a",
    "a1",
    "a2",
    "a02b",
    "a2c",
    "a10",
    "ab",
    "Abc1",
    "abc2",
    "B",
    "b1",
    "éa",
    "漢",
};

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

/* Every pair, both ways round: total, antisymmetric and, with one order for all, transitive. */
static void natural_order(void)
{
    for (size_t i = 0; i < COUNT(ordered); i++)
        for (size_t j = 0; j < COUNT(ordered); j++) {
            int got = sign(name_compare(ordered[i], ordered[j])), expected = i < j ? -1 : i > j;
            if (got != expected)
                row_wrong(ordered[i], "against \"%s\" %d, expected %d", ordered[j], got, expected);
        }
}

static int compare(const void *a, const void *b)
{
    return name_compare(*(const char *const *)a, *(const char *const *)b);
}

/* Names that are equal but for case or zeros still have one order, however they are shuffled. */
static void order_is_total(void)
{
    const char *names[] = {"a1", "A1",  "a01", "A01", "a001", "a1b", "a01B", "A1b", "a",
                           "A",  "aa",  "Aa",  "aA",  "AA",   "0",   "00",   "000", "x10y2",
                           "X9", "x9y", "x10", "x:",  "x/",   "é",   "É",    "10",  "9a"};
    const char *first[COUNT(names)];
    uint32_t random = 1;
    for (size_t round = 0; round < 200; round++) {
        for (size_t i = COUNT(names) - 1; i > 0; i--) {
            random = random * 1664525 + 1013904223;
            size_t j = (random >> 8) % (i + 1);
            const char *swapped = names[i];
            names[i] = names[j];
            names[j] = swapped;
        }
        qsort(names, COUNT(names), sizeof *names, compare);
        if (round == 0)
            memcpy(first, names, sizeof first);
        row_true("shuffled", memcmp(first, names, sizeof first) == 0);
    }
    for (size_t i = 0; i < COUNT(names); i++)
        for (size_t j = 0; j < COUNT(names); j++) {
            int got = sign(name_compare(names[i], names[j]));
            if (got != (i < j ? -1 : i > j) || got != -sign(name_compare(names[j], names[i])))
                row_wrong(names[i], "against \"%s\" %d", names[j], got);
        }
}

static void parts_of_paths(void)
{
    static const struct {
        const char *path, *name;
        size_t stem;
    } rows[] = {
        {"a/b/notes.txt", "notes.txt", 5},
        {"news/", "news", 4},
        {"news///", "news", 4},
        {"/", "", 0},
        {"", "", 0},
        {"a.b.txt", "a.b.txt", 3},
        {"d/.txt", ".txt", 4},
        {"notes", "notes", 5},
        {"a.html.gz", "a.html.gz", 1},
        {"a.tar.gz", "a.tar.gz", 5},
        {"./x.y/z", "z", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = 99;
        const char *name = name_of_path(rows[i].path, &size);
        row_true(rows[i].path, size == strlen(rows[i].name) && !memcmp(name, rows[i].name, size));
        row_number(rows[i].path, name_stem(name, size), rows[i].stem);
    }
}

static void names_as_titles(void)
{
    static const struct {
        const char *name, *title, *section;
    } rows[] = {
        {"1861-Lincoln", "1861 Lincoln", "1861 Lincoln"},
        {"late-ferry", "Late ferry", "Late ferry"},
        {"my_first-article", "My first article", "My first article"},
        {"__a__b--", "A b", "A b"},
        {"01-world_news", "01 world news", "World news"},
        {"2 World", "2 World", "World"},
        {"iPhone", "iPhone", "iPhone"},
        {"3rd_estate", "3rd estate", "3rd estate"},
        {"v1.2 notes", "V1.2 notes", "V1.2 notes"},
        {"facade", "Facade", "Facade"},
        {"أخبار_اليوم", "أخبار اليوم", "أخبار اليوم"},
        {"今日新闻", "今日新闻", "今日新闻"},
        {"caf\xE9", "Caf\xEF\xBF\xBD", NULL},
        {"20131231", "", "20131231"},
        {"2013", "", "2013"},
        {"d41d8cd98f00b204e9800998ecf8427e", "", NULL},
        {"DEADBEEF01", "", NULL},
        {"", "", NULL},
        {"---", "", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        buffer_add_string(&out, "> ");
        name_as_title(rows[i].name, strlen(rows[i].name), &out);
        row_string(rows[i].name, out.data + 2, rows[i].title);
        buffer_clear(&out);
        name_as_section(rows[i].name, strlen(rows[i].name), &out);
        if (rows[i].section)
            row_string(rows[i].name, out.data, rows[i].section);
        buffer_fini(&out);
    }
}

static void titles_as_names(void)
{
    static const struct {
        const char *title, *name;
    } rows[] = {
        {"The Week", "the-week"},
        {"  Hello,   World! ", "hello-world"},
        {"../../etc/passwd", "etc-passwd"},
        {"a\xFF\tb", "a-b"},
        {"العدد الأول", "العدد-الأول"},
        {"今日新闻：2026", "今日新闻-2026"},
        {"“Ürümqi” À PARIS", "Ürümqi-À-paris"},
        {"МОСКВА 24", "МОСКВА-24"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        name_from_title(rows[i].title, &out);
        row_string(rows[i].title, out.data, rows[i].name);
        buffer_fini(&out);
    }
}

/* At most LIMIT_SLUG bytes, cut between characters, and always something. */
static void names_are_short_and_not_empty(void)
{
    static const char *const pieces[] = {"",   " ", "!",   "\xFF", "\x01",  "—",  "a",     "é",
                                         "新", "😀", "ab ", "aé ",  "漢字 ", "x-", "العدد "};
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t times = 1; times <= 100; times++) {
            struct buffer title, out;
            buffer_init(&title);
            buffer_init(&out);
            for (size_t n = 0; n < times; n++)
                buffer_add_string(&title, pieces[i]);
            name_from_title(title.data, &out);
            row_true(pieces[i], out.size > 0 && out.size <= LIMIT_SLUG);
            row_true(pieces[i], out.data[0] != '-' && out.data[out.size - 1] != '-');
            uint32_t c = 0;
            for (size_t at = 0, size = 1; at < out.size && size > 0; at += size) {
                size = utf8_decode(out.data + at, out.size - at, &c);
                row_true(pieces[i], size > 0);
            }
            buffer_fini(&title);
            buffer_fini(&out);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(natural_order),   TEST(order_is_total),  TEST(parts_of_paths),
        TEST(names_as_titles), TEST(titles_as_names), TEST(names_are_short_and_not_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
