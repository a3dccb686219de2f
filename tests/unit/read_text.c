/* A plain text becomes a headline, if one stands there, and paragraphs; both are literal, and every
 * word of the input is in one of them. */
#include "base/utf8.h"
#include "read/read.h"
#include "refine/lossless.h"

#include "table.h"

static const struct reading reading = {.source = "a.txt"};

#define H160                                                                                       \
    "The gauge at the end of the north pier has been read by hand twice a day since the sp"        \
    "ring in which the pier was built and nobody had asked for the books earlier"
_Static_assert(sizeof H160 == 161, "as long as a headline may be");

/* "headline|body" of a text, the headline "-" when there is none; NULL when nothing was read. */
static char *read_article(const char *text)
{
    struct article article;
    struct buffer out;
    buffer_init(&out);
    article_init(&article);
    bool read = read_text(text, strlen(text), &reading, &article);
    row_true(text, !article.body.failed);
    if (read) {
        const char *headline = features_first(&article.features, PART_HEADLINE);
        size_t line = 0;
        buffer_add_format(&out, "%s|", headline ? headline : "-");
        row_true(text, lossless_check(&article.input, &article.body, &line));
        xmlNode *header = article.body.root->children;
        if (headline) {
            row_string(text, (const char *)header->name, "header");
            row_string(text, (const char *)header->children->name, "h1");
            xmlUnlinkNode(header);
            xmlFreeNode(header);
        }
        tree_text(&article.body, &out);
    }
    article_fini(&article);
    char *made = buffer_take(&out);
    if (read)
        return made;
    free(made);
    return NULL;
}

static void headlines(void)
{
    static const struct {
        const char *text, *article;
    } rows[] = {
        {"Swallows return\nThey came.\nAll of them.\n", "Swallows return|They came.\nAll of them."},
        {"  Swallows \t return  \n\nThey came.\n", "Swallows return|They came."},
        {"\n\nSwallows return\n\n\nThey came.", "Swallows return|They came."},
        {"Have they returned?\nThey have.\n", "Have they returned?|They have."},
        {"They are back!\nAll of them.\n", "They are back!|All of them."},
        {"Talks open in the U.S.\nThey opened.\n", "Talks open in the U.S.|They opened."},
        {"And then...\nThey came.\n", "And then...|They came."},
        {"And then…\nThey came.\n", "And then…|They came."},
        {"1984\nThey came.\n", "1984|They came."},
        {"عودة السنونو\nعادت يوم الثلاثاء.\n", "عودة السنونو|عادت يوم الثلاثاء."},
        {"燕子归来\n它们星期二回来了。\n", "燕子归来|它们星期二回来了。"},
        {"They came on Tuesday.\nAll of them.\n", "-|They came on Tuesday.\nAll of them."},
        {"They said:\nAll of them.\n", "-|They said:\nAll of them."},
        {"Dear reader,\nThey came.\n", "-|Dear reader,\nThey came."},
        {"它们星期二回来了。\n全部。\n", "-|它们星期二回来了。\n全部。"},
        {"“We lost it all,” she said. “Even the boat.”\nThey came.\n",
         "-|“We lost it all,” she said. “Even the boat.”\nThey came."},
        {"He said: \"It is late.\"\nThey came.\n", "-|He said: \"It is late.\"\nThey came."},
        {"The only line", "-|The only line"},
        {"The only line\n\n \n", "-|The only line"},
        {"* * *\nThey came.\n", "-|They came."},
        {H160 "\nThey came.\n", H160 "|They came."},
        {H160 "x\nThey came.\n", "-|" H160 "x\nThey came."},
        {"", NULL},
        {"\n \t\n\xC2\xA0\n", NULL},
        {"\xEF\xBB\xBF", NULL},
        {"\xC2\xAD\n", NULL},
        {"\xE2\x80\x8B\n\xE2\x80\x8E", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *article = read_article(rows[i].text);
        row_string(rows[i].text, article, rows[i].article);
        free(article);
    }
}

static void text_is_literal(void)
{
    static const char *const lines[] = {
        "a &lt; b &amp; <i>c</i> ]]>",
        "_not italic_, *nor* /srv/data, $5m, @jane and #1",
        "1998. It was a year.",
        "-> not a quotation",
        "Title: not a field",
        "- - - not a break",
        "😀 漢字 עברית ‏ é",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        char text[256], expected[256];
        snprintf(text, sizeof text, "Headline\n\nFirst.\n\n%s\n\nLast.\n", lines[i]);
        snprintf(expected, sizeof expected, "Headline|First.\n%s\nLast.", lines[i]);
        char *article = read_article(text);
        row_string(lines[i], article, expected);
        free(article);
    }
}

static void show(const octavo_diagnostic *diagnostic, void *user)
{
    snprintf(user, 64, "%s %s", diagnostic->source, diagnostic->name);
}

static void refusals_are_remarked(void)
{
    static const struct {
        const char *name, *bytes;
        size_t size;
        const char *shown;
    } rows[] = {
        {"empty", "", 0, "in/a.txt empty"},
        {"blank", " \n\n", 3, "in/a.txt empty"},
        {"binary", "PK\3\4\24\0\0\0\x08\0\1\2\3\4\5\6\7\1\2\3\4\5\6\7\x0E", 25,
         "in/a.txt not-text"},
        {"read", "One.\nTwo.\n", 10, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct article article;
        char shown[64] = "";
        article_init(&article);
        bool read = read_text(rows[i].bytes, rows[i].size, &(struct reading){.source = "in/a.txt"},
                              &article);
        row_true(rows[i].name, read == (*rows[i].shown == '\0') && !article.body.failed);
        row_number(rows[i].name, article.remarks.count, !read);
        diagnostics_report(&article.remarks, show, shown);
        row_string(rows[i].name, shown, rows[i].shown);
        article_fini(&article);
    }
}

/* Random texts: the words come out as they went in, and in their order. */
/* Letters and digits of a text, without what stands between them; the caller frees them. */
static char *letters(const char *text)
{
    struct buffer out;
    buffer_init(&out);
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_word(c))
            buffer_add_character(&out, c);
    }
    return buffer_take(&out);
}

/* Whatever the blocks are taken for, their words come out in order. */
static void words_are_kept(void)
{
    static const char *const pieces[] = {
        "word", " ",     "\n",    "\n\n",    "stop. ",   "\t",   "U.S.",     "漢字",
        "。",   "well-", "—",     "“x” ",    "  ",       "é ",   "عربي ",    "\n- ",
        "\n> ", "***\n", "TITLE", "\n\nBy ", "\n----\n", "    ", "\n\n[1] ", "www.a.example "};
    uint32_t random = 5;
    for (size_t round = 0; round < 500; round++) {
        struct article article;
        struct buffer text, out;
        buffer_init(&text);
        buffer_init(&out);
        article_init(&article);
        buffer_add_string(&text, "x"); /* so that there is a word */
        for (size_t n = 0; n < 60; n++) {
            random = random * 1664525 + 1013904223;
            buffer_add_string(&text, pieces[(random >> 16) % COUNT(pieces)]);
        }
        row_true(text.data, read_text(text.data, text.size, &reading, &article));
        size_t line = 0;
        row_true(text.data, lossless_check(&article.input, &article.body, &line));
        tree_text(&article.body, &out);
        char *in = letters(text.data), *kept = letters(out.data);
        row_string(text.data, kept, in);
        free(in);
        free(kept);
        article_fini(&article);
        buffer_fini(&text);
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(headlines),
        TEST(text_is_literal),
        TEST(refusals_are_remarked),
        TEST(words_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
