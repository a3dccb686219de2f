/* What is written is XML that reads back as what went in, whatever it holds and however deep it is;
 * void elements close by themselves and no others do. */
#define _GNU_SOURCE
#include "write/xml.h"
#include "book/tree.h"

#include "table.h"

#include <libxml/parser.h>
#include <unistd.h>

enum { DEEP = 100000 };

static const char *const hostile[] = {
    "a & b",
    "&amp; &#65; &nbsp;",
    "<script>alert(1)</script>",
    "]]>",
    "<![CDATA[",
    "\"double\"",
    "'single'",
    "a > b < c",
    "<!-- -- -->",
    "المحتويات",
    "新闻 😀",
    "é\xCC\x81",
    "%s %n",
    "</p></body>",
    "one\rtwo\r",
    "&<>\"",
    "",
};

/* Text and attribute of the first <p> in the markup must be the string. */
static void row_reads_back(const char *string, const struct buffer *markup)
{
    xmlDoc *document = xmlReadMemory(markup->data, (int)markup->size, NULL, NULL,
                                     XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
    if (!document) {
        row_wrong(string, "not well formed: %.100s", markup->data);
        return;
    }
    xmlNode *p = xmlDocGetRootElement(document);
    xmlChar *text = xmlNodeGetContent(p), *value = xmlGetProp(p, BAD_CAST "title");
    row_string(string, (const char *)text, string);
    row_string(string, (const char *)value, string);
    xmlFree(text);
    xmlFree(value);
    xmlFreeDoc(document);
}

static void strings_read_back(void)
{
    for (size_t i = 0; i < COUNT(hostile); i++)
        for (enum xml_kind kind = XML_FRAGMENT; kind <= XML_PLAIN; kind++) {
            struct xml xml;
            struct buffer out;
            buffer_init(&out);
            xml_init(&xml, &out, kind);
            xml_element_with(&xml, "p", "title", hostile[i], hostile[i]);
            xml_fini(&xml);
            row_true(hostile[i], !out.failed && !strstr(out.data, "]]>"));
            row_true(hostile[i], !strstr(out.data, "&#x")); /* UTF-8 stays UTF-8 */
            row_reads_back(hostile[i], &out);
            buffer_fini(&out);
        }
}

/* The same through a tree. */
static void trees_read_back(void)
{
    for (size_t i = 0; i < COUNT(hostile); i++) {
        struct tree tree;
        struct buffer out;
        buffer_init(&out);
        tree_init(&tree);
        xmlNode *p = tree_add(&tree, tree.root, "p");
        tree_set(&tree, p, "title", hostile[i]);
        tree_add_text(&tree, p, hostile[i], strlen(hostile[i]));
        struct xml xml;
        xml_init(&xml, &out, XML_FRAGMENT);
        xml_tree(&xml, tree.root, NULL);
        xml_fini(&xml);
        row_reads_back(hostile[i], &out);
        buffer_fini(&out);
        tree_fini(&tree);
    }
}

static void attributes_stay_utf8(void)
{
    struct xml xml;
    struct buffer out;
    buffer_init(&out);
    xml_init(&xml, &out, XML_FRAGMENT);
    xml_open(&xml, "p");
    xml_attribute(&xml, "title", "المحتويات");
    xml_attribute(&xml, "dir", NULL);
    xml_attribute(&xml, "class", "");
    xml_text(&xml, "新闻");
    xml_close(&xml);
    xml_line(&xml);
    xml_fini(&xml);
    row_string("Arabic", out.data, "<p title=\"المحتويات\" class=\"\">新闻</p>\n");
    buffer_fini(&out);
}

static void void_elements(void)
{
    static const struct {
        const char *element;
        bool is_void; /* HTML, section 13.1.2 */
    } rows[] = {
        {"br", true},      {"hr", true},  {"img", true},    {"link", true},  {"meta", true},
        {"wbr", true},     {"col", true}, {"source", true}, {"p", false},    {"a", false},
        {"script", false}, {"td", false}, {"title", false}, {"span", false}, {"li", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (enum xml_kind kind = XML_FRAGMENT; kind <= XML_XHTML; kind++) {
            struct xml xml;
            struct buffer out;
            char expected[64];
            buffer_init(&out);
            xml_init(&xml, &out, kind);
            size_t start = out.size;
            xml_open(&xml, rows[i].element);
            xml_close(&xml);
            xml_fini(&xml);
            snprintf(expected, sizeof expected, rows[i].is_void ? "<%s/>" : "<%s></%s>",
                     rows[i].element, rows[i].element);
            row_string(rows[i].element, out.data + start, expected);
            buffer_fini(&out);
        }
}

static void kinds_begin_as_they_must(void)
{
    static const char *const starts[] = {
        [XML_FRAGMENT] = "<p>x</p>",
        [XML_XHTML] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<p>x</p>",
        [XML_PLAIN] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<p>x</p>",
    };
    for (size_t i = 0; i < COUNT(starts); i++) {
        struct xml xml;
        struct buffer out;
        buffer_init(&out);
        xml_init(&xml, &out, (enum xml_kind)i);
        xml_element(&xml, "p", "x");
        xml_fini(&xml);
        row_true(starts[i], strncmp(out.data, starts[i], strlen(starts[i])) == 0);
        buffer_fini(&out);
    }
}

static void markup_is_put_in(void)
{
    struct xml xml;
    struct buffer out, markup;
    buffer_init(&out);
    buffer_init(&markup);
    buffer_add_string(&out, "before ");
    buffer_add_string(&markup, "<p>a &amp; b</p>\n");
    xml_init(&xml, &out, XML_FRAGMENT);
    xml_open(&xml, "div");
    xml_markup(&xml, &markup);
    xml_element(&xml, "p", "c");
    xml_close(&xml);
    xml_fini(&xml);
    row_string("markup", out.data, "before <div><p>a &amp; b</p>\n<p>c</p></div>");
    buffer_fini(&markup);
    buffer_fini(&out);
}

static void trees_in_document_order(void)
{
    struct tree tree;
    struct buffer out;
    struct xml xml;
    buffer_init(&out);
    tree_init(&tree);
    xmlNode *p = tree_add(&tree, tree.root, "p");
    tree_add_text(&tree, p, "a", 1);
    tree_add_text(&tree, tree_add(&tree, p, "em"), "b", 1);
    tree_add(&tree, p, "br");
    tree_add_text(&tree, p, "c", 1);
    tree_add(&tree, tree.root, "hr");
    tree_add(&tree, tree_add(&tree, tree.root, "blockquote"), "p");
    xml_init(&xml, &out, XML_FRAGMENT);
    xml_tree(&xml, tree.root, NULL);
    xml_fini(&xml);
    row_string("all", out.data,
               "<p>a<em>b</em><br/>c</p>\n<hr/>\n<blockquote><p></p>\n</blockquote>\n");
    buffer_clear(&out);
    xml_init(&xml, &out, XML_FRAGMENT);
    xml_tree(&xml, p, NULL);
    xml_fini(&xml);
    row_string("only below its root", out.data, "a\n<em>b</em>\n<br/>\nc\n");
    buffer_fini(&out);
    tree_fini(&tree);
}

static void deep_without_recursion(void)
{
    struct tree tree;
    struct buffer out;
    struct xml xml;
    buffer_init(&out);
    tree_init(&tree);
    xmlNode *node = tree.root;
    for (size_t i = 0; i < DEEP; i++)
        node = tree_add(&tree, node, "div");
    tree_add_text(&tree, node, "x", 1);
    xml_init(&xml, &out, XML_FRAGMENT);
    xml_tree(&xml, tree.root, NULL);
    xml_fini(&xml);
    size_t opened = 0, closed = 0;
    const char *at = out.data;
    for (; strncmp(at, "<div>", 5) == 0; at += 5)
        opened++;
    row_true("bottom", *at++ == 'x');
    for (; strncmp(at, "</div>\n", 7) == 0; at += 7)
        closed++;
    row_string("end", at, "");
    row_true("levels", opened == DEEP && closed == DEEP);
    buffer_fini(&out);
    tree_fini(&tree);
}

/* Out of memory: the buffer says so, nobody else does. */
static void failure_sticks_in_silence(void)
{
    struct xml xml;
    struct buffer out;
    FILE *caught = tmpfile();
    int stderr_of_test = dup(STDERR_FILENO);
    row_true("test", caught && dup2(fileno(caught), STDERR_FILENO) >= 0);
    buffer_init(&out);
    buffer_reserve(&out, SIZE_MAX - 100);
    xml_init(&xml, &out, XML_XHTML);
    for (size_t i = 0; i < 10000; i++)
        xml_element_with(&xml, "p", "title", "value", "text");
    xml_fini(&xml);
    dup2(stderr_of_test, STDERR_FILENO);
    close(stderr_of_test);
    row_true("failed", out.failed);
    if (caught) {
        row_number("bytes printed", (size_t)lseek(fileno(caught), 0, SEEK_END), 0);
        fclose(caught);
    }
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(strings_read_back),         TEST(trees_read_back),
        TEST(attributes_stay_utf8),      TEST(void_elements),
        TEST(kinds_begin_as_they_must),  TEST(markup_is_put_in),
        TEST(trees_in_document_order),   TEST(deep_without_recursion),
        TEST(failure_sticks_in_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
