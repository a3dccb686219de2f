/* Which marks in a text may refer to notes, written in angle brackets, and which texts begin with
 * one. */
#include "read/mark.h"
#include "base/buffer.h"

#include "table.h"

static char *marked(const char *text)
{
    struct buffer out;
    buffer_init(&out);
    size_t size = strlen(text);
    for (size_t i = 0; i < size;) {
        struct mark mark;
        bool found = mark_may_begin(text[i]) && mark_refers(text, i, size, &mark);
        size_t taken = found ? mark.size : 1;
        if (found)
            buffer_add_byte(&out, '<');
        buffer_add(&out, text + i, taken);
        if (found)
            buffer_add_byte(&out, '>');
        i += taken;
    }
    return buffer_take(&out);
}

static void references(void)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"the fall.* Then", "the fall.<*> Then"},
        {"twice** and thrice***", "twice<**> and thrice<***>"},
        {"in 1998*, for 4.50* each", "in 1998<*>, for 4.50<*> each"},
        {"cards,† dogs‡ and law§", "cards,<†> dogs<‡> and law<§>"},
        {"这个词*在这里", "这个词<*>在这里"},
        {"a 5* hotel, grade A*", "a 5* hotel, grade A*"},
        {"3*4 and 3 * 4", "3*4 and 3 * 4"},
        {"*word* and **two words** here", "*word* and **two words** here"},
        {"* * *", "* * *"},
        {"a ******", "a ******"},
        {"glob*(x) and foo*/", "glob*(x) and foo*/"},
        {"StGB§ 5, geb. *1920, †1998", "StGB§ 5, geb. *1920, †1998"},
        {"sagt er.¹ Dann 214², und »so«¹²", "sagt er.<¹> Dann 214<²>, und »so«<¹²>"},
        {"12 m², km³, x², 10³, 5²", "12 m², km³, x², 10³, 5²"},
        {"¹ at the start, ⁰ and word⁰", "¹ at the start, ⁰ and word⁰"},
        {"citation[1] and fleuve (2).", "citation<[1]> and fleuve <(2)>."},
        {"(1998) and [0] and [1000] and f(3)x", "(1998) and [0] and [1000] and f(3)x"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *found = marked(rows[i].text);
        row_string(rows[i].text, found, rows[i].expected);
        free(found);
    }
}

static void leading(void)
{
    static const struct {
        const char *text;
        size_t size; /* of the mark, 0 for none */
    } rows[] = {
        {"* A note.", 1},   {"**Another", 2},    {"† A third", 3},
        {"¹ One", 2},       {"¹² Twelve", 4},    {"(1) In brackets", 3},
        {"12. Stop", 3},    {"3) Half", 2},      {"*word* first", 0},
        {"*all of it*", 0}, {"* * *", 0},        {"*1920 in Ulm", 0},
        {"† 1998", 0},      {"§ 5 Hafen", 0},    {"1998. A year", 0},
        {"*", 0},           {"12.5 percent", 0}, {"", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mark mark = {0};
        bool leads = mark_leads(rows[i].text, strlen(rows[i].text), &mark);
        row_number(rows[i].text, leads ? mark.size : 0, rows[i].size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(references),
        TEST(leading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
