/* Pages become trees as the HTML standard has it, no visible text is lost, and what takes parsers
 * long is bounded. */
#include "html/html_tree.h"

#include "base/limits.h"

#include "table.h"

#include <time.h>

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE;
}

/* The tree in brackets: name, attributes, content. */
static char *shown(const struct tree *tree)
{
    struct buffer out;
    buffer_init(&out);
    const xmlNode *node = tree->root;
    while (node) {
        if (is_text(node)) {
            buffer_add_string(&out, (const char *)node->content);
        } else {
            buffer_add_format(&out, "(%s", (const char *)node->name);
            for (const xmlAttr *at = node->properties; at; at = at->next)
                buffer_add_format(&out, " %s=%s", (const char *)at->name,
                                  (const char *)at->children->content);
            buffer_add_byte(&out, ' ');
        }
        if (!is_text(node) && !node->children)
            buffer_add_byte(&out, ')');
        if (!is_text(node) && node->children) {
            node = node->children;
            continue;
        }
        while (node != tree->root && !node->next) {
            node = node->parent;
            buffer_add_byte(&out, ')');
        }
        node = node == tree->root ? NULL : node->next;
    }
    return buffer_take(&out);
}

static const struct {
    const char *name, *html, *tree;
} pages[] = {
    {"whole", "<title>T</title><p>a", "(html (head (title T))(body (p a)))"},
    {"text after the body", "<body>a</body></html>b<p>c", "(html (head )(body ab(p c)))"},
    {"unclosed", "<ul><li>a<li>b</ul><p>c<p>d", "(html (head )(body (ul (li a)(li b))(p c)(p d)))"},
    {"references", "&lt&amp;&#150;&eacute;&#0;&#xD800;",
     "(html (head )(body <&\xE2\x80\x93\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD))"},
    {"a reference to no character", "a&#x8cccccccccccccccccccc0;b",
     "(html (head )(body a\xEF\xBF\xBD"
     "b))"},
    {"not XML's",
     "a\x01\x0C"
     "b\xC2\x96"
     "c&#13;d\xEF\xBF\xBF",
     "(html (head )(body a b\xE2\x80\x93"
     "c\nd))"},
    {"template", "<template><p>no</p></template>a", "(html (head )(body a))"},
    {"noscript", "<body><noscript><img src=x></noscript>a",
     "(html (head )(body (noscript (img src=x ))a))"},
    {"comments", "a<!-- no -->b<?no?>c", "(html (head )(body abc))"},
    {"attributes", "<html lang=de><p Class='a' @y=1 on:x=2 id=i xml:lang=fr lang=it>",
     "(html lang=de (head )(body (p class=a id=i lang=fr )))"},
    {"names", "<o:p>a</o:p><x-y>b</x-y><a\"b>c", "(html (head )(body a(x-y b)c))"},
    {"mathematics", "<math xmlns=z><mi>x</mi></math>a",
     "(html (head )(body (math xmlns=http://www.w3.org/1998/Math/MathML (mi x))a))"},
    {"pictures", "<svg viewbox=v><lineargradient/><image xlink:href=h /></svg>a",
     "(html (head )(body (svg xmlns=http://www.w3.org/2000/svg viewBox=v (linearGradient )"
     "(image href=h ))a))"},
    {"script", "<body><script>a<b>c</script>d", "(html (head )(body (script a<b>c)d))"},
    {"a cell in a formula", "<table><math><th><mo>a<select></table>b",
     "(html (head )(body (math xmlns=http://www.w3.org/1998/Math/MathML \n(mo a(select )))(table "
     ")b))"},
    {"a form in a formula", "<table><math><select><mi>a<select></table>b",
     "(html (head )(body (math xmlns=http://www.w3.org/1998/Math/MathML \n(mi a(select )))(table "
     ")b))"},
    {"a table in a drawing", "<table><svg><select><desc><select></select><table><svg>a<desc>",
     "(html (head )(body (svg xmlns=http://www.w3.org/2000/svg \n(desc (select \n)))(table )(svg "
     "xmlns=http://www.w3.org/2000/svg a(desc ))(table )))"},
    {"a table in HTML in a drawing", "<svg><foreignObject><table><tr><td>a</table></svg>b",
     "(html (head )(body (svg xmlns=http://www.w3.org/2000/svg (foreignObject (table (tbody (tr "
     "(td a))))))b))"},
    {"a table in a formula's text", "<math><mtext><table><tr><td>a</table></math>b",
     "(html (head )(body (math xmlns=http://www.w3.org/1998/Math/MathML (mtext (table (tbody (tr "
     "(td a))))))b))"},
    {"a table behind a drawing", "<svg><td>a</td><div>b</div><table><tr><td>c</table>d",
     "(html (head )(body (svg xmlns=http://www.w3.org/2000/svg \na\n)(div b)(table (tbody (tr (td "
     "c))))d))"},
    {"nothing", "", "(html (head )(body ))"},
};

static void follows_the_standard(void)
{
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct tree tree;
        unsigned limits = html_to_tree(pages[i].html, strlen(pages[i].html), NULL, &tree);
        char *got = shown(&tree);
        row_string(pages[i].name, got, pages[i].tree);
        row_true(pages[i].name, limits == 0 && !tree.failed);
        free(got);
        tree_fini(&tree);
    }
}

static void nul_loses_nothing(void)
{
    static const char page[] = "<p>a\0b<p title='c\0d'>e</p>\0f";
    struct tree tree;
    html_to_tree(page, sizeof page - 1, NULL, &tree);
    char *got = shown(&tree);
    row_string("NUL", got, "(html (head )(body (p ab)(p title=cd e)f))");
    free(got);
    tree_fini(&tree);
}

static void adds_fragments(void)
{
    struct tree tree;
    tree_init(&tree);
    xmlNode *p = tree_add(&tree, tree.root, "p");
    tree_add_text(&tree, p, "a ", 2);
    html_fragment_to_tree("<b>b</b> c<td>", 14, NULL, &tree, p);
    html_fragment_to_tree("<ul><li>d", 9, NULL, &tree, tree.root);
    char *got = shown(&tree);
    html_fragment_to_tree("<svg><head><title><table><table></body>e", 40, NULL, &tree, tree.root);
    row_string("fragments", got, "(body (p a (b b) c)(ul (li d)))");
    free(got);
    tree_fini(&tree);
}

/* A page made of a piece, many times, with a text before and after. */
struct attack {
    const char *name, *before, *piece, *after;
    size_t times;
    unsigned limits;
};

static const struct attack attacks[] = {
    {"elements in elements", "first", "<div>", "last", 1000000, HTML_DEPTH},
    {"many names", "first", "<div><b><i><x>", "last", 50000, HTML_DEPTH},
    {"ends that end nothing", "first<p>", "<b><div></b>", "last", 50000, HTML_DEPTH},
    {"cells", "first", "<div><table><tr><td></div>", "last", 50000, HTML_DEPTH},
    {"attributes", "first<p ", "a='b' ", ">last", 50000, HTML_ATTRIBUTES},
    {"attributes of many names", "first<p ", "a b=c ", ">last", 50000, HTML_ATTRIBUTES},
    {"paragraphs", "first", "<p>x", "<p>last", 40000, 0},
    {"items", "first<ul>", "<li>x", "</ul>last", 40000, 0},
    {"rows", "first<table>", "<tr><td>x", "</table>last", 40000, 0},
    {"pictures", "first<svg>", "<path d=''/>", "</svg>last", 40000, 0},
    {"comments", "first", "a<!-- -->", "last", 100000, 0},
    {"half tags", "first", "<", " last", 400000, 0},
    {"opening references", "first", "&", " last", 400000, 0},
};

static char *attack_page(const struct attack *attack, size_t *size)
{
    struct buffer page;
    buffer_init(&page);
    buffer_add_string(&page, attack->before);
    for (size_t i = 0; i < attack->times; i++) {
        char name[24];
        buffer_add_string(&page, attack->piece);
        if (strcmp(attack->piece, "a b=c ") == 0) {
            snprintf(name, sizeof name, "n%zu ", i);
            buffer_add_string(&page, name);
        }
    }
    buffer_add_string(&page, attack->after);
    *size = page.size;
    return buffer_take(&page);
}

static size_t deepest(const struct tree *tree)
{
    size_t depth = 0, most = 0;
    for (const xmlNode *node = tree->root; node;) {
        most = depth > most ? depth : most;
        if (node->children && !is_text(node)) {
            node = node->children;
            depth++;
            continue;
        }
        for (; node != tree->root && !node->next; depth--)
            node = node->parent;
        node = node == tree->root ? NULL : node->next;
    }
    return most;
}

static void attacks_are_bounded(void)
{
    for (size_t i = 0; i < COUNT(attacks); i++) {
        size_t size;
        char *page = attack_page(&attacks[i], &size);
        struct tree tree;
        struct html_options options = {.milliseconds =
                                           attacks[i].limits == HTML_TIME ? 200 : 20000};
        unsigned limits = html_to_tree(page, size, &options, &tree);
        row_number(attacks[i].name, limits, attacks[i].limits);
        row_true(attacks[i].name, !tree.failed && deepest(&tree) <= LIMIT_HTML_DEPTH + 1);
        struct buffer text;
        buffer_init(&text);
        tree_text(&tree, &text);
        row_true(attacks[i].name, text.data && strstr(text.data, "first"));
        row_true(attacks[i].name, text.data && strstr(text.data, "last"));
        buffer_fini(&text);
        tree_fini(&tree);
        free(page);
    }
}

/* Within the usual limits and a little more: with depth and attributes bounded nothing takes
 * longer than a parser takes for so many bytes. */
static void attacks_take_no_time(void)
{
    clock_t start = clock();
    size_t size;
    char *page = attack_page(&attacks[0], &size);
    struct tree tree;
    html_to_tree(page, size, NULL, &tree);
    row_true("1,000,000 elements", (double)(clock() - start) / CLOCKS_PER_SEC < 10);
    tree_fini(&tree);
    free(page);
}

static void what_is_too_much_is_reduced(void)
{
    static const struct attack words = {"words",
                                        "<title>t</title><p>a<script>no</script>",
                                        "<i title=x>b &lt; </i>",
                                        "<h2>c</h2>d",
                                        20000,
                                        0};
    static const struct {
        unsigned limit;
        struct html_options options;
    } rows[] = {{HTML_MEMORY, {.memory = 1000000}}, {HTML_TIME, {.milliseconds = 1}}};
    size_t size;
    char *page = attack_page(&words, &size);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tree tree;
        row_number("limit", html_to_tree(page, size, &rows[i].options, &tree), rows[i].limit);
        char *got = shown(&tree);
        row_true("words", strncmp(got, "(html (head (title t))(body (p ab < b < ", 40) == 0);
        row_true("its end", strstr(got, "b < )(p c)(p d)))"));
        row_true("no script", !strstr(got, "no"));
        free(got);
        tree_fini(&tree);
    }
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(follows_the_standard), TEST(nul_loses_nothing),    TEST(adds_fragments),
        TEST(attacks_are_bounded),  TEST(attacks_take_no_time), TEST(what_is_too_much_is_reduced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
