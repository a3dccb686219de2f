/* Short texts enter a book as one clean line, are cut between words within their limit, and words
 * are counted as readers count them. */
#include "book/text.h"
#include "base/utf8.h"

#include "table.h"

static void lines_are_clean(void)
{
    static const struct {
        const char *string, *line;
    } rows[] = {
        {"", ""},
        {"The week", "The week"},
        {"  The \t\r\n week  ", "The week"},
        {"a\xC2\xA0\xE2\x80\x83\xE3\x80\x80"
         "b",
         "a b"},
        {"a\xE2\x80\xA8"
         "b\xC2\x85"
         "c\fd",
         "a b c d"},
        {"a\x01\x02"
         "b",
         "ab"},
        {"a \x01 b", "a b"},
        {"\x01 a \x01", "a"},
        {"a\xEF\xBF\xBE\xEF\xB7\x90"
         "b",
         "ab"},
        {"a\xC2\x9F"
         "b",
         "ab"},
        {"caf\xE9 \xC3", "caf\xEF\xBF\xBD \xEF\xBF\xBD"},
        {"a & b < c", "a & b < c"},
        {"العدد الأول", "العدد الأول"},
        {"新闻 😀", "新闻 😀"},
        {" \xC2\xA0 ", ""},
        {"\xC2\xAD", ""},
        {"\xE2\x80\x8B\xE2\x80\x8D", ""},
        {"\xE2\x80\xAE \xEF\xB8\x8F", ""},
        {"\xE2\x80\x8F"
         "a",
         "\xE2\x80\x8F"
         "a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *line = text_line(rows[i].string);
        row_string(rows[i].string, line, rows[i].line);
        free(line);
    }
}

/* However long what stands before two spaces is. */
static void two_spaces_anywhere(void)
{
    enum { LONGEST = 520 };
    char string[LONGEST + 4];
    for (size_t size = 1; size <= LONGEST; size++) {
        memset(string, 'a', size);
        memcpy(string + size, "  b", 4);
        char *line = text_line(string);
        assert_int_equal(strlen(line), size + 2);
        assert_string_equal(line + size, " b");
        free(line);
    }
}

static void cuts(void)
{
    static const struct {
        const char *line;
        size_t limit;
        const char *cut;
    } rows[] = {
        {"", 5, ""},
        {"one two three", 13, "one two three"},
        {"one two three", 99, "one two three"},
        {"one two three", 12, "one two…"},
        {"one two three", 9, "one two…"},
        {"one two three", 8, "one two…"},
        {"one two three", 5, "one…"},
        {"été à Zürich", 8, "été à…"},
        {"abcdefghij", 10, "abcdefghij"},
        {"abcdefghij", 5, "abcd…"},
        {"今日新闻今日新闻", 8, "今日新闻今日新闻"},
        {"今日新闻今日新闻", 5, "今日新闻…"},
        {"مرحبا بالعالم الجديد", 14, "مرحبا بالعالم…"},
        {"a b", 1, "…"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        buffer_add_string(&out, "> ");
        text_cut(&out, rows[i].line, rows[i].limit);
        row_string(rows[i].line, out.data + 2, rows[i].cut);
        buffer_fini(&out);
    }
}

/* At every limit: within it, still UTF-8, a beginning of the line, no space before the ellipsis. */
static void cuts_keep_within_the_limit(void)
{
    static const char *const lines[] = {
        "The harbour gauge has been read by hand twice a day since it was built",
        "今日 新闻今日新闻 今日 新闻今日新闻今日新闻", "x😀😀 😀😀😀😀 é é é",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (size_t i = 0; i < COUNT(lines); i++)
        for (size_t limit = 2; limit < 80; limit++) {
            struct buffer out;
            buffer_init(&out);
            text_cut(&out, lines[i], limit);
            size_t length = utf8_length(out.data, out.size);
            bool cut = utf8_length(lines[i], strlen(lines[i])) > limit;
            size_t kept = cut ? out.size - strlen("…") : out.size;
            if (length > limit || strncmp(out.data, lines[i], kept) != 0 ||
                strcmp(out.data + kept, cut ? "…" : "") != 0 ||
                (cut && kept > 0 && out.data[kept - 1] == ' '))
                row_wrong(lines[i], "at %zu \"%s\"", limit, out.data);
            uint32_t c = 0;
            for (size_t at = 0, size = 1; at < out.size && size > 0; at += size) {
                size = utf8_decode(out.data + at, out.size - at, &c);
                row_true(lines[i], size > 0);
            }
            buffer_fini(&out);
        }
}

static void words_are_counted(void)
{
    static const struct {
        const char *text;
        size_t words, ideographs;
    } rows[] = {
        {"", 0, 0},
        {"one", 1, 0},
        {"one two\nthree", 3, 0},
        {"  one  ", 1, 0},
        {"don't stop", 2, 0},
        {"well-known", 1, 0},
        {"well – done", 2, 0},
        {"— … “ ” !", 0, 0},
        {"1,000 ships", 2, 0},
        {"“Quoted”", 1, 0},
        {"Zürich été", 2, 0},
        {"مرحبا بالعالم", 2, 0},
        {"안녕 하세요", 2, 0},
        {"漢字かな", 0, 4},
        {"新闻。今日，新闻！", 0, 6},
        {"Tokyo 東京 2020", 2, 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t words = 100, ideographs = 1000;
        text_count(rows[i].text, strlen(rows[i].text), &words, &ideographs);
        row_number(rows[i].text, words - 100, rows[i].words);
        row_number(rows[i].text, ideographs - 1000, rows[i].ideographs);
    }
}

/* ASCII is counted by a table of its own: what it says is what is said of each character. */
static void words_begin_and_end_at_ascii(void)
{
    for (char c = 1; c > 0 && c < 0x7F; c++) {
        char alone[] = {c, '\0'}, between[] = {'a', c, 'b', '\0'};
        size_t words = 0, ideographs = 0;
        text_count(alone, 1, &words, &ideographs);
        row_number(alone, words, character_is_word((unsigned char)c));
        words = 0;
        text_count(between, 3, &words, &ideographs);
        row_number(between, words, character_is_space((unsigned char)c) ? 2 : 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_are_clean),
        TEST(two_spaces_anywhere),
        TEST(cuts),
        TEST(cuts_keep_within_the_limit),
        TEST(words_are_counted),
        TEST(words_begin_and_end_at_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
