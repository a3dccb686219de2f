/* The article is found in a page among what is none, and the page's facts where they are stated
 * best. */
#include "html/content.h"

#include "html/html_tree.h"

#include "table.h"

#define PROSE_1                                                                                    \
    "The ferry to the outer islands will sail again from Monday, the harbour office said, after "  \
    "four weeks in which storms had kept it at the quay."
#define PROSE_2                                                                                    \
    "Passengers with tickets for the days without a ship get their money back at the counter, or " \
    "may travel at any time until the end of the year."
#define PROSE_3                                                                                    \
    "Captain Ines Varga said that the crew had used the time to paint the upper deck, which was "  \
    "planned for the spring."
#define NAV "<nav><ul><li><a href='/a'>World</a><li><a href='/b'>Sport</a></ul></nav>"
#define RELATED                                                                                    \
    "<div class='related-stories'><h3>More</h3><p><a href='/c'>The lighthouse gets a new lamp, "   \
    "and the old one goes to the museum of the harbour.</a></p></div>"

static const struct {
    const char *name, *html, *text;
} pages[] = {
    {"plain", NAV "<h1>T</h1><p>" PROSE_1 "<p>" PROSE_2 "<footer><p>" PROSE_3 "</footer>",
     PROSE_1 "\n" PROSE_2},
    {"between other things",
     "<div>" NAV "<div class=x><p>" PROSE_1 "</p>" RELATED "<p>" PROSE_2 "</p><p>Short.</p></div>"
     "<div class='comments'><p>" PROSE_3 "<p>" PROSE_3 "<p>" PROSE_3 "</div></div>",
     PROSE_1 "\n" PROSE_2 "\nShort."},
    {"in pieces",
     "<div><div class='part part-1'><p>" PROSE_1 "<p>" PROSE_2 "</div><div class=ad>Buy</div>"
     "<div class='part part-2'><p>" PROSE_3 "<p>Short.</div></div>" NAV,
     PROSE_1 "\n" PROSE_2 "\n" PROSE_3 "\nShort."},
    {"lists, quotations, headings",
     NAV "<article><h1>T</h1><p>" PROSE_1
         "<h2>Sub</h2><ul><li>one<li>two</ul><blockquote><p>Quoted."
         "</blockquote><p>" PROSE_2 "</article>",
     PROSE_1 "\nSub\none\ntwo\nQuoted.\n" PROSE_2},
    {"the wrapper says something else",
     "<div class=sidebar-left><div><p>" PROSE_1 "<p>" PROSE_2 "</div></div>" NAV,
     PROSE_1 "\n" PROSE_2},
    {"links that belong",
     NAV "<div><p>" PROSE_1 "<p><a href='https://elsewhere.example/'>Buy the book</a><p>" PROSE_2
         "<p>Read: <a href='/d'>The lamp of the lighthouse</a><p>" PROSE_3 "</div>",
     PROSE_1 "\nBuy the book\n" PROSE_2 "\n" PROSE_3},
    {"without spaces",
     NAV "<div><p>群岛渡轮将于星期一恢复航行，港务局说，暴风雨使它停靠码头达四个星期之久。<p>"
         "持有停航日船票的乘客可以在柜台退款，也可以在年底以前的任何时间乘船前往。</div>",
     "群岛渡轮将于星期一恢复航行，港务局说，暴风雨使它停靠码头达四个星期之久。\n"
     "持有停航日船票的乘客可以在柜台退款，也可以在年底以前的任何时间乘船前往。"},
    {"a box of the article",
     NAV "<div><p>" PROSE_1 "<div class=sidebar><p class=title>Ferries<p>" PROSE_2
         "</div><p>" PROSE_3 "</div>",
     PROSE_1 "\nFerries\n" PROSE_2 "\n" PROSE_3},
    {"a note beside",
     NAV "<article><p>" PROSE_1 "<aside><p>" PROSE_2 "</aside><p>" PROSE_3 "</article>",
     PROSE_1 "\n" PROSE_2 "\n" PROSE_3},
    {"a margin of the page",
     "<div><div class=main><p>" PROSE_1 "<p>" PROSE_3 "</div><div class=sidebar><p>" PROSE_2
     "</div></div>" NAV,
     PROSE_1 "\n" PROSE_3},
    {"links beside",
     NAV "<article><p>" PROSE_1 "<aside>" RELATED "</aside><p>" PROSE_3 "</article>",
     PROSE_1 "\n" PROSE_3},
    {"sections in sections",
     NAV "<h1>T</h1><div class=section><div class=head><h2 class=title>One</h2></div><p>" PROSE_1
         "<ul><li>" PROSE_2 "</ul><div class=section><div class=head><h3 class=title>Two</h3></div>"
         "<p>" PROSE_2 "<p>" PROSE_3 "</div></div>",
     "One\n" PROSE_1 "\n" PROSE_2 "\nTwo\n" PROSE_2 "\n" PROSE_3},
    {"the title is no section",
     "<title>One</title>" NAV "<div><h2>One</h2><p>" PROSE_1 "<h2>Two</h2><p>" PROSE_2 "</div>",
     PROSE_1 "\nTwo\n" PROSE_2},
    {"tools in headings",
     NAV "<div><p>" PROSE_1 "<h2>Two <span>[<a href='/e'>edit</a> | <a href='/s'>source</a>]</span>"
         "</h2><p>" PROSE_2 "<h2>Three<sup><a href='#n'>[1]</a></sup></h2><p>" PROSE_3 "</div>",
     PROSE_1 "\nTwo \n" PROSE_2 "\nThree[1]\n" PROSE_3},
    {"questions and answers",
     NAV "<div class='post question'><p>" PROSE_1 "<pre>sail()</pre><p>What else?</div>"
         "<div class='post answer'><p>" PROSE_2 "<p>So we did.</div>",
     PROSE_1 "\nsail()\nWhat else?\n" PROSE_2 "\nSo we did."},
    {"a table before it",
     NAV "<div><table><tr><th>Built<td>1889</table><p>" PROSE_1 "<p>" PROSE_2 "</div>",
     "Built\n1889\n" PROSE_1 "\n" PROSE_2},
    {"a gallery without pictures",
     NAV "<div itemprop=articleBody><p>" PROSE_1 PROSE_1 PROSE_1 PROSE_1 PROSE_1
         "<p>" PROSE_2 PROSE_2 PROSE_2 PROSE_2 PROSE_2 PROSE_2
         "<div class=full-gallery><ul><li><p>" PROSE_3 PROSE_3 "</ul></div></div>",
     PROSE_1 PROSE_1 PROSE_1 PROSE_1 PROSE_1 "\n" PROSE_2 PROSE_2 PROSE_2 PROSE_2 PROSE_2 PROSE_2},
    {"an advertisement",
     NAV "<div><p>" PROSE_1 "<p><b>ADVERTISEMENT</b></p><p>Advertisement is an art.</p><p>" PROSE_2
         "</div>",
     PROSE_1 "\nAdvertisement is an art.\n" PROSE_2},
    {"a heading's identifier",
     NAV "<div><p>" PROSE_1 "<h2 id=sharing-a-cabin>Sharing a cabin</h2><p>" PROSE_2 "</div>",
     PROSE_1 "\nSharing a cabin\n" PROSE_2},
    {"nothing", NAV "<p>Hello", NULL},
};

/* The text of an element, its lines without white space around them, a line feed between. */
static char *lines_of(xmlNode *content)
{
    struct tree tree = {.document = content->doc, .root = content};
    struct buffer text;
    buffer_init(&text);
    tree_text(&tree, &text);
    return buffer_take(&text);
}

static void articles_are_found(void)
{
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct tree tree;
        struct page_facts facts;
        xmlNode *content = NULL;
        html_to_tree(pages[i].html, strlen(pages[i].html), NULL, &tree);
        facts_find(&tree, &facts);
        row_true(pages[i].name, content_find(&tree, &facts, true, &content));
        char *text = content ? lines_of(content) : NULL;
        row_string(pages[i].name, text, pages[i].text);
        free(text);
        facts_fini(&facts);
        tree_fini(&tree);
    }
}

#define JSON(text) "<script type='application/ld+json'>" text "</script>"

static const struct {
    const char *html;
    enum fact fact;
    const char *text, *reason;
} stated[] = {
    {"<title>The ferry sails again - Harbour News</title>", FACT_TITLE, "The ferry sails again",
     "title of the page"},
    {"<title>Ferries - boats, ships and what they carry</title>", FACT_TITLE,
     "Ferries - boats, ships and what they carry", "title of the page"},
    {"<meta property='og:title' content=' A &amp;amp; B '><title>x y z | s</title>", FACT_TITLE,
     "A & B", "meta element"},
    {"<title>Gulls - Harbour News</title><h1>Gulls</h1>", FACT_TITLE, "Gulls", "title of the page"},
    {"<title>Gulls - Chapter 1 - Ada - Harbour</title><h2>Gulls</h2><h3>Chapter 1</h3>", FACT_TITLE,
     "Gulls - Chapter 1", "title of the page"},
    {"<title>Opinion | Gulls are right</title><h1>Gulls are right</h1><h3>opinion</h3>", FACT_TITLE,
     "Gulls are right", "title of the page"},
    {"<title>Gulls - what they say - Harbour News</title><h1>Gulls - what they say</h1>",
     FACT_TITLE, "Gulls - what they say", "title of the page"},
    {"<meta property='og:site_name' content=Harbour><title>Harbour - Gulls</title><h1>Harbour</h1>",
     FACT_TITLE, "Harbour - Gulls", "title of the page"},
    {"<title>Gulls - Harbour</title><h1>Harbour</h1>", FACT_TITLE, "Gulls - Harbour",
     "title of the page"},
    {JSON("{\"@type\":\"NewsArticle\",\"headline\":\"H\"}") "<meta name=title content=x>",
     FACT_TITLE, "H", "JSON-LD"},
    {JSON("{\"@graph\":[{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":{\"name\":"
          "\"A\nB\"}}]}"),
     FACT_AUTHOR, "A B", "JSON-LD"},
    {JSON("no json at all"), FACT_TITLE, NULL, NULL},
    {JSON("{\"@type\":\"Person\",\"name\":\"No title\"}"), FACT_TITLE, NULL, NULL},
    {"<meta name='dc.creator' content=A><meta name=author content=B>", FACT_AUTHOR, "A",
     "meta element"},
    {"<meta property='article:author' content='https://x.example/a'><a rel=author>C</a>",
     FACT_AUTHOR, "C", "link to the author"},
    {"<span itemprop=author><b>D</b> E</span>", FACT_AUTHOR, "D E", "microdata"},
    {JSON("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"}},"
          "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"F\"}]}"),
     FACT_AUTHOR, "F", "JSON-LD"},
    /* A person whom the page shows goes before an organisation, an account and the site. */
    {JSON("{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"G\"}"
          "}") "<p class=byline>By Ada Marsh</p>",
     FACT_AUTHOR, "Ada Marsh", "byline"},
    {"<meta name=author content=admin><p class=author>By Ada Marsh</p>", FACT_AUTHOR, "Ada Marsh",
     "class of an element"},
    {"<meta name=author content=admin>", FACT_AUTHOR, NULL, NULL},
    {"<meta name=author content='The Post'><meta property='og:site_name' content='The "
     "Post'>"
     "<a rel=author>Ada Marsh</a>",
     FACT_AUTHOR, "Ada Marsh", "link to the author"},
    {"<meta name=author content=H><p class=byline>By Ada Marsh</p>", FACT_AUTHOR, "H",
     "meta element"},
    /* What holds the headline is no place beside the article; a box of other stories is. */
    {"<div class=related><span class=author>By Jo Witt</span></div><div "
     "class=banner><h1>T</h1>"
     "<span class=author>By Ada Marsh</span></div>",
     FACT_AUTHOR, "Ada Marsh", "class of an element"},
    {"<p class=byline>Last updated: 7 January 2026</p>", FACT_AUTHOR, NULL, NULL},
    {"<time datetime=2026-06-01>1 June</time>", FACT_PUBLISHED, "2026-06-01", "time element"},
    {"<meta name=keywords content=' ships, storms'>", FACT_TAG, "ships", "meta element"},
    {"<html lang=pt-BR>", FACT_LANGUAGE, "pt-BR", "lang attribute"},
    {"<link rel=canonical href='https://x.example/1'>", FACT_URL, "https://x.example/1",
     "canonical link"},
};

static void facts_are_found(void)
{
    for (size_t i = 0; i < COUNT(stated); i++) {
        struct tree tree;
        struct page_facts facts;
        html_to_tree(stated[i].html, strlen(stated[i].html), NULL, &tree);
        facts_find(&tree, &facts);
        row_string(stated[i].html, facts.of[stated[i].fact].text, stated[i].text);
        row_string(stated[i].html, facts.of[stated[i].fact].reason, stated[i].reason);
        facts_fini(&facts);
        tree_fini(&tree);
    }
}

static void lists_are_kept(void)
{
    static const char page[] =
        JSON("{\"@type\":\"Article\",\"author\":[{\"name\":\"A\"},\"B\",{\"name\":\"A\"},"
             "{\"@id\":\"#x\"}],\"keywords\":\"ships, storms\"}");
    struct tree tree;
    struct page_facts facts;
    html_to_tree(page, sizeof page - 1, NULL, &tree);
    facts_find(&tree, &facts);
    row_number("authors", facts.authors.count, 2);
    row_string("second author", facts.authors.items[1], "B");
    row_number("tags", facts.tags.count, 2);
    row_string("second tag", facts.tags.items[1], "storms");
    facts_fini(&facts);
    tree_fini(&tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(articles_are_found),
        TEST(facts_are_found),
        TEST(lists_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
