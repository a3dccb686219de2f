/* A page becomes an article: features from its facts, the article's nodes for a body, captions with
 * their pictures. */
#include "html/page.h"

#include "html/html_tree.h"

#include "table.h"

#define PROSE_1                                                                                    \
    "The ferry to the outer islands will sail again from Monday, the harbour office said, after "  \
    "four weeks in which storms had kept it at the quay."
#define PROSE_2                                                                                    \
    "Passengers with tickets for the days without a ship get their money back at the counter, or " \
    "may travel at any time until the end of the year."
#define NAV "<nav><ul><li><a href='/a'>World</a><li><a href='/b'>Sport</a></ul></nav>"

static void read_page(struct article *article, const char *html, enum page_extract extract)
{
    article_init(article);
    html_to_tree(html, strlen(html), NULL, &article->body);
    page_take(article, extract);
}

static void facts_become_features(void)
{
    static const char page[] =
        "<html lang=EN_gb><meta property='og:title' content='The ferry sails'>"
        "<meta name=author content='By Ines Varga and Tom Reed'>"
        "<meta name=date content='2026-06-01T08:00:00+02:00'>"
        "<meta property='og:site_name' content='Harbour News'>"
        "<link rel=canonical href='https://harbour.example/ferry'>" NAV
        "<div><h1>The ferry sails</h1><p class=standfirst>Four weeks without a ship</p>"
        "<p class=byline>By Ines Varga</p><p>" PROSE_1 "<p>" PROSE_2 "</div>";
    struct article article;
    read_page(&article, page, PAGE_AUTO);
    const struct features *features = &article.features;
    row_string("headline", features_stated(features, PART_HEADLINE), "The ferry sails");
    row_string("author", features_stated(features, PART_AUTHOR), "Ines Varga");
    row_string("date", features_stated(features, PART_DATE), "2026-06-01");
    row_string("source", features_stated(features, PART_SOURCE), "Harbour News");
    row_string("url", features_stated(features, PART_URL), "https://harbour.example/ferry");
    row_string("standfirst", features_stated(features, PART_STANDFIRST),
               "Four weeks without a ship");
    row_string("language", article.language, "en-GB");
    struct buffer text;
    buffer_init(&text);
    tree_text(&article.body, &text);
    row_string("none of them twice", text.data, PROSE_1 "\n" PROSE_2);
    buffer_fini(&text);
    article_fini(&article);
}

/* A standfirst beside the container of the story is kept, one of another story is not. */
static void standfirst_beside_is_kept(void)
{
    static const char page[] =
        NAV "<div><h1>T</h1><div class=summary>Four weeks without a ship</div><div><p>" PROSE_1
            "<p>" PROSE_2 "</div><p class=summary>Another story</p></div>";
    struct article article;
    read_page(&article, page, PAGE_AUTO);
    row_string("standfirst", features_stated(&article.features, PART_STANDFIRST),
               "Four weeks without a ship");
    article_fini(&article);
}

static const struct {
    const char *name, *html;
    enum page_extract extract;
    const char *text;
} pages[] = {
    {"bare", "<h1>T</h1><p>Short.<p>" PROSE_1 "<p>End", PAGE_AUTO, "T\nShort.\n" PROSE_1 "\nEnd"},
    {"bare, but asked for", "<h1>T</h1><div><p>" PROSE_1 "</div>", PAGE_ALWAYS, PROSE_1},
    {"not asked for", NAV "<p>" PROSE_1, PAGE_NEVER, "World\nSport\n" PROSE_1},
    {"no article", NAV "<p>Hello", PAGE_AUTO, "World\nSport\nHello"},
};

static void extraction_is_a_choice(void)
{
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct article article;
        struct buffer text;
        buffer_init(&text);
        read_page(&article, pages[i].html, pages[i].extract);
        tree_text(&article.body, &text);
        row_string(pages[i].name, text.data, pages[i].text);
        row_string(pages[i].name, (const char *)article.body.root->name, "body");
        buffer_fini(&text);
        article_fini(&article);
    }
}

/* The elements of a tree in document order, those of text with it. */
static char *outline_of(const struct tree *tree)
{
    struct buffer out;
    buffer_init(&out);
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root))
        if (node->type == XML_TEXT_NODE)
            buffer_add_format(&out, " '%.8s'", (const char *)node->content);
        else
            buffer_add_format(&out, " %s", (const char *)node->name);
    return buffer_take(&out);
}

/* The cell that holds the article is no cell without its table. */
static void layout_goes_with_what_is_around(void)
{
    static const char page[] = "<table><tr><td><a href='/a'>World</a></td><td><p>" PROSE_1
                               "<p>" PROSE_2 "</td></tr></table>";
    struct article article;
    read_page(&article, page, PAGE_ALWAYS);
    char *outline = outline_of(&article.body);
    row_string("a cell", outline, " body div p 'The ferr' p 'Passenge'");
    free(outline);
    article_fini(&article);
}

static void captions_stand_with_pictures(void)
{
    static const struct {
        const char *name, *between, *outline;
    } rows[] = {
        {"a figure", "<figure><img src=a><figcaption>Seen</figcaption></figure>",
         " figure img figcaption 'Seen'"},
        {"by class", "<div><span><img src=a></span><div class='photo-caption'>Seen</div></div>",
         " figure span img figcaption 'Seen'"},
        {"two in one frame",
         "<div><img src=a><p class=caption>Seen</p><p class=credit>By Bell</p></div>",
         " figure img figcaption 'Seen' div 'By Bell'"},
        {"two of two pictures",
         "<div><img src=a><img src=b><p class=caption>Seen</p><p class=caption>More</p></div>",
         " figure img img figcaption 'Seen'"},
        {"a slide",
         "<figure><a href=b><img src=a><span>6</span></a><figcaption>Seen</figcaption></figure>",
         " figure a img figcaption 'Seen'"},
        {"no picture", "<div class=caption>Seen</div>", ""},
        {"an icon", "<div><img src=a width=16><div class=caption>Seen</div></div>", " div img"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        char html[1000], expected[300];
        snprintf(html, sizeof html, NAV "<div><p>" PROSE_1 "</p>%s<p>" PROSE_2 "</p></div>",
                 rows[i].between);
        snprintf(expected, sizeof expected, " body div p 'The ferr'%s p 'Passenge'",
                 rows[i].outline);
        read_page(&article, html, PAGE_AUTO);
        char *got = outline_of(&article.body);
        row_string(rows[i].name, got, expected);
        free(got);
        article_fini(&article);
    }
}

/* The text that JSON-LD states is the article even where another text is longer. */
static void stated_text_is_found(void)
{
    static const char page[] =
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"" PROSE_2
        "\"}</script>" NAV "<div><p>" PROSE_1 "<p>" PROSE_1 "<p>" PROSE_1 "</div>"
        "<div class=sidebar><p>" PROSE_2 "</div>";
    struct article article;
    struct buffer text;
    buffer_init(&text);
    read_page(&article, page, PAGE_AUTO);
    tree_text(&article.body, &text);
    row_string("stated", text.data, PROSE_2);
    buffer_fini(&text);
    article_fini(&article);
}

static void direction_is_stated(void)
{
    static const struct {
        const char *html;
        bool rtl;
    } rows[] = {
        {"<html dir=ltr><body dir=RTL><p>" PROSE_1, true},
        {"<html dir=rtl><body dir=auto>" NAV "<div><p>" PROSE_1 "</div>", true},
        {"<html dir=rtl>" NAV "<main dir=ltr><p>" PROSE_1 "<p>" PROSE_2 "</main>", false},
        {NAV "<main><p dir=rtl>" PROSE_1 "</main>", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        read_page(&article, rows[i].html, PAGE_AUTO);
        row_number(rows[i].html, article.rtl, rows[i].rtl);
        article_fini(&article);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(facts_become_features),
        TEST(standfirst_beside_is_kept),
        TEST(layout_goes_with_what_is_around),
        TEST(extraction_is_a_choice),
        TEST(captions_stand_with_pictures),
        TEST(stated_text_is_found),
        TEST(direction_is_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
