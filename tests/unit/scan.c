/* What the last look at a page lets pass, and which rule it names otherwise. */
#include "write/scan.h"

#include "table.h"

static bool leads_anywhere(const void *context, const char *href, size_t size)
{
    (void)context;
    (void)href;
    return size > 0;
}

/* The page whose <body> holds `body`. */
static const char *scan_body(const char *body)
{
    struct buffer page;
    buffer_init(&page);
    buffer_add_format(&page,
                      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
                      "<html><body>%s</body></html>\n",
                      body);
    const char *fault = scan_page(page.data, page.size, leads_anywhere, NULL);
    buffer_fini(&page);
    return fault;
}

struct body {
    const char *name, *markup, *fault;
};

static void try_bodies(const struct body *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row_string(rows[i].name, scan_body(rows[i].markup), rows[i].fault);
}

static void characters(void)
{
    static const char not_allowed[] = "a character that is not allowed";
    static const struct body rows[] = {
        {"plain", "<p>All of it is ASCII, and ends.</p>", NULL},
        {"line feeds and tabs", "<p>one\n\ttwo</p>\n", NULL},
        {"beyond ASCII", "<p>Zürich – 新闻 – \xF0\x9F\x93\xB0</p>", NULL},
        {"backspace", "<p>a longer text \b and more</p>", not_allowed},
        {"DEL", "<p>1234567\x7F</p>", not_allowed},
        {"carriage return", "<p>one\r\ntwo</p>", not_allowed},
        {"C1", "<p>one\xC2\x85two</p>", not_allowed},
        {"cut off", "<p>caf\xC3</p>", not_allowed},
        {"no UTF-8", "<p>caf\xE9 olé</p>", not_allowed},
        {"a tag in a value", "<p><a href=\"<p>\">x</a></p>", not_allowed},
        {"backspace in a value", "<p><a href=\"\b\">x</a></p>", not_allowed},
    };
    try_bodies(rows, COUNT(rows));
}

static void references(void)
{
    static const char unknown[] = "a reference that is none of the five";
    static const struct body rows[] = {
        {"the five", "<p>&amp;&lt; &gt; &quot;&apos;</p>", NULL},
        {"a carriage return", "<p>&#13;</p>", NULL},
        {"in a value", "<p><a href=\"?a=1&amp;b=2&amp;\">x</a></p>", NULL},
        {"alone", "<p>fish & chips</p>", unknown},
        {"at the end", "<p>fish &amp</p>", unknown},
        {"of HTML", "<p>&nbsp;</p>", unknown},
        {"by number", "<p>&#38;</p>", unknown},
        {"broken in a value", "<p><a href=\"?a=1&amp;b=2&c\">x</a></p>", unknown},
    };
    try_bodies(rows, COUNT(rows));
}

static void text_stands_in_blocks(void)
{
    static const char only_elements[] = "text where only elements may stand";
    static const struct body rows[] = {
        {"white space", "\n  <p>text</p>\n", NULL},
        {"text", "\n  <p>text</p>  more\n", only_elements},
        {"beyond ASCII", "\u2003<p>text</p>", only_elements},
        {"a reference", "<p>text</p>&amp;", only_elements},
    };
    try_bodies(rows, COUNT(rows));
}

static void elements_stand_where_they_may(void)
{
    static const char not_here[] = "an element where it may not stand";
    static const struct body rows[] = {
        {"blocks", "<blockquote><p>a <b>b</b></p>c</blockquote>", NULL},
        {"a block in a line", "<p><b><p>x</p></b></p>", "a block inside a line"},
        {"li in ul", "<ul><li>a<ul><li>b</li></ul></li></ul>", NULL},
        {"li in li", "<ul><li><li>x</li></li></ul>", not_here},
        {"li in body", "<li>x</li>", not_here},
        {"p in ul", "<ul><p>x</p></ul>", not_here},
        {"a table", "<table><caption>x</caption><tbody><tr><td><p>x</p></td></tr></tbody></table>",
         NULL},
        {"tr in table", "<table><tr><td>x</td></tr></table>", not_here},
        {"td in tbody", "<table><tbody><td>x</td></tbody></table>", not_here},
        {"td in p", "<p><td>x</td></p>", not_here},
        {"dt in body", "<dt>x</dt>", not_here},
        {"dd in dl", "<dl><dt>x</dt><dd>y</dd></dl>", NULL},
        {"dd in ul", "<ul><dd>x</dd></ul>", not_here},
        {"a caption first", "<figure><figcaption>x</figcaption><p>y</p><p>z</p></figure>", NULL},
        {"a caption last", "<figure><p>y</p><p>z</p><figcaption>x</figcaption></figure>", NULL},
        {"a caption between", "<figure><p>y</p><figcaption>x</figcaption><p>z</p></figure>",
         "something behind the caption of a figure"},
        {"figcaption in div", "<div><figcaption>x</figcaption></div>", not_here},
        {"rt in ruby", "<p><ruby>x<rt>y</rt></ruby></p>", NULL},
        {"rt in span", "<p><span>x<rt>y</rt></span></p>", not_here},
        {"math", "<p><math><mfrac><mi>a</mi><mn>2</mn></mfrac></math></p>", NULL},
        {"text in math", "<p><math>x</math></p>", "text where only elements may stand"},
        {"span in math", "<p><math><span>x</span></math></p>", not_here},
        {"text in ul", "<ul>x</ul>", "text where only elements may stand"},
        {"a in a", "<p><a href=\"x\">b<i><a href=\"y\">c</a></i></a></p>", "a link inside a link"},
        {"a beside a", "<p><a href=\"x\">b</a><a href=\"y\">c</a></p>", NULL},
        {"a script", "<p><script></script></p>", "an element that no page has"},
        {"unknown", "<p><blink>x</blink></p>", "an element that no page has"},
    };
    try_bodies(rows, COUNT(rows));
}

static void attributes_and_ids(void)
{
    static const char not_here[] = "an attribute that its element may not have";
    static const struct body rows[] = {
        {"everywhere", "<p id=\"a\" class=\"b\" lang=\"en\" xml:lang=\"en\" dir=\"ltr\">x</p>",
         NULL},
        {"a handler", "<p onclick=\"x\">x</p>", not_here},
        {"style", "<p style=\"x\">x</p>", not_here},
        {"href of p", "<p href=\"#a\">x</p>", not_here},
        {"colspan", "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>", NULL},
        {"one id twice", "<p id=\"a\">x</p><p id=\"b\">x</p><p id=\"a\">x</p>",
         "an id that stands twice"},
        {"an id and its beginning", "<p id=\"ab\">x</p><p id=\"a\">x</p><p id=\"abc\">x</p>", NULL},
        {"an id of a digit", "<p id=\"1\">x</p>", "an id that is no name"},
        {"an empty id", "<p id=\"\">x</p>", "an id that is no name"},
        {"an id with a space", "<p id=\"a b\">x</p>", "an id that is no name"},
        {"an id with a colon", "<p id=\"a:b\">x</p>", "an id that is no name"},
        {"a link to an id", "<p><a href=\"#b\">x</a></p><p id=\"a\">x</p><p id=\"b\">x</p>", NULL},
        {"a link to none", "<p id=\"a\"><a href=\"#b\">x</a></p>",
         "a link to no place in its page"},
    };
    try_bodies(rows, COUNT(rows));
}

/* What stands in a chapter is looked at without its page. */
static void markup_alone(void)
{
    static const struct body rows[] = {
        {"nothing", "", NULL},
        {"blocks", "<header><h1 id=\"a\">x</h1></header>\n<p><a href=\"#a\">y</a></p>\n", NULL},
        {"text outside blocks", "x", NULL}, /* of a section, as FLOW has it */
        {"one end too many", "<p>x</p></section><section>", "an end tag without a start"},
        {"one end too few", "<p>x</p><div>", "an element that does not end"},
        {"an item", "<li>x</li>", "an element where it may not stand"},
        {"a link to none", "<p><a href=\"#b\">x</a></p>", "a link to no place in its page"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_string(rows[i].name,
                   scan_markup(rows[i].markup, strlen(rows[i].markup), leads_anywhere, NULL),
                   rows[i].fault);
}

static void values_end(void)
{
    static const char document[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"no end";
    row_string("open", scan_xml(document, sizeof document - 1), "an attribute that does not end");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(characters),
        TEST(references),
        TEST(text_stands_in_blocks),
        TEST(elements_stand_where_they_may),
        TEST(attributes_and_ids),
        TEST(markup_alone),
        TEST(values_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
