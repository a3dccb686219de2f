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
        {"a tag in a value", "<a href=\"<p>\">x</a>", not_allowed},
        {"backspace in a value", "<a href=\"\b\">x</a>", not_allowed},
    };
    try_bodies(rows, COUNT(rows));
}

static void references(void)
{
    static const char unknown[] = "a reference that is none of the five";
    static const struct body rows[] = {
        {"the five", "<p>&amp;&lt; &gt; &quot;&apos;</p>", NULL},
        {"a carriage return", "<p>&#13;</p>", NULL},
        {"in a value", "<a href=\"?a=1&amp;b=2&amp;\">x</a>", NULL},
        {"alone", "<p>fish & chips</p>", unknown},
        {"at the end", "<p>fish &amp</p>", unknown},
        {"of HTML", "<p>&nbsp;</p>", unknown},
        {"by number", "<p>&#38;</p>", unknown},
        {"broken in a value", "<a href=\"?a=1&amp;b=2&c\">x</a>", unknown},
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
        TEST(values_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
