/* Trees of any shape become trees of the closed vocabulary: rows of what becomes of what, and
 * random trees, of which each must pass the strict look at a page and keep its characters. */
#include "refine/sanitise.h"

#include "book/article.h"
#include "book/element.h"
#include "refine/links.h"
#include "write/scan.h"
#include "write/xml.h"

#include <libxml/parser.h>

#include "table.h"

/* Sanitises, and settles ids and links. */
static void sanitise(struct tree *tree)
{
    struct article article;
    article_init(&article);
    article.body = *tree;
    refine_sanitise(&article.body);
    refine_links(&article, "x", true);
    *tree = article.body;
    article.body = (struct tree){0};
    article_fini(&article);
}

/* Makes the tree of a body's markup. */
static void parse(const char *markup, struct tree *tree)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "<body>%s</body>", markup);
    *tree = (struct tree){.document =
                              xmlReadMemory(text.data, (int)text.size, "x", NULL, XML_PARSE_HUGE)};
    assert_non_null(tree->document);
    tree->root = xmlDocGetRootElement(tree->document);
    buffer_fini(&text);
}

/* The markup of the body, without the line feeds that the writer puts between blocks. */
static void write(const struct tree *tree, struct buffer *out)
{
    struct buffer markup;
    struct xml xml;
    buffer_init(&markup);
    xml_init(&xml, &markup, XML_FRAGMENT);
    xml_tree(&xml, tree->root, NULL);
    xml_fini(&xml);
    for (size_t i = 0; i < markup.size; i++)
        if (markup.data[i] != '\n')
            buffer_add_byte(out, markup.data[i]);
    buffer_add(out, "", 0);
    buffer_fini(&markup);
}

static bool leads(const void *context, const char *href, size_t size)
{
    (void)context;
    (void)href;
    return size > 0;
}

static const char *fault_of(const struct tree *tree)
{
    struct buffer page;
    buffer_init(&page);
    buffer_add_string(&page,
                      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html><body>");
    struct xml xml;
    xml_init(&xml, &page, XML_FRAGMENT);
    xml_tree(&xml, tree->root, NULL);
    xml_fini(&xml);
    buffer_add_string(&page, "</body></html>\n");
    const char *fault = scan_page(page.data, page.size, leads, NULL);
    buffer_fini(&page);
    return fault;
}

struct row {
    const char *markup, *expected;
};

static void try_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct tree tree;
        struct buffer out;
        buffer_init(&out);
        parse(rows[i].markup, &tree);
        sanitise(&tree);
        write(&tree, &out);
        row_string(rows[i].markup, out.data, rows[i].expected);
        row_string(rows[i].markup, fault_of(&tree), NULL);
        buffer_fini(&out);
        tree_fini(&tree);
    }
}

static void lines(void)
{
    static const struct row rows[] = {
        {"<p>a <b>b</b> <i>c</i></p>", "<p>a <b>b</b> <i>c</i></p>"},
        {"text", "<p>text</p>"},
        {" \n<p>  a\n  b </p> ", "<p>a b</p>"},
        {"<p>a</p>b<p>c</p>", "<p>a</p><p>b</p><p>c</p>"},
        {"a <b>b</b><p>c</p>", "<p>a <b>b</b></p><p>c</p>"},
        {"<p></p><p> </p><p><b/></p>", ""},
        {"<p>&#160;</p><p>a</p>", "<p>a</p>"},
        {"<p>a<b><p>b</p></b>c</p>", "<p>a</p><p><b>b</b></p><p>c</p>"},
        {"<span><div>a</div></span>", "<p>a</p>"},
        {"<p><span lang=\"de\">a<p>b</p></span></p>",
         "<p><span lang=\"de\" xml:lang=\"de\">a</span></p><p><span lang=\"de\" "
         "xml:lang=\"de\">b</span></p>"},
        {"<a href=\"http://a.org\"><h2>b</h2><p>c</p></a>",
         "<h2><a href=\"http://a.org\">b</a></h2><p><a href=\"http://a.org\">c</a></p>"},
        {"<p><a href=\"http://a.org\">b<a href=\"http://c.org\">d</a></a></p>",
         "<p><a href=\"http://a.org\">bd</a></p>"},
        {"<p><font color=\"red\">a</font><center>b</center>c</p>", "<p>a</p><p>b</p><p>c</p>"},
        {"<p>a<br/>b<br/></p>", "<p>a<br/>b</p>"},
        {"<p><br/>a<br/><br/>b</p>", "<p>a</p><p>b</p>"},
        {"<p><b>a<br/><br/> <br/>b</b></p>", "<p><b>a</b></p><p><b>b</b></p>"},
        {"<p>a<script>x</script><style>y</style>b</p>", "<p>ab</p>"},
        {"<p>a<x-y>b</x-y>c</p>", "<p>abc</p>"},
        {"<p><b><b>a</b></b><q><q>b</q></q></p>", "<p><b>a</b><q><q>b</q></q></p>"},
        {"<p><tt>a</tt> <strike>b</strike> <acronym title=\"c\">d</acronym></p>",
         "<p><code>a</code> <s>b</s> <abbr title=\"c\">d</abbr></p>"},
        {"<p><time datetime=\"2026-02-29\">a</time> <time datetime=\"2026-02-28\">b</time></p>",
         "<p>a <time datetime=\"2026-02-28\">b</time></p>"},
        {"<p><bdo>a</bdo> <bdo dir=\"rtl\">b</bdo></p>", "<p>a <bdo dir=\"rtl\">b</bdo></p>"},
        {"<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby> <ruby>c</ruby> <rt>d</rt></p>",
         "<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby> c d</p>"},
        {"<p>so\xC2\xAD"
         "ft \xEF\xBB\xBFmark\xC2\x85"
         "</p>",
         "<p>soft mark</p>"},
    };
    try_rows(rows, COUNT(rows));
}

static void blocks(void)
{
    static const struct row rows[] = {
        {"<div><div>a</div>b<div><p>c</p></div></div>", "<p>a</p><p>b</p><p>c</p>"},
        {"<section><article><main><header>a</header></main></article></section>", "<p>a</p>"},
        {"<div class=\"note x\" onclick=\"y\" style=\"z\"><p>a</p></div>",
         "<div class=\"note\"><p>a</p></div>"},
        {"<div lang=\"EN_us\" dir=\"rtl\"><p>a</p><blockquote><p "
         "lang=\"de\">b</p></blockquote></div>"
         "<p>c</p>",
         "<p lang=\"en-US\" xml:lang=\"en-US\" dir=\"rtl\">a</p>"
         "<blockquote lang=\"en-US\" xml:lang=\"en-US\" dir=\"rtl\"><p lang=\"de\" "
         "xml:lang=\"de\">b</p>"
         "</blockquote><p>c</p>"},
        {"<p lang=\"x y\" dir=\"up\">a</p>", "<p>a</p>"},
        {"<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"},
        {"<blockquote><p/></blockquote><aside> </aside>", ""},
        {"<p>a<hr/>b</p>", "<p>a</p><hr/><p>b</p>"},
        {"<pre>\n\n  a\n<b>b\t</b>c\n</pre>", "<pre>  a<b>b   </b>c</pre>"},
        {"<pre><div>a</div><div>b</div></pre>", "<pre>ab</pre>"},
        {"<pre><code class=\"language-c x\">a</code></pre>",
         "<pre><code class=\"language-c\">a</code></pre>"},
        {"<details><summary>a</summary>b</details>", "<p>a</p><p>b</p>"},
        {"<form>a<input value=\"x\"/><select><option>b</option></select><button>c</button></form>",
         "<p>a</p>"},
        {"<figure><img src=\"a\" alt=\"\" width=\"9\"/><figcaption>b</figcaption></figure>",
         "<figure><img src=\"a\" alt=\"\"/><figcaption>b</figcaption></figure>"},
        {"<figure><a href=\"http://b.org\"><img src=\"a\"/></a>c<figcaption>d</figcaption>"
         "<figcaption>e</figcaption></figure>",
         "<figure><a href=\"http://b.org\"><img "
         "src=\"a\"/></a><p>c</p><figcaption>d</figcaption></figure>"
         "<p>e</p>"},
        {"<p><img src=\"a\"/></p>", "<figure><img src=\"a\"/></figure>"},
        {"<p>a <img src=\"a\" onerror=\"x\"/></p>", "<p>a <img src=\"a\"/></p>"},
        {"<p><img/><img src=\"\"/></p>", ""},
        {"<figcaption>a</figcaption>", "<p>a</p>"},
    };
    try_rows(rows, COUNT(rows));
}

static void headings(void)
{
    static const struct row rows[] = {
        {"<h1>a</h1><h3>b</h3><h3>c</h3><h2>d</h2><h6>e</h6><h1>f</h1>",
         "<h2>a</h2><h3>b</h3><h3>c</h3><h3>d</h3><h4>e</h4><h2>f</h2>"},
        {"<h4>a</h4><h2>b</h2>", "<h2>a</h2><h2>b</h2>"},
        {"<header><p class=\"kicker\">k</p><h1 id=\"headline\">a</h1></header><h1>b</h1><h2>c</h2>",
         "<header><p class=\"kicker\">k</p><h1 "
         "id=\"headline\">a</h1></header><h2>b</h2><h3>c</h3>"},
        {"<p>a</p><header><h1>b</h1></header>", "<p>a</p><h2>b</h2>"},
        {"<h2><div>a</div><p>b</p></h2>", "<h2>a b</h2>"},
        {"<h2>a<br/><br/>b</h2>", "<h2>a<br/>b</h2>"},
        {"<h2>a<h3>b</h3>c</h2>", "<h2>a b c</h2>"},
        {"<h2> </h2>", ""},
        {"<table><tr><th><h3>a</h3></th><td><h3>b</h3>c</td></tr></table>",
         "<table><tbody><tr><th><strong>a</strong></th><td><h2>b</h2><p>c</p></td></tr></tbody></"
         "table>"},
    };
    try_rows(rows, COUNT(rows));
}

static void lists(void)
{
    static const struct row rows[] = {
        {"<ul><li>a</li> <li/><li><p>b</p></li></ul>", "<ul><li>a</li><li><p>b</p></li></ul>"},
        {"<ul>a<li>b</li>c<p>d</p></ul>", "<ul><li>a</li><li>b</li><li>c<p>d</p></li></ul>"},
        {"<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
         "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
        {"<ul><ul><li>b</li></ul></ul>", "<ul><li><ul><li>b</li></ul></li></ul>"},
        {"<ul><li>a<li>b</li>c</li></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"},
        {"<div><li>a</li><li>b</li></div>c", "<ul><li>a</li><li>b</li></ul><p>c</p>"},
        {"<ol start=\"3x\" type=\"a\" reversed=\"\"><li value=\"7\">a</li></ol>",
         "<ol start=\"3\" type=\"a\"><li value=\"7\">a</li></ol>"},
        {"<ul><div><li>a</li></div></ul>", "<ul><li>a</li></ul>"},
        {"<menu><li>a</li></menu>", "<ul><li>a</li></ul>"},
        {"<ul><li>a<p>b</p>c</li></ul>", "<ul><li>a<p>b</p><p>c</p></li></ul>"},
        {"<ul><li>a<br/><br/>b</li></ul>", "<ul><li>a<p>b</p></li></ul>"},
        {"<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"},
        {"<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"},
        {"<dl>a<dt>b</dt></dl>", "<dl><dt></dt><dd>a</dd><dt>b</dt><dd></dd></dl>"},
        {"<dd>a</dd><p>b</p><dt>c</dt>",
         "<dl><dt></dt><dd>a</dd></dl><p>b</p><dl><dt>c</dt><dd></dd></dl>"},
        {"<ul></ul><ol> <li> </li></ol>", "<ol><li></li></ol>"},
        {"<b><li>a</li></b>", "<ul><li><b>a</b></li></ul>"},
    };
    try_rows(rows, COUNT(rows));
}

static void tables(void)
{
    static const struct row rows[] = {
        {"<table><tr><td>a</td><td/></tr></table>",
         "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>"},
        {"<table><caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead>"
         "<tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td colspan=\"999\" "
         "rowspan=\"0\">b</td></tr>"
         "</tbody></table>",
         "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead>"
         "<tbody><tr><td>f</td></tr></tbody><tbody><tr><td "
         "colspan=\"100\">b</td></tr></tbody></table>"},
        {"<td>a</td><td>b</td><p>c</p>",
         "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>c</p>"},
        {"<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>",
         "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>"},
        {"<table><th>h</th>text<tr><td>a</td></tr></table>",
         "<table><tbody><tr><th>h</th></tr></tbody><tbody><tr><td>text</td></tr><tr><td>a</td></tr>"
         "</tbody></table>"},
        {"<table><tr><td>a</td><td>b</td></tr><caption>c</caption><tr><td>d</td></tr></table>",
         "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>c</p>"
         "<table><tbody><tr><td>d</td></tr></tbody></table>"},
        {"<table><tr><td>a</td></tr><tr><td><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"},
        {"<table role=\"presentation\"><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"},
        {"<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
         "<p>a</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>"},
        {"<table><tr><td/><td> </td></tr></table>", ""},
        {"<p>a<table><tr><th>b</th></tr></table>c</p>",
         "<p>a</p><table><tbody><tr><th>b</th></tr></tbody></table><p>c</p>"},
        {"<table><colgroup><col span=\"2\"/></colgroup><tr><th>b</th></tr></table>",
         "<table><tbody><tr><th>b</th></tr></tbody></table>"},
        {"<table><tbody><tr><th>a</th></tr></tbody><thead><tr><th>b</th></tr></thead></table>",
         "<table><tbody><tr><th>a</th></tr></tbody><tbody><tr><th>b</th></tr></tbody></table>"},
    };
    try_rows(rows, COUNT(rows));
}

static void ids_and_links(void)
{
    static const struct row rows[] = {
        {"<p id=\"a b\"><a href=\"#a%20b\">x</a></p>",
         "<p id=\"a_20b\"><a href=\"#a_20b\">x</a></p>"},
        {"<p id=\"1\">x</p><p id=\"1\">y</p><a href=\"#1\">z</a>",
         "<p id=\"_31\">x</p><p>y</p><p><a href=\"#_31\">z</a></p>"},
        {"<p><a href=\"#none\">x <b>y</b></a> z</p>", "<p>x <b>y</b> z</p>"},
        {"<a name=\"x\"/><p>a</p><a href=\"#x\">b</a>",
         "<p id=\"x\">a</p><p><a href=\"#x\">b</a></p>"},
        {"<div id=\"x\"><h2 id=\"y\">a</h2></div><a href=\"#x\">b</a><a href=\"#y\">c</a>",
         "<h2 id=\"y\"><span id=\"x\"></span>a</h2><p><a href=\"#x\">b</a><a "
         "href=\"#y\">c</a></p>"},
        {"<p>a<span id=\"x\"/>b</p>", "<p>a<span id=\"x\"></span>b</p>"},
        {"<p id=\"x\"/><ul><li id=\"y\">a</li></ul>", "<ul id=\"x\"><li id=\"y\">a</li></ul>"},
        {"<p id=\"headline\"><a href=\"#headline\">x</a></p>", "<p>x</p>"},
        {"<p><b id=\"x\">a<p>b</p></b></p>", "<p><b id=\"x\">a</b></p><p><b>b</b></p>"},
        {"<p><a href=\"javascript:x\">a</a> <a href=\" JAVA&#10;SCRIPT:x\">b</a></p>",
         "<p>a b</p>"},
        {"<p><a href=\"HTTP:\\\\a.org\\b c\" target=\"x\" rel=\"y\">a</a></p>",
         "<p><a href=\"http://a.org/b%20c\">a</a></p>"},
        {"<p><a id=\"x\" href=\"#x\" class=\"noteref y\" role=\"doc-noteref z\">a</a></p>",
         "<p><a id=\"x\" href=\"#x\" class=\"noteref\">a</a></p>"},
    };
    try_rows(rows, COUNT(rows));
}

#define MATH "<math xmlns=\"http://www.w3.org/1998/Math/MathML\""

static void formulas(void)
{
    static const struct row rows[] = {
        {"<p>a <math display=\"inline\" alttext=\"x\" onclick=\"y\"><mi>x</mi></math></p>",
         "<p>a <math display=\"inline\" alttext=\"x\" xmlns=\"http://www.w3.org/1998/Math/MathML\">"
         "<mi>x</mi></math></p>"},
        {"<math><mfrac><mn>1</mn></mfrac><msup><mi>a</mi><mn>2</mn></msup></math>",
         "<p>" MATH "><mrow><mn>1</mn></mrow><msup><mi>a</mi><mn>2</mn></msup></math></p>"},
        {"<math><semantics><mi>a</mi><annotation>TeX</annotation></semantics></math>",
         "<p>" MATH "><mrow><mi>a</mi></mrow></math></p>"},
        {"<math>loose<mrow>text<b>bold</b></mrow></math>",
         "<p>" MATH
         "><mtext>loose</mtext><mrow><mtext>text</mtext><mtext>bold</mtext></mrow></math></p>"},
        {"<math><mtext>a <b>b</b><script>c</script></mtext></math>",
         "<p>" MATH "><mtext>a b</mtext></math></p>"},
        {"<math><mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable><mtd><mn>2</mn></mtd></math>",
         "<p>" MATH "><mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable><mn>2</mn></math></p>"},
        {"<p>a<math> <mrow/> </math></p><p><mi>x</mi></p>", "<p>a</p><p>x</p>"},
    };
    try_rows(rows, COUNT(rows));
}

/* Far deeper than any page, in a tree that would cost a program that calls itself its stack. */
static void depth(void)
{
    static const char *const names[] = {"blockquote", "b",  "ul", "div", "x",
                                        "table",      "h2", "a",  "math"};
    enum { LEVELS = 20000 };
    for (size_t i = 0; i < COUNT(names); i++) {
        struct tree tree;
        tree_init(&tree);
        xmlNode *node = tree.root;
        for (size_t level = 0; level < LEVELS; level++) {
            node = tree_add(&tree, node, names[i]);
            if (level % 100 == 0)
                tree_add_text(&tree, node, "w ", 2);
        }
        sanitise(&tree);
        struct buffer text;
        buffer_init(&text);
        tree_text(&tree, &text);
        size_t words = 0;
        for (size_t at = 0; at < text.size; at++)
            words += text.data[at] == 'w';
        row_number(names[i], words, LEVELS / 100);
        row_string(names[i], fault_of(&tree), NULL);
        buffer_fini(&text);
        tree_fini(&tree);
    }
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static const char *const all_names[] = {
#define ELEMENT(name, ...) name,
#define FOREIGN(name, ...) name,
#define RENAMED(name, ...) name,
#include "book/elements.def"
#undef ELEMENT
#undef FOREIGN
#undef RENAMED
    "x-unknown",
    "foreignObject",
};

/* The usual ones more often, so that trees look a little like pages. */
static const char *random_name(uint32_t *state)
{
    static const char *const usual[] = {"p",  "div",   "span", "b",      "a",          "ul",
                                        "li", "table", "tr",   "td",     "th",         "i",
                                        "br", "h2",    "h3",   "dl",     "dt",         "dd",
                                        "ol", "img",   "pre",  "figure", "figcaption", "caption"};
    if (next_random(state) % 3 > 0)
        return usual[next_random(state) % COUNT(usual)];
    return all_names[next_random(state) % COUNT(all_names)];
}

static void add_random_attributes(struct tree *tree, xmlNode *node, uint32_t *state)
{
    static const char *const values[][2] = {
        {"id", "a"},         {"id", "b c"},
        {"id", "7"},         {"href", "#a"},
        {"href", "x.html"},  {"href", "javascript:x"},
        {"src", "a.png"},    {"class", "note"},
        {"lang", "de"},      {"dir", "rtl"},
        {"onclick", "x"},    {"colspan", "7"},
        {"xml:lang", "x y"}, {"name", "n"},
        {"style", "x"},      {"role", "doc-noteref"},
    };
    for (size_t i = next_random(state) % 4; i > 0; i--) {
        const char *const *value = values[next_random(state) % COUNT(values)];
        if (!tree_get(node, value[0]))
            tree_set(tree, node, value[0], value[1]);
    }
}

/* A tree of `count` nodes; the letters of its text are kept in order in `letters`, which are "." in
 * what is dropped. */
static void grow(struct tree *tree, uint32_t *state, size_t count)
{
    xmlNode *node = tree->root;
    for (size_t i = 0; i < count; i++) {
        uint32_t choice = next_random(state) % 10;
        if (choice < 4 && strcmp((const char *)node->name, "br") != 0) {
            node = tree_add(tree, node, random_name(state));
            add_random_attributes(tree, node, state);
        } else if (choice < 7) {
            char text[8];
            int size = snprintf(text, sizeof text,
                                choice == 4   ? " %c"
                                : choice == 5 ? "%c\n"
                                              : "%c",
                                (char)('a' + next_random(state) % 26));
            tree_add_text(tree, node, text, (size_t)size);
        } else {
            for (uint32_t up = next_random(state) % 3; up > 0 && node != tree->root; up--)
                node = node->parent;
        }
    }
}

/* Whether what a node holds is dropped. */
static bool is_dropped(const xmlNode *node)
{
    const struct element *row =
        node->type == XML_ELEMENT_NODE ? element_named((const char *)node->name) : NULL;
    if (row && row->fate == FATE_RENAMED)
        row = element_named(row->becomes);
    return row &&
           (row->fate == FATE_DROP || (row->holds == HOLDS_VOID && row->place != PLACE_NOWHERE));
}

/* The letters that show, in order. */
static void letters_of(const struct tree *tree, struct buffer *out)
{
    const xmlNode *node = tree->root;
    while (node) {
        if (node->type == XML_TEXT_NODE)
            for (const char *at = (const char *)node->content; *at; at++)
                if (*at > ' ')
                    buffer_add_byte(out, *at);
        if (!is_dropped(node)) {
            node = tree_next(node, tree->root);
            continue;
        }
        while (node != tree->root && !node->next)
            node = node->parent;
        node = node == tree->root ? NULL : node->next;
    }
    buffer_add(out, "", 0);
}

static void random_trees(void)
{
    enum { TREES = 2000 };
    for (uint32_t seed = 1; seed <= TREES && !*notes; seed++) {
        uint32_t state = seed * 7919;
        char name[32];
        struct tree tree;
        struct buffer before, after;
        buffer_init(&before);
        buffer_init(&after);
        snprintf(name, sizeof name, "tree %u", (unsigned)seed);
        tree_init(&tree);
        grow(&tree, &state, 10 + seed % 300);
        letters_of(&tree, &before);
        sanitise(&tree);
        letters_of(&tree, &after);
        row_true(name, !tree.failed);
        row_string(name, after.data, before.data);
        row_string(name, fault_of(&tree), NULL);
        tree_fini(&tree);
        buffer_fini(&before);
        buffer_fini(&after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines),         TEST(blocks),   TEST(headings), TEST(lists),        TEST(tables),
        TEST(ids_and_links), TEST(formulas), TEST(depth),    TEST(random_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
