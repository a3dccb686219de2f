/* Long chapters in parts: where they are cut, and links between them. */
#include "parts.h"

#include "table.h"

static const char *const blocks[] = {
    "<h1 id=\"headline\">A</h1>",
    "<p><a id=\"ref1\" href=\"#note1\">1</a></p>",
    "<p>text href=&quot;#note1&quot;</p>",
    "<p>more</p>",
    ("<p id=\"note1\"><a href=\"#ref1\">1</a> <a href=\"#note1\">here</a> "
     "<a href=\"#none\">x</a></p>"),
};

/* The parts of an article of these blocks, numbered 12, a line each. */
static void cut(size_t limit, struct buffer *out)
{
    struct article article;
    struct sizes ends = {0};
    article_init(&article);
    article.number = 12;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        buffer_add_string(&article.markup, blocks[i]);
        assert_true(sizes_add(&ends, article.markup.size));
    }
    assert_true(parts_cut(&article, &ends, limit));
    for (size_t part = 0; part < article_part_count(&article); part++) {
        struct buffer markup;
        size_t start = 0, size = article.markup.size;
        buffer_init(&markup);
        if (article.parts.count > 0)
            article_part(&article, part, &start, &size);
        buffer_add(&markup, article.markup.data + start, size);
        parts_link(&article, &markup);
        buffer_add(out, markup.data, markup.size);
        buffer_add_byte(out, '\n');
        buffer_fini(&markup);
    }
    sizes_fini(&ends);
    article_fini(&article);
}

static void links_lead_into_other_parts(void)
{
    struct buffer out;
    buffer_init(&out);
    cut(60, &out);
    assert_string_equal(
        out.data,
        "<h1 id=\"headline\">A</h1><p><a id=\"ref1\" href=\"c12-3.xhtml#note1\">1</a></p>\n"
        "<p>text href=&quot;#note1&quot;</p><p>more</p>\n"
        "<p id=\"note1\"><a href=\"c12.xhtml#ref1\">1</a> <a href=\"#note1\">here</a> "
        "<a href=\"#none\">x</a></p>\n");
    buffer_fini(&out);
}

static void a_short_chapter_is_one_part(void)
{
    struct buffer out;
    buffer_init(&out);
    cut(1000, &out);
    assert_null(strstr(out.data, "c12"));
    assert_ptr_equal(strchr(out.data, '\n') + 1, out.data + out.size);
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(links_lead_into_other_parts),
        TEST(a_short_chapter_is_one_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
