/* A body that would make an invalid page is a fault of ours, and costs its article the form, never
 * a word, and no other article anything: rows of broken trees, and what is bound of them. */
#include "markup.h"

#include "table.h"

#include <libxml/parser.h>

static void parse(const char *markup, struct tree *tree)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text,
                      "<body><header><h1 id=\"headline\">Tide <i>tables</i></h1></header>%s</body>",
                      markup);
    *tree = (struct tree){.document =
                              xmlReadMemory(text.data, (int)text.size, "x", NULL, XML_PARSE_HUGE)};
    assert_non_null(tree->document);
    tree->root = xmlDocGetRootElement(tree->document);
    buffer_fini(&text);
}

/* "name level", and how many remarks there were. */
struct heard {
    char text[64];
    size_t count;
};

static void hear(const octavo_diagnostic *diagnostic, void *user)
{
    struct heard *heard = user;
    heard->count++;
    snprintf(heard->text, sizeof heard->text, "%s:%zu %s %d", diagnostic->source, diagnostic->line,
             diagnostic->name, (int)diagnostic->level);
}

/* The markup of an article with that body, without the line feeds between blocks. */
static char *write(struct article *article, const char *body, size_t limit)
{
    struct gallery *gallery = gallery_new();
    struct buffer text;
    buffer_init(&text);
    article->title = memory_copy_string("Tide tables");
    parse(body, &article->body);
    assert_true(markup_write(article, "a.html", gallery, strlen(body), limit));
    for (size_t i = 0; i < article->markup_size; i++)
        if (article->markup.data[i] != '\n')
            buffer_add_byte(&text, article->markup.data[i]);
    gallery_free(gallery);
    return buffer_take(&text);
}

#define WHOLE "<header><h1 id=\"headline\">Tide <i>tables</i></h1></header>"
#define PLAIN "<header><h1 id=\"headline\">Tide tables</h1></header>"

static void faulty_bodies_become_plain(void)
{
    static const struct {
        const char *name, *body, *markup;
    } rows[] = {
        {"a good one", "<p id=\"a\">One <b>two</b></p><ul><li><a href=\"#a\">three</a></li></ul>",
         WHOLE "<p id=\"a\">One <b>two</b></p><ul><li><a href=\"#a\">three</a></li></ul>"},
        {"links that wait", "<p><a href=\"*b.html#c\">b</a></p>",
         WHOLE "<p><a href=\"*b.html#c\">b</a></p>"},
        {"a block in a line", "<p>One <i>t<b>w</b>o</i><p>three</p> four</p>",
         PLAIN "<p>One two</p><p>three</p><p>four</p>"},
        {"an unknown element", "<p>One</p><blink>two</blink>", PLAIN "<p>One</p><p>two</p>"},
        {"an item outside its list", "<li>one</li><pre>two\n three</pre>",
         PLAIN "<p>one</p><p>two</p><p>three</p>"},
        {"a handler", "<p onclick=\"x\">One &lt;two></p>", PLAIN "<p>One &lt;two&gt;</p>"},
        {"an id twice", "<p id=\"a\">One</p><h2 id=\"a\">two</h2>", PLAIN "<p>One</p><p>two</p>"},
        {"a second headline's id", "<p id=\"headline\">One</p>", PLAIN "<p>One</p>"},
        {"a link to no place", "<p><a href=\"#b\">One</a></p>", PLAIN "<p>One</p>"},
        {"a link to run", "<p><a href=\"javascript:x\">One</a></p>", PLAIN "<p>One</p>"},
        {"a picture that is not there",
         "<p>One <img src=\"../images/00.png\" alt=\"a &amp; b\"/>two</p>",
         PLAIN "<p>One a &amp; btwo</p>"},
        {"a formula in it", "<p>n <math><mi>x</mi><p>y</p></math></p>", PLAIN "<p>n x</p><p>y</p>"},
        {"text outside blocks", "<ul>one<li>two</li></ul>", PLAIN "<p>one</p><p>two</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        struct heard heard = {0};
        bool whole = strncmp(rows[i].markup, WHOLE, strlen(WHOLE)) == 0;
        article_init(&article);
        char *markup = write(&article, rows[i].body, 1000);
        row_string(rows[i].name, markup, rows[i].markup);
        diagnostics_report(&article.remarks, hear, &heard);
        row_number(rows[i].name, heard.count, !whole);
        row_string(rows[i].name, heard.text, whole ? "" : "a.html:0 faulty-article 3");
        free(markup);
        article_fini(&article);
    }
}

/* What is told of an article elsewhere in the book fits what became of it. */
static void nothing_else_is_told_of_it(void)
{
    static const char body[] = "<p><img src=\"x\" alt=\"\"/> <math><mi>x</mi></math></p>"
                               "<p>The harbour was closed.</p><blink>The ferry was late.</blink>";
    struct article article;
    struct heard heard = {0};
    article_init(&article);
    article.open_links = true;
    article.images = (struct images){.shown = 2, .undescribed = 1, .missing = 1};
    assert_true(sizes_add(&article.pictures, 0));
    article.piece = PIECE_ARTICLE;
    article.first_line = 40;
    free(write(&article, body, 50));
    row_number("pictures", article.pictures.count, 0);
    row_number("shown", article.images.shown, 0);
    row_number("undescribed", article.images.undescribed, 0);
    row_number("missing", article.images.missing, 3);
    row_number("formulas", article.formulas.count, 0);
    row_number("parts", article_part_count(&article), 2);
    row_true("links", !article.open_links);
    row_string("teaser", article.markup.data + article.markup_size, "x");
    diagnostics_report(&article.remarks, hear, &heard);
    row_string("in a file of many", heard.text, "a.html:41 faulty-article 3");
    article_fini(&article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(faulty_bodies_become_plain),
        TEST(nothing_else_is_told_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
