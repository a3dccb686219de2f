/* Paragraphs in another script get their own language and direction, and names of the other
 * direction are isolated where a number or a sign beside them would be moved, nowhere else. */
#include "refine/passage.h"

#include "refine/language.h"
#include "write/write.h"

#include "table.h"

#define ARABIC "يقرأ الحارس مقياس المد في طرف الرصيف مرتين في اليوم ويكتب ما رآه في دفتر كبير. "
#define ENGLISH "The keeper reads the gauge at the end of the pier twice a day. "
#define RUSSIAN "Уровень воды измеряют вручную два раза в день, и книги стоят в конторе порта."

/* An article of one long paragraph that settles what it is in, and one that is looked at. */
static void row_paragraph(const char *main, const char *text, const char *expected)
{
    struct article article;
    article_init(&article);
    tree_init(&article.body);
    const char *const paragraphs[] = {main, text};
    for (size_t i = 0; i < 2; i++)
        tree_add_text(&article.body, tree_add(&article.body, article.body.root, "p"), paragraphs[i],
                      strlen(paragraphs[i]));
    struct buffer words, markup;
    buffer_init(&words);
    buffer_init(&markup);
    tree_text(&article.body, &words);
    struct census census;
    census_take(&census, words.data, words.size);
    refine_language(&article, &census, words.data, words.size);
    refine_passages(&article, &census);
    row_true(text, !article.body.failed);
    write_body(&article.body, &markup, NULL);
    buffer_add_byte(&markup, '\0');
    const char *second = strstr(markup.data, "</p>");
    second = second ? strstr(second + 1, "<p") : NULL;
    char got[512];
    snprintf(got, sizeof got, "%s", second ? second : markup.data);
    got[strcspn(got, "\n")] = '\0';
    row_string(text, got, expected);
    buffer_fini(&words);
    buffer_fini(&markup);
    tree_fini(&article.body);
    article_fini(&article);
}

struct row {
    const char *text, *expected;
};

static void in_english(void)
{
    static const struct row rows[] = {
        {"Nothing foreign here, 12 times.", "<p>Nothing foreign here, 12 times.</p>"},
        {RUSSIAN, "<p lang=\"ru\" xml:lang=\"ru\">" RUSSIAN "</p>"},
        {"Да!", "<p>Да!</p>"}, /* too little for a language */
        {ARABIC, "<p lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">" ARABIC "</p>"},
        {"مقياس.", "<p dir=\"rtl\">مقياس.</p>"},
        {"Она said that Анна and Пётр had come with Мария and Иван to see Ольга and Нина.",
         "<p>Она said that Анна and Пётр had come with Мария and Иван to see Ольга and Нина.</p>"},
        {"Η στάθμη διαβάζεται.", "<p lang=\"el\" xml:lang=\"el\">Η στάθμη διαβάζεται.</p>"},
        {"码头尽头的潮位计每天由人工读数两次。",
         "<p lang=\"zh-Hans\" xml:lang=\"zh-Hans\">码头尽头的潮位计每天由人工读数两次。</p>"},
        {"1234, 5678.", "<p>1234, 5678.</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_paragraph(ENGLISH ENGLISH ENGLISH ENGLISH, rows[i].text, rows[i].expected);
}

static void in_arabic(void)
{
    static const struct row rows[] = {
        {ENGLISH, "<p lang=\"en\" xml:lang=\"en\" dir=\"ltr\">" ENGLISH "</p>"},
        {"Reuters.", "<p dir=\"ltr\">Reuters.</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_paragraph(ARABIC ARABIC ARABIC ARABIC, rows[i].text, rows[i].expected);
}

/* Han alone is no other script to Japanese. */
static void in_japanese(void)
{
    row_paragraph("桟橋の端の潮位計は、毎日二回、人の手で読まれている。", "港湾事務所長談話",
                  "<p>港湾事務所長談話</p>");
}

static void names_before_numbers(void)
{
    static const struct row english[] = {
        {"The singer فيروز, 12 in the list, came home.",
         "<p>The singer <bdi>فيروز</bdi>, 12 in the list, came home.</p>"},
        {"The singer فيروز (1978) and محمد عبد الوهاب – 1950 are in the list of the keeper.",
         "<p>The singer <bdi>فيروز</bdi> (1978) and <bdi>محمد عبد الوهاب</bdi> – 1950 are in the "
         "list of the keeper.</p>"},
        {"The singer فيروز came home at last.", "<p>The singer فيروز came home at last.</p>"},
        {"The song فيلم 12 came home at last.", "<p>The song فيلم 12 came home at last.</p>"},
        {"The singer \u200Fفيروز\u200F, 12 in the list, came home.",
         "<p>The singer \u200Fفيروز\u200F, 12 in the list, came home.</p>"},
        {"The tag #مقياس is not so much liked.",
         "<p>The tag <bdi>#مقياس</bdi> is not so much liked.</p>"},
        {"The list says فيروز, two, 12 in the end.",
         "<p>The list says فيروز, two, 12 in the end.</p>"},
    };
    static const struct row arabic[] = {
        {"مقياس المد في طرف الرصيف Reuters, 12 مرتين في اليوم",
         "<p>مقياس المد في طرف الرصيف <bdi>Reuters</bdi>, 12 مرتين في اليوم</p>"},
        {"يقرأ الحارس مقياس المد بلغة C++ مرتين في اليوم",
         "<p>يقرأ الحارس مقياس المد بلغة <bdi>C++</bdi> مرتين في اليوم</p>"},
        {"يقرأ الحارس مقياس المد @keeper", "<p>يقرأ الحارس مقياس المد <bdi>@keeper</bdi></p>"},
        {"يقرأ الحارس مقياس المد EPUB 3 مرتين في اليوم",
         "<p>يقرأ الحارس مقياس المد EPUB 3 مرتين في اليوم</p>"},
        {"يقرأ الحارس مقياس المد A320: 12 مرة",
         "<p>يقرأ الحارس مقياس المد <bdi>A320</bdi>: 12 مرة</p>"},
    };
    for (size_t i = 0; i < COUNT(english); i++)
        row_paragraph(ENGLISH ENGLISH ENGLISH, english[i].text, english[i].expected);
    for (size_t i = 0; i < COUNT(arabic); i++)
        row_paragraph(ARABIC ARABIC ARABIC, arabic[i].text, arabic[i].expected);
}

/* Inside elements, across them, and in items that hold paragraphs. */
static void in_a_tree(void)
{
    struct article article;
    article_init(&article);
    tree_init(&article.body);
    struct tree *body = &article.body;
    xmlNode *p = tree_add(body, body->root, "p");
    tree_add_text(body, p, ENGLISH, strlen(ENGLISH));
    xmlNode *item = tree_add(body, tree_add(body, body->root, "ul"), "li");
    xmlNode *inner = tree_add(body, item, "p");
    static const char name[] = "The song C of فيروز", rest[] = ", 12 said the keeper فيروز, 12, 13";
    xmlNode *link = tree_add(body, inner, "a");
    tree_add_text(body, link, name, strlen(name));
    tree_add_text(body, inner, rest, strlen(rest));
    struct census census = {
        .letters = {[SCRIPT_LATIN] = 50, [SCRIPT_ARABIC] = 20}, .ltr = 50, .rtl = 20};
    refine_passages(&article, &census);
    struct buffer markup;
    buffer_init(&markup);
    write_body(body, &markup, NULL);
    buffer_add_byte(&markup, '\0');
    row_true("item", strstr(markup.data, "<li><p><a>The song C of فيروز</a>, 12 said the keeper "
                                         "<bdi>فيروز</bdi>, 12, 13</p>\n</li>"));
    buffer_fini(&markup);
    tree_fini(&article.body);
    article_fini(&article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(in_english),           TEST(in_arabic), TEST(in_japanese),
        TEST(names_before_numbers), TEST(in_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
