/* Pages before their tree, and their pictures: encodings, XHTML, packed pages, addresses. */
#include "html/html_decode.h"
#include "html/html_tree.h"
#include "html/html_words.h"
#include "html/origin.h"
#include "html/pictures.h"
#include "html/xhtml.h"

#include "table.h"

static void encodings(void)
{
    static const struct {
        const char *page, *name, *text;
    } rows[] = {
        {"<meta charset=koi8-r>\xF2\xF5\xF3\xF8", "koi8-r", "<meta charset=koi8-r>РУСЬ"},
        {"<META CONTENT='text/html; CharSet=Windows-1251' http-equiv=x>\xCC\xE8\xF0",
         "windows-1251", "<META CONTENT='text/html; CharSet=Windows-1251' http-equiv=x>Мир"},
        {"<?xml version='1.0' encoding='ISO-8859-2'?>\xB1\xE6", "iso-8859-2",
         "<?xml version='1.0' encoding='ISO-8859-2'?>ąć"},
        {"<!-- <meta charset=koi8-r> --><meta charset=latin1>\xE9t\xE9", "windows-1252",
         "<!-- <meta charset=koi8-r> --><meta charset=latin1>été"},
        {"<meta charset=koi8-r>\xD0\x9C\xD0\xB8\xD1\x80", "UTF-8", "<meta charset=koi8-r>Мир"},
        {"\xEF\xBB\xBF<meta charset=koi8-r>x", "UTF-8", "<meta charset=koi8-r>x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        struct diagnostics remarks = {0};
        buffer_init(&out);
        row_string(rows[i].page,
                   html_decode(rows[i].page, strlen(rows[i].page), "x", NULL, &out, &remarks),
                   rows[i].name);
        row_string(rows[i].page, out.data, rows[i].text);
        buffer_fini(&out);
        diagnostics_fini(&remarks);
    }
}

static void xhtml(void)
{
    static const struct {
        const char *page, *html;
    } rows[] = {
        {"<a id=\"x\"/>y", "<a id=\"x\"></a>y"},
        {"<br/><img src='a>b'/><p />", "<br/><img src='a>b'/><p ></p>"},
        {"<p title='/>'>x</p>", "<p title='/>'>x</p>"},
        {"<![CDATA[a<b&c]]>d", "a&lt;b&amp;cd"},
        {"<![CDATA[open", "open"},
        {"<!-- <a/> --><b/>", "<!-- <a/> --><b></b>"},
        {"<script>x('<a/>')</script><i/>", "<script>x('<a/>')</script><i></i>"},
        {"<script src='x'/><i/>", "<script src='x'></script><i></i>"},
        {"<script>open<a/>", "<script>open<a/>"},
        {"1 < 2 <", "1 < 2 <"},
        {"<a", "<a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        xhtml_to_html(rows[i].page, strlen(rows[i].page), &out);
        buffer_add(&out, "", 0);
        row_string(rows[i].page, out.data, rows[i].html);
        buffer_fini(&out);
    }
}

/* The addresses of all pictures and links, in order. */
static void addresses_of(const struct tree *tree, struct buffer *out)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        bool silent =
            node != tree->root && strcmp((const char *)node->parent->name, "noscript") == 0;
        bool image = strcmp((const char *)node->name, "img") == 0;
        const char *address = tree_get(node, image ? "src" : "href");
        if (address && !silent)
            buffer_add_format(out, " %s", address);
    }
    buffer_add(out, "", 0);
}

static void pictures(void)
{
    static const struct {
        const char *page, *base, *addresses;
    } rows[] = {
        {"<img src=a.jpg>", NULL, " a.jpg"},
        {"<img src=data:image/gif;base64,R0 data-src=b.jpg>", NULL, " b.jpg"},
        {"<img data-original=b.jpg>", NULL, " b.jpg"},
        {"<img src=a_files/a.jpg srcset='https://x.org/b.jpg 900w'>", NULL, " a_files/a.jpg"},
        {"<img srcset='s.jpg 320w, l.jpg 1200w, m.jpg 800w'>", NULL, " l.jpg"},
        {"<img srcset='a.jpg, b.jpg 2x'>", NULL, " b.jpg"},
        {"<img srcset=', ,a.jpg,,'>", NULL, " a.jpg"},
        {"<picture><source type=image/avif srcset=a.avif><source srcset='b.webp "
         "9w'><img></picture>",
         NULL, " b.webp"},
        {"<img src=https://x.org/s.jpg data-src=l.jpg>", NULL, " l.jpg"},
        {"<img class=lazy><noscript><img src=b.jpg></noscript>", NULL, " b.jpg"},
        {"<noscript><img src=b.jpg></noscript>", NULL, " b.jpg"},
        {"<img src=a.jpg><noscript><img src=b.jpg></noscript>", NULL, " a.jpg"},
        {"<img src=a.jpg><a href=b.html>c</a><a href=#d>e</a>", "https://x.org/y/",
         " https://x.org/y/a.jpg https://x.org/y/b.html #d"},
        {"<img src=../a.jpg>", "p/q/", " p/a.jpg"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tree tree;
        struct buffer out;
        buffer_init(&out);
        html_to_tree(rows[i].page, strlen(rows[i].page), NULL, &tree);
        pictures_settle(&tree, tree.root, rows[i].base);
        addresses_of(&tree, &out);
        row_string(rows[i].page, out.data, rows[i].addresses);
        buffer_fini(&out);
        tree_fini(&tree);
    }
}

static void words(void)
{
    static const struct {
        const char *page, *words;
        size_t letters, linked;
    } rows[] = {
        {"<title>t</title><p>a<b>b</b><script>x</script><td>c<br>d<select><option>e</select>"
         "<p><svg><text>f</text></svg>g<a href=x>hi</a>",
         "abc\nd\nf\nghi\n", 8, 2},
        {"a<math><mi>b</mi> <mo>c </mo><mtext>d<b>e", "a\nb\nc \nd\ne\n", 5, 0},
        {"a<math><mfrac><mi>b</mi>\n<mn>c</mn></mfrac>\n</math>d", "a\nb\nc\nd\n", 4, 0},
        {"a<math> <mi> </mi></math>b<mtd>c<mtr>d", "abcd\n", 4, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct tree tree;
        struct buffer out;
        buffer_init(&out);
        html_to_tree(rows[i].page, strlen(rows[i].page), NULL, &tree);
        html_words(tree.root, &out);
        row_string(rows[i].page, out.data, rows[i].words);
        row_number(rows[i].page, html_letters(tree.root).all, rows[i].letters);
        row_number(rows[i].page, html_letters(tree.root).linked, rows[i].linked);
        buffer_fini(&out);
        tree_fini(&tree);
    }
}

static void origins(void)
{
    static const struct {
        const char *page, *address;
    } rows[] = {
        {"<!-- saved from url=(0019)https://a.org/b-c?d -->", "https://a.org/b-c?d"},
        {"<!--\n Page saved with SingleFile \n url: http://a.org/ \n-->", "http://a.org/"},
        {"<!-- saved from url=(0010)about:internet -->", NULL},
        {"<p>saved from url=(", NULL},
        {"<p>https://a.org</p>", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        article_init(&article);
        origin_tell_address(&article, rows[i].page, strlen(rows[i].page));
        row_string(rows[i].page, features_stated(&article.features, PART_URL), rows[i].address);
        article_fini(&article);
    }
}

static void languages(void)
{
    static const struct {
        const char *words, *language;
        bool fits;
    } rows[] = {
        {"The harbour", "en", true},  {"Гавань", "en", false},  {"Гавань", "ru", true},
        {"Лука", "sr", true},         {"الميناء", "en", false}, {"الميناء", "ar", true},
        {"The harbour", "fa", false}, {"港口", "zh-TW", true},  {"港口", "de", false},
        {"बंदरगाह", "hi", true},       {"", "en", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        struct buffer words;
        article_init(&article);
        buffer_init(&words);
        buffer_add_string(&words, rows[i].words);
        strcpy(article.language, rows[i].language);
        origin_check_language(&article, &words);
        row_string(rows[i].words, article.language, rows[i].fits ? rows[i].language : "");
        buffer_fini(&words);
        article_fini(&article);
    }
}

/* "x" packed by gzip, and what is no page or too large. */
static void packed(void)
{
    static const char page[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xb3\x29\xb0\x4b"
                               "\xb4\xd1\x2f\xb0\x03\x00\xc9\x53\xb8\xa6\x08\x00\x00\x00";
    struct buffer out;
    buffer_init(&out);
    row_true("packed", html_is_packed(page, sizeof page - 1) && !html_is_packed("<p>", 3));
    row_true("too large", !html_unpack(page, sizeof page - 1, 7, &out));
    for (size_t size = 3; size < sizeof page - 1; size++)
        row_true("cut off", html_is_packed(page, size) && !html_unpack(page, size, 1000, &out));
    row_true("whole", html_unpack(page, sizeof page - 1, 8, &out));
    row_string("what it holds", out.data, "<p>a</p>");
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(encodings), TEST(xhtml),  TEST(pictures),  TEST(words),
        TEST(origins),   TEST(packed), TEST(languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
