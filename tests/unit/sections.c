/* Folders of articles become the sections of a book: nested, chains of folders one section, none
 * where they would hold one article each, at most three levels deep; and writers find their way in
 * them. */
#include "plan/sections.h"

#include "base/limits.h"

#include "table.h"

/* The sources of one book, from the folders of its articles: "World/Europe|World/Asia"; "." stands
 * outside folders, a leading ">" begins another input. */
static void make_sources(const char *folders, struct sources *sources, struct book *book)
{
    static struct settings settings;
    size_t count = 1, input = 0;
    for (const char *at = folders; *at; at++)
        count += *at == '|';
    *sources = (struct sources){.items = calloc(count, sizeof *sources->items), .count = count};
    *book = (struct book){.settings = &settings,
                          .articles = calloc(count, sizeof *book->articles),
                          .article_count = count};
    for (size_t i = 0; i < count; i++) {
        input += *folders == '>';
        folders += *folders == '>';
        size_t size = strcspn(folders, "|");
        bool outside = size == 1 && *folders == '.';
        char *section = memory_copy(folders, outside ? 0 : size);
        row_true("memory", section && strings_add(&sources->sections, section));
        free(section);
        sources->items[i].section = sources->sections.items[i];
        sources->items[i].input = input;
        book->articles[i].source = i;
        folders += size + 1;
    }
}

/* "level title(articles) " for each section where it begins, "." for each article. */
static void show(const struct book *book, char *shown, size_t size)
{
    *shown = '\0';
    for (size_t i = 0; i < book->article_count; i++) {
        const struct section *sections = NULL;
        size_t count = book_sections_at(book, i, &sections);
        for (size_t s = 0; s < count; s++) {
            size_t at = strlen(shown);
            snprintf(shown + at, size - at, "%zu %s(%zu) ", sections[s].level, sections[s].title,
                     sections[s].count);
        }
        size_t at = strlen(shown);
        snprintf(shown + at, size - at, ".%s", book_run_end(book, i) == i + 1 ? " " : "");
    }
}

static void row_sections(const char *name, const char *folders, const char *expected)
{
    struct sources sources;
    struct book book;
    char shown[2048];
    make_sources(folders, &sources, &book);
    row_true(name, plan_sections(&book, &sources));
    show(&book, shown, sizeof shown);
    row_string(name, shown, expected);
    for (size_t i = 0; i < book.section_count; i++)
        row_true(name, book.sections[i].count > 0);
    sources_fini(&sources);
    book_fini(&book);
}

static void folders_become_sections(void)
{
    static const struct {
        const char *name, *folders, *sections;
    } rows[] = {
        {"outside", ".|.", ".. "},
        {"two", ".|A|A|B|B", ". 1 A(2) .. 1 B(2) .. "},
        {"nested", "A|A/x|A/x|A/y|A/y|B|B", "1 A(5) . 2 X(2) .. 2 Y(2) .. 1 B(2) .. "},
        {"without own articles", "A/x|A/x|A/y|A/y|B|B", "1 A(4) 2 X(2) .. 2 Y(2) .. 1 B(2) .. "},
        {"three levels", "A/x/p|A/x/p|A/x/q|A/x/q|A/y|A/y|B|B",
         "1 A(6) 2 X(4) 3 P(2) .. 3 Q(2) .. 2 Y(2) .. 1 B(2) .. "},
        {"numbers only order", "1 A/01-x|1 A/01-x|1 A/02-y|1 A/02-y|2 B|2 B",
         "1 A(4) 2 X(2) .. 2 Y(2) .. 1 B(2) .. "},
        {"names that begin alike", "A|A|AB|AB|AB/x|AB/x|AB/xy|AB/xy",
         "1 A(2) .. 1 AB(6) .. 2 X(2) .. 2 Xy(2) .. "},
        {"the same name elsewhere", "A/x|A/x|A/y|A/y|B/x|B/x|B/y|B/y",
         "1 A(4) 2 X(2) .. 2 Y(2) .. 1 B(4) 2 X(2) .. 2 Y(2) .. "},
        {"an article between", "A|A|>.|>A|A", "1 A(2) .. . 1 A(2) .. "},
        {"the same folder in two inputs", "A/x|A/x|A|>A/x|A/x|A",
         "1 A(3) 2 X(2) .. . 1 A(3) 2 X(2) .. . "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_sections(rows[i].name, rows[i].folders, rows[i].sections);
}

static void chains_are_one_section(void)
{
    static const struct {
        const char *name, *folders, *sections;
    } rows[] = {
        {"a chain", "A/2026/11|A/2026/11|B|B", "1 A / 2026 / 11(2) .. 1 B(2) .. "},
        {"above sections", "A/2026/x|A/2026/x|A/2026/y|A/2026/y|B|B",
         "1 A / 2026(4) 2 X(2) .. 2 Y(2) .. 1 B(2) .. "},
        {"below articles it is none", "A|A/x/p|A/x/p|B|B", "1 A(3) . 2 X / P(2) .. 1 B(2) .. "},
        {"with one article", "A/x|B|B|C|C", "1 A / X(1) . 1 B(2) .. 1 C(2) .. "},
        {"that holds the book", "A/x|A/x|A/y|A/y", "1 X(2) .. 1 Y(2) .. "},
        {"a section that holds the book", "A|A|A/x|A/x", ".. 1 X(2) .. "},
        {"all in one", "A/x|A/x", ".. "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_sections(rows[i].name, rows[i].folders, rows[i].sections);
}

static void thin_sections_are_none(void)
{
    static const struct {
        const char *name, *folders, *sections;
    } rows[] = {
        {"all", "A|B|C", "... "},
        {"most", "A|B|C|C", ".... "},
        {"half", "A|B|B", "1 A(1) . 1 B(2) .. "},
        {"below one", "A/x|A/y|A/z|B|B", "1 A(3) ... 1 B(2) .. "},
        {"below one with articles", "A|A/x|A/y|B|B", "1 A(3) ... 1 B(2) .. "},
        {"only in one", "A/x|A/y|A/z|B/x|B/x|B/y|B/y", "1 A(3) ... 1 B(4) 2 X(2) .. 2 Y(2) .. "},
        {"below a chain", "A/2026/x|A/2026/y|B|B", "1 A / 2026(2) .. 1 B(2) .. "},
        {"beside a full one", "A/x|A/x|A/y|A/y|B|C",
         "1 A(4) 2 X(2) .. 2 Y(2) .. 1 B(1) . 1 C(1) . "},
        {"third level", "A/x/p|A/x/q|A/y|A/y|B|B", "1 A(4) 2 X(2) .. 2 Y(2) .. 1 B(2) .. "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_sections(rows[i].name, rows[i].folders, rows[i].sections);
}

static void deeper_ones_join_names(void)
{
    static const struct {
        const char *name, *folders, *sections;
    } rows[] = {
        {"with articles between", "A|A|A/x|A/x|A/x/p|A/x/p|A/x/p/k|A/x/p/k|B|B",
         "1 A(8) .. 2 X(6) .. 3 P(2) .. 3 P / K(2) .. 1 B(2) .. "},
        {"without", "A|A/x|A/x/p/k|A/x/p/k|A/x/p/l|A/x/p/l|B|B",
         "1 A(6) . 2 X(5) . 3 P / K(2) .. 3 P / L(2) .. 1 B(2) .. "},
        {"five levels", "A|A/x|A/x/p|A/x/p|A/x/p/k|A/x/p/k|A/x/p/k/i|A/x/p/k/i|A/x/q|A/x/q|B|B",
         "1 A(10) . 2 X(9) . 3 P(2) .. 3 P / K(2) .. 3 P / K / I(2) .. 3 Q(2) .. 1 B(2) .. "},
        {"the deepest without", "A|A/x|A/x/p|A/x/p|A/x/p/k/i|A/x/p/k/i|A/x/p/k/j|A/x/p/k/j|B|B",
         "1 A(8) . 2 X(7) . 3 P(2) .. 3 P / K / I(2) .. 3 P / K / J(2) .. 1 B(2) .. "},
        {"a thin one joins none", "A|A/x|A/x/p|A/x/p|A/x/p/k|B|B",
         "1 A(5) . 2 X(4) . 3 P(3) ... 1 B(2) .. "},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_sections(rows[i].name, rows[i].folders, rows[i].sections);
}

/* Of every section: the path from the outermost on, and what is around it. */
static void paths_and_parents(void)
{
    struct sources sources;
    struct book book;
    make_sources("A/x/p|A/x/p|A/x/q|A/x/q|A/y|A/y|B|B", &sources, &book);
    row_true("planned", plan_sections(&book, &sources));
    static const struct {
        const char *path;
        size_t parent, first;
    } rows[] = {{"A", SECTION_NONE, 0}, {"A / X", 0, 0}, {"A / X / P", 1, 0},
                {"A / X / Q", 1, 2},    {"A / Y", 0, 4}, {"B", SECTION_NONE, 6}};
    row_number("sections", book.section_count, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows) && i < book.section_count; i++) {
        row_string(rows[i].path, book.sections[i].path, rows[i].path);
        row_number(rows[i].path, book.sections[i].parent, rows[i].parent);
        row_number(rows[i].path, book.sections[i].first, rows[i].first);
    }
    static const size_t ending[] = {0, 1, 0, 2, 0, 2, 0, 1};
    for (size_t i = 0; i < COUNT(ending); i++) {
        row_number("ending", book_sections_ending(&book, i, LIMIT_SECTION_LEVELS + 1), ending[i]);
        row_number("ending of the first level", book_sections_ending(&book, i, 2),
                   i == 5 || i == 7);
    }
    sources_fini(&sources);
    book_fini(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folders_become_sections), TEST(chains_are_one_section), TEST(thin_sections_are_none),
        TEST(deeper_ones_join_names),  TEST(paths_and_parents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
