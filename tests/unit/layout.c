/* Lines that stand for themselves stay apart, lines are measured and joined as their characters
 * ask, and nothing but white space is ever lost. Wrapped text: layout_wrapped.c. */
#include "laid_out.h"

static void lines_that_stay_apart(void)
{
    static const struct {
        const char *name, *text, *expected; /* NULL: as it is */
    } rows[] = {
        {"empty", "", ""},
        {"blank", " \n\t\n\n", ""},
        {"one line", "One line.", "One line.\n"},
        {"blank lines around", "\n\n  One line.  \n\n", "One line.\n"},
        {"a paragraph a line",
         "Swallows return to the pier\nThey came on Tuesday, a week before anybody had thought "
         "that they would, and by noon there were two hundred of them on the wires.\nThe office "
         "closed its north window.\nIn the evening, when the fishing boats came in, they were gone "
         "from the wires and had taken the old nests under the roof of the ice house.\n",
         NULL},
        {"verse",
         "The gauge has a face of brass,\nThe tide has a face of grey;\nThey look at each other at "
         "noon,\nAnd neither looks away.\n",
         NULL},
        {"stanzas", "Grey is the pier,\nand grey the sea,\n\ngrey is the gull\nthat looks at me.\n",
         "Grey is the pier,\nand grey the sea,\ngrey is the gull\nthat looks at me.\n"},
        {"a list", "Rope\nTar, two barrels\nA lamp\n", NULL},
        {"an address", "The Harbour Office\n1 North Pier\nSaltmarsh\n", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *got = lay_out(rows[i].text);
        row_string(rows[i].name, got, rows[i].expected ? rows[i].expected : rows[i].text);
        free(got);
    }
    struct buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < 20000; i++)
        buffer_add_string(&line, "word ");
    buffer_add_string(&line, "end.\n");
    char *got = lay_out(line.data);
    row_string("one line of 100,000 columns", got, line.data);
    free(got);
    buffer_fini(&line);
}

static void lines_are_measured(void)
{
    static const struct {
        const char *line, *text;
        size_t indent, end;
    } rows[] = {
        {"abc", "abc", 0, 3},
        {"  abc  ", "abc", 2, 5},
        {"\tabc", "abc", 8, 11},
        {"   \tabc", "abc", 8, 11},
        {"a\tb", "a\tb", 0, 9},
        {"e\xCC\x81"
         "a",
         "e\xCC\x81"
         "a",
         0, 2},
        {"　　漢字", "漢字", 4, 8},
        {"\xC2\xA0x", "x", 1, 2},
        {" \t\xE3\x80\x80", "", 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lines lines = {0};
        struct buffer text;
        buffer_init(&text);
        buffer_add_format(&text, "%s\n\n%s", rows[i].line, rows[i].line);
        lines_split(text.data, text.size, &lines);
        row_number(rows[i].line, lines.count, 3);
        for (size_t n = 0; n < 3; n += 2) {
            const struct line *line = &lines.items[n];
            row_number(rows[i].line, line->size, strlen(rows[i].text));
            row_true(rows[i].line, !line->size || !memcmp(line->text, rows[i].text, line->size));
            row_true(rows[i].line, !line->size || line->text > text.data - 1);
            row_true(rows[i].line, line->visible == (rows[i].end > 0));
            row_number(rows[i].line, line->size ? line->indent : 0, rows[i].indent);
            row_number(rows[i].line, line->size ? line->end : 0, rows[i].end);
        }
        row_number("blank", lines.items[1].size, 0);
        free(lines.items);
        buffer_fini(&text);
    }
}

static void joins(void)
{
    static const struct {
        const char *text, *joined;
    } rows[] = {
        {"two\nwords", "two words"},
        {"a  b \n  c", "a  b c"},
        {"well-\nknown", "well-known"},
        {"1914-\n18", "1914-18"},
        {"well‐\nknown", "well‐known"},
        {"cats -\nand", "cats - and"},
        {"cats --\nand", "cats -- and"},
        {"-\nand", "- and"},
        {"well-\n(known)", "well- (known)"},
        {"word—\nnext", "word—next"},
        {"said —\nand", "said — and"},
        {"1914–\nand", "1914– and"},
        {"新闻\n报", "新闻报"},
        {"新闻，\n报", "新闻，报"},
        {"新闻\nnews", "新闻 news"},
        {"news\n新闻", "news 新闻"},
        {"안녕\n하세요", "안녕 하세요"},
        {"سلام\nعليكم", "سلام عليكم"},
        {"one\ntwo\nthree", "one two three"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lines lines = {0};
        struct buffer out;
        buffer_init(&out);
        lines_split(rows[i].text, strlen(rows[i].text), &lines);
        layout_join(&lines, 0, lines.count, NULL, &out);
        row_string(rows[i].text, out.data, rows[i].joined);
        free(lines.items);
        buffer_fini(&out);
    }
}

/* Random lines, indents and blanks: what is neither white space nor a bullet comes
 * out as it went in. */
static void nothing_is_lost(void)
{
    static const char *const pieces[] = {"word", " ",    " ",          "\n",    "\n\n", "    ",
                                         "\t",   "。",   "漢字",       "word ", "a.",   "—",
                                         "-",    "\n  ", "sentence. ", "عربي "};
    uint32_t random = 3;
    for (size_t round = 0; round < 500; round++) {
        struct buffer text;
        buffer_init(&text);
        for (size_t n = 0; n < 200; n++) {
            random = random * 1664525 + 1013904223;
            buffer_add_string(&text, pieces[(random >> 16) % (round % 2 ? 16 : 10)]);
        }
        char *got = lay_out(text.data);
        const char *a = text.data, *b = got;
        while (*a || *b) {
            a += strspn(a, " \t\n-"); /* a hyphen may be a bullet */
            b += strspn(b, " \t\n-");
            if (*a != *b)
                break;
            a += *a != '\0';
            b += *b != '\0';
        }
        row_string("random text", b, *a || *b ? a : "");
        free(got);
        buffer_fini(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_that_stay_apart),
        TEST(lines_are_measured),
        TEST(joins),
        TEST(nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
