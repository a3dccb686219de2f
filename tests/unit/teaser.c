/* The line about an article: standfirst, else first sentence. */
#include "refine/teaser.h"

#include "table.h"

/* What stands in a body whose header holds `standfirst`, if any, and that begins with `text`. */
static const char *teaser_of(const char *standfirst, const char *element, const char *text)
{
    static char result[600];
    struct article article;
    struct buffer out;
    article_init(&article);
    tree_init(&article.body);
    buffer_init(&out);
    xmlNode *header = tree_add(&article.body, article.body.root, "header");
    if (standfirst) {
        xmlNode *p = tree_add(&article.body, header, "p");
        tree_set(&article.body, p, "class", "standfirst furniture");
        tree_add_text(&article.body, p, standfirst, strlen(standfirst));
    }
    xmlNode *first = tree_add(&article.body, article.body.root, element);
    xmlNode *dateline = tree_add(&article.body, first, "span");
    tree_set(&article.body, dateline, "class", "dateline");
    tree_add_text(&article.body, dateline, "PORT – ", strlen("PORT – "));
    tree_add_text(&article.body, first, text, strlen(text));
    xmlNode *mark = tree_add(&article.body, first, "a");
    tree_set(&article.body, mark, "class", "noteref");
    tree_add_text(&article.body, mark, "[1]", 3);
    refine_teaser(&article, &out);
    snprintf(result, sizeof result, "%s", out.data ? out.data : "");
    buffer_fini(&out);
    article_fini(&article);
    return result;
}

static void first_sentences_are_found(void)
{
    static const struct {
        const char *text, *teaser;
    } rows[] = {
        {"The ferry will wait for the bread. Nobody knows why.",
         "The ferry will wait for the bread."},
        {"The ferry will wait for Mr. Marsh and his bread today. So.",
         "The ferry will wait for Mr. Marsh and his bread today."},
        {"The ferry waits for the U.S. Navy and its bread. So.",
         "The ferry waits for the U.S. Navy and its bread."},
        {"The ferry costs 3.50 pounds, or about 4. something. So.",
         "The ferry costs 3.50 pounds, or about 4. something."},
        {"\"Will the ferry wait for the bread?\" she asked. \"It will.\"",
         "\"Will the ferry wait for the bread?\" she asked."},
        {"\"The ferry will wait for the bread today!\" So it did.",
         "\"The ferry will wait for the bread today!\""},
        {"“No.” That was all he said about it. Then he left.",
         "“No.” That was all he said about it."},
        {"轮渡等面包，因为面包师来晚了，大家都没有意见。后来下雨了。",
         "轮渡等面包，因为面包师来晚了，大家都没有意见。"},
        {"هل تنتظر العبّارة الخبز هذا الصباح؟ نعم.", "هل تنتظر العبّارة الخبز هذا الصباح؟"},
        {"One  two\nthree", "One two three"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_string(rows[i].text, teaser_of(NULL, "p", rows[i].text), rows[i].teaser);
}

static void long_ones_are_cut_at_a_word(void)
{
    char text[2000] = "", wide[3000] = "";
    for (size_t i = 0; i < 200; i++)
        strcat(strcat(text, "bread "), i == 199 ? "." : "");
    for (size_t i = 0; i < 200; i++)
        strcat(wide, "面包");
    const char *cut = teaser_of(NULL, "p", text);
    row_true("a word's end", strlen(cut) <= 142 && strstr(cut, "bread…"));
    cut = teaser_of(NULL, "p", wide);
    row_number("wide characters", strlen(cut), 70 * 3);
}

static void standfirsts_go_first(void)
{
    row_string("standfirst", teaser_of("In short. All of it", "p", "Long."), "In short. All of it");
    row_string("a list", teaser_of(NULL, "ul", "Bread"), "");
    row_string("a heading", teaser_of(NULL, "h2", "Bread"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(first_sentences_are_found),
        TEST(long_ones_are_cut_at_a_word),
        TEST(standfirsts_go_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
