/* Straight marks become those of the language, row by row; what is not sure stays. */
#include "refine/typography.h"

#include "refine/lossless.h"
#include "write/write.h"

#include "table.h"

struct row {
    const char *written, *set;
};

/* An article of one block; the words have to stay, too. */
static void row_set(const char *language, const char *written, const char *expected)
{
    struct article article;
    struct buffer got, input;
    size_t line = 0;
    article_init(&article);
    tree_init(&article.body);
    strcpy(article.language, language);
    buffer_init(&got);
    buffer_init(&input);
    buffer_add_string(&input, written);
    tree_add_text(&article.body, tree_add(&article.body, article.body.root, "p"), written,
                  strlen(written));
    article.title = memory_copy_string(written);
    refine_typography(&article, NULL);
    tree_text(&article.body, &got);
    row_true(written, !article.body.failed);
    row_string(written, got.data, expected);
    row_string(written, article.title, expected);
    row_string(written, article_written_title(&article), written);
    row_true(written, lossless_check(&input, &article.body, &line));
    buffer_fini(&got);
    buffer_fini(&input);
    article_fini(&article);
}

static void rows_set(const char *language, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row_set(language, rows[i].written, rows[i].set);
}

static void english(void)
{
    static const struct row rows[] = {
        {"\"Well,\" she said.", "“Well,” she said."},
        {"She said: \"Well.\"", "She said: “Well.”"},
        {"\"He said 'no' twice,\" she wrote.", "“He said ‘no’ twice,” she wrote."},
        {"'He said \"no\" twice,' she wrote.", "‘He said “no” twice,’ she wrote."},
        {"So 'he said \"no\"' again.", "So ‘he said “no”’ again."},
        {"\"He said \"no\" twice,\" she wrote.", "“He said ‘no’ twice,” she wrote."},
        {"\"It goes on.", "“It goes on."},
        {"\"One\" and \"two", "“One” and “two"},
        {"(\"Well\") [\"so\"]", "(“Well”) [“so”]"},
        {"The keeper's log, the dogs' bowls.", "The keeper’s log, the dogs’ bowls."},
        {"'Tis late; 'twas so.", "’Tis late; ’twas so."},
        {"\"'Tis late,\" he said.", "“’Tis late,” he said."},
        {"Rock 'n' roll of the '90s, 1990's too.", "Rock ’n’ roll of the ’90s, 1990’s too."},
        {"'Rock 'n' roll' is its name", "‘Rock ’n’ roll’ is its name"},
        {"Give 'em the 'em' space", "Give ’em the ‘em’ space"},
        {"He's 5'10\" tall", "He’s 5'10\" tall"},
        {"\"He's 5'10\" tall,\" she said.", "“He’s 5'10\" tall,” she said."},
        {"A 6\" pipe of 3' length", "A 6\" pipe of 3' length"},
        {"\"Back in 1984\" was said", "“Back in 1984” was said"},
        {"word--word and so -- well --- yes", "word—word and so—well—yes"},
        {"word - word", "word – word"},
        {"5 - 3 is 2, 1--2, well-known", "5 - 3 is 2, 1--2, well-known"},
        {"\"But I--\" he said", "“But I—” he said"},
        {"use --verbose or -v", "use --verbose or -v"},
        {"so it ends --", "so it ends —"},
        {"----- ....", "----- ...."},
        {"Well... \"...and so\" 1...5", "Well… “…and so” 1...5"},
        {"The war of 1914-18, 1914-1918.", "The war of 1914–18, 1914–1918."},
        {"2026-11, 2026-11-23, 555-1234, 3-1, 1918-14",
         "2026-11, 2026-11-23, 555-1234, 3-1, 1918-14"},
        {"+44 1234-1240, 1234-1240 55", "+44 1234-1240, 1234-1240 55"},
        {"“Already” — ‘so’", "“Already” — ‘so’"},
        {"a \"", "a \""},
        {"'", "'"},
        {"It rose 5 % for J. K. Lowe", "It rose 5\u00A0% for J.\u00A0K. Lowe"},
        {"O'Brien (\"the keeper's\")", "O’Brien (“the keeper’s”)"},
    };
    rows_set("en", rows, COUNT(rows));
    rows_set("en-GB", rows, 2);
}

static void french(void)
{
    static const struct row rows[] = {
        {"Il dit : \"Oui !\"", "Il dit\u00A0: «\u202FOui\u202F!\u202F»"},
        {"Il dit: \"Oui!\" Bien; non? Quoi?!",
         "Il dit\u00A0: «\u202FOui\u202F!\u202F» Bien\u202F; non\u202F? Quoi\u202F?!"},
        {"« Oui », \" non \"", "«\u202FOui\u202F», «\u202Fnon\u202F»"},
        {"«Oui»", "«\u202FOui\u202F»"},
        {"l'\"affaire\" d'hier", "l’«\u202Faffaire\u202F» d’hier"},
        {"\"Il a dit \"non\" hier\"", "«\u202FIl a dit “non” hier\u202F»"},
        {"Le port - vide -- dort...", "Le port – vide – dort…"},
        {"mot--mot", "mot – mot"},
        {"- Oui, dit-il.", "—\u00A0Oui, dit-il."},
        {"à 12:30, 5 %", "à 12:30, 5\u00A0%"},
    };
    static const struct row canada[] = {{"Oui : \"non!\"", "Oui\u00A0: «\u202Fnon!\u202F»"}};
    rows_set("fr", rows, COUNT(rows));
    rows_set("fr-CA", canada, COUNT(canada));
}

static void german(void)
{
    static const struct row rows[] = {
        {"\"Er sagte 'nein', oder?\"", "„Er sagte ‚nein‘, oder?“"},
        {"Das ist's -- wie geht's", "Das ist’s – wie geht’s"},
        {"Wort--Wort - so", "Wort – Wort – so"},
        {"z. B. hier, 1914-18", "z.\u00A0B. hier, 1914–18"},
        {"So 'ne Sache", "So ’ne Sache"},
    };
    static const struct row swiss[] = {{"\"Ja 'so'\"", "«Ja ‹so›»"}};
    rows_set("de", rows, COUNT(rows));
    rows_set("de-AT", rows, COUNT(rows));
    rows_set("de-CH", swiss, COUNT(swiss));
}

static void russian(void)
{
    static const struct row rows[] = {
        {"Он сказал \"слово \"нет\" тут\" - и всё",
         "Он сказал «слово „нет“ тут»\u00A0— и\u00A0всё"},
        {"Порт — город", "Порт\u00A0— город"},
        {"- Да, сказал он", "—\u00A0Да, сказал он"},
        {"слово--слово", "слово\u00A0— слово"},
        {"Да?.. Нет...", "Да?.. Нет…"},
        {"中 -- 中 - 中", "中\u00A0— 中\u00A0— 中"},
    };
    static const struct row ukrainian[] = {{"\"Сім'я\" - п'ять", "«Сім’я»\u00A0— п’ять"}};
    rows_set("ru", rows, COUNT(rows));
    rows_set("uk", ukrainian, COUNT(ukrainian));
}

/* A sentence in each of the others, set as its row says. */
static void others(void)
{
    static const struct {
        const char *language, *written, *set;
    } rows[] = {
        {"es", "\"Hola\", ¿qué 'tal'? ¡Sí!", "“Hola”, ¿qué ‘tal’? ¡Sí!"},
        {"es", "¿\"Hola\"?", "¿“Hola”?"},
        {"it", "L'\"affare\" della 'ndrangheta - no", "L’«affare» della ’ndrangheta – no"},
        {"pt-BR", "\"Olá\" -- disse", "“Olá” — disse"},
        {"pt-PT", "\"Olá\"", "«Olá»"},
        {"nl", "'s Avonds zei hij \"ja\", 't is zo", "’s Avonds zei hij “ja”, ’t is zo"},
        {"sv", "\"Hej 'du'\"", "”Hej ’du’”"},
        {"fi", "\"Hei\" - no", "”Hei” – no"},
        {"da", "\"Hej\"", "”Hej”"},
        {"nb", "\"Hei 'du'\"", "«Hei ‘du’»"},
        {"pl", "\"Tak\" - w domu i \"nie\"", "„Tak”\u00A0– w\u00A0domu i „nie”"},
        {"cs", "\"Ano\", v domě", "„Ano“, v\u00A0domě"},
        {"hu", "\"Igen\"", "„Igen”"},
        {"ro", "\"Da\"", "„Da”"},
        {"bg", "\"Да\"", "„Да“"},
        {"el", "\"Ναι\"", "«Ναι»"},
        {"tr", "\"Evet\" İzmir'de", "“Evet” İzmir’de"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_set(rows[i].language, rows[i].written, rows[i].set);
}

/* Only the ellipsis, or nothing at all. */
static void left_alone(void)
{
    row_set("he", "צה\"ל - כן...", "צה\"ל - כן…");
    row_set("ar", "قال \"نعم\"...", "قال \"نعم\"…");
    row_set("zh-Hans", "他说\"是\" -- 对...", "他说\"是\" -- 对...");
    row_set("ja", "\"はい\"...", "\"はい\"...");
    row_set("", "\"What?\" -- so...", "\"What?\" -- so...");
}

static xmlNode *add(struct tree *tree, xmlNode *parent, const char *name, const char *text)
{
    xmlNode *node = name ? tree_add(tree, parent, name) : parent;
    if (text)
        tree_add_text(tree, node, text, strlen(text));
    return node;
}

/* Blocks of an article, and what their markup becomes. */
static void row_tree(const char *name, struct article *article, const char *language,
                     const char *expected)
{
    struct buffer markup;
    buffer_init(&markup);
    refine_typography(article, language);
    row_true(name, !article->body.failed);
    write_body(&article->body, &markup, NULL);
    buffer_add_byte(&markup, '\0');
    row_string(name, markup.data, expected);
    buffer_fini(&markup);
    article_fini(article);
}

static struct tree *begin(struct article *article, const char *language)
{
    article_init(article);
    tree_init(&article->body);
    strcpy(article->language, language);
    return &article->body;
}

/* A quotation reaches across elements, and its state ends with the block. */
static void across_elements(void)
{
    struct article article;
    struct tree *tree = begin(&article, "de");
    xmlNode *p = add(tree, tree->root, "p", "Er sagte \"");
    tree_set(tree, add(tree, p, "a", "nein' \"doch\""), "href", "http://a.example/");
    add(tree, p, NULL, "\" und -");
    add(tree, p, "em", "- so");
    add(tree, add(tree, tree->root, "p", "\"Offen"), "br", NULL);
    add(tree, add(tree, tree->root, "p", "\"Neu\""), NULL, ".");
    row_tree("across", &article, NULL,
             "<p>Er sagte „<a href=\"http://a.example/\">nein’ ‚doch‘</a>“ und -<em>- so</em></p>\n"
             "<p>„Offen<br/></p>\n<p>„Neu“.</p>\n");
}

/* Listings, code, times and addresses stay; their neighbours see them. */
static void what_stays(void)
{
    struct article article;
    struct tree *tree = begin(&article, "en");
    add(tree, tree->root, "pre", "\"a\" -- b...");
    xmlNode *p = add(tree, tree->root, "p", "\"");
    tree_set(tree, add(tree, p, "a", "a.example/x--y'z"), "href", "http://a.example/x--y'z");
    add(tree, p, NULL, "\" of ");
    add(tree, p, "time", "1914-18");
    add(tree, p, NULL, "'s end");
    row_tree("stays", &article, NULL,
             "<pre>&quot;a&quot; -- b...</pre>\n<p>“<a "
             "href=\"http://a.example/x--y'z\">a.example/x--y'z</a>” "
             "of <time>1914-18</time>’s end</p>\n");
}

/* Lines of verse keep their spaces; a block's own language is that of its marks. */
static void verse_and_languages(void)
{
    struct article article;
    struct tree *tree = begin(&article, "en");
    xmlNode *verse = add(tree, tree->root, "div", NULL);
    tree_set(tree, verse, "class", "verse");
    xmlNode *p = add(tree, verse, "p", "\"One -- two");
    add(tree, p, "br", NULL);
    add(tree, p, NULL, "'Tis  three\"");
    tree_set(tree, add(tree, tree->root, "p", "\"Да\""), "lang", "ru");
    tree_set(tree, add(tree, tree->root, "p", "\"对\""), "lang", "zh-Hans");
    row_tree("verse", &article, NULL,
             "<div class=\"verse\"><p>“One — two<br/>’Tis  three”</p>\n</div>\n"
             "<p lang=\"ru\">«Да»</p>\n<p lang=\"zh-Hans\">&quot;对&quot;</p>\n");
}

/* What the user said stands for an undecided language and adds a region, no more. */
static void language_of_the_book(void)
{
    static const struct {
        const char *own, *said, *set;
    } rows[] = {
        {"", "de", "<p>„So“</p>\n"},      {"", NULL, "<p>&quot;So&quot;</p>\n"},
        {"de", "de-CH", "<p>«So»</p>\n"}, {"de", "en", "<p>„So“</p>\n"},
        {"de-CH", "de", "<p>„So“</p>\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        struct tree *tree = begin(&article, rows[i].own);
        add(tree, tree->root, "p", "\"So\"");
        row_tree(rows[i].own, &article, rows[i].said, rows[i].set);
    }
}

/* Lines of a header block that the opening shows. */
static void stated_lines(void)
{
    struct article article;
    begin(&article, "en");
    features_add(&article.features, PART_STANDFIRST, 1, 90, "", "\"So\"", 4);
    features_add(&article.features, PART_AUTHOR, 2, 90, "", "O'Brien", 7);
    article.features.items[0].stated = article.features.items[1].stated = true;
    refine_typography(&article, NULL);
    row_string("standfirst", article.features.items[0].text, "“So”");
    row_string("author", article.features.items[1].text, "O'Brien");
    article_fini(&article);
}

/* Runs of each mark that has a rule, and marks one by one: none takes quadratic time. */
static void long_runs(void)
{
    enum { RUN = 200000 };
    static const char *const parts[] = {"\"", "'",   "-",   ".",  " ", "!",
                                        ":",  "a' ", "\"a", "- ", "»"};
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct article article;
        struct tree *tree = begin(&article, "fr");
        struct buffer text;
        buffer_init(&text);
        for (size_t j = 0; j < RUN; j++)
            buffer_add_string(&text, parts[i]);
        add(tree, tree->root, "p", text.data);
        refine_typography(&article, NULL);
        row_true(parts[i], !article.body.failed);
        buffer_fini(&text);
        article_fini(&article);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(english),
        TEST(french),
        TEST(german),
        TEST(russian),
        TEST(others),
        TEST(left_alone),
        TEST(across_elements),
        TEST(what_stays),
        TEST(verse_and_languages),
        TEST(language_of_the_book),
        TEST(stated_lines),
        TEST(long_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
