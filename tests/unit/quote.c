/* Whatever a foreign string holds, its quotation is short, printable UTF-8 that a terminal shows
 * and does not obey. */
#include "base/quote.h"
#include "base/limits.h"
#include "base/utf8.h"

#include "table.h"

static void hostile_strings(void)
{
    static const struct {
        const char *string, *quoted;
    } rows[] = {
        {"", ""},
        {"plain text.txt", "plain text.txt"},
        {"Zürich أخبار 新闻 😀", "Zürich أخبار 新闻 😀"},
        {"a\nb\tc\rd", "a\\x0Ab\\x09c\\x0Dd"},
        {"\x1B[31mred", "\\x1B[31mred"},
        {"\a\b\x7F", "\\x07\\x08\\x7F"},
        {"\xC2\x85\xC2\x9B", "\\u{85}\\u{9B}"},
        {"a\xE2\x80\xAE"
         "b",
         "a\\u{202E}b"},
        {"\xE2\x80\xAA\xE2\x81\xA6\xE2\x81\xA9", "\\u{202A}\\u{2066}\\u{2069}"},
        {"a\xE2\x80\xA8"
         "b",
         "a\\u{2028}b"},
        {"caf\xE9", "caf\\xE9"},
        {"\xFF\xC0\x80", "\\xFF\\xC0\\x80"},
        {"\xED\xA0\x80", "\\xED\\xA0\\x80"},
        {"cut \xE2\x82", "cut \\xE2\\x82"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer out;
        buffer_init(&out);
        buffer_add_string(&out, "> ");
        quote(&out, rows[i].string);
        row_string(rows[i].quoted, out.data + 2, rows[i].quoted);
        buffer_fini(&out);
    }
}

static void long_strings_are_cut(void)
{
    static const char *const pieces[] = {"a", "é", "漢", "😀"};
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t length = LIMIT_QUOTE - 1; length <= LIMIT_QUOTE + 2; length++) {
            struct buffer whole, expected, out;
            buffer_init(&whole);
            buffer_init(&expected);
            buffer_init(&out);
            for (size_t n = 0; n < length; n++) {
                buffer_add_string(&whole, pieces[i]);
                if (n < LIMIT_QUOTE)
                    buffer_add_string(&expected, pieces[i]);
            }
            buffer_add_string(&expected, length > LIMIT_QUOTE ? "…" : "");
            quote(&out, whole.data);
            row_string(pieces[i], out.data, expected.data);
            buffer_fini(&whole);
            buffer_fini(&expected);
            buffer_fini(&out);
        }
}

/* Of a long path the end is kept: the file's name. */
static void long_paths_lose_their_beginning(void)
{
    static const char *const pieces[] = {"folder/", "新闻/", "\xFF/"};
    static const char end[] = "news/the last article.txt";
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t times = 0; times <= 300; times += 20) {
            struct buffer path, out, whole;
            buffer_init(&path);
            buffer_init(&out);
            buffer_init(&whole);
            for (size_t n = 0; n < times; n++) {
                buffer_add_string(&path, pieces[i]);
                quote(&whole, pieces[i]);
            }
            buffer_add_string(&path, end);
            buffer_add_string(&whole, end);
            quote_path(&out, path.data);
            if (utf8_length(path.data, path.size) <= LIMIT_QUOTE / 4) {
                row_string(pieces[i], out.data, whole.data);
            } else if (utf8_length(path.data, path.size) > LIMIT_QUOTE) {
                const char *kept = out.data + strlen("…");
                row_true(pieces[i], strncmp(out.data, "…", strlen("…")) == 0);
                row_true(pieces[i], out.size < whole.size && strlen(kept) > sizeof end);
                row_string(pieces[i], kept, whole.data + (whole.size - strlen(kept)));
            }
            buffer_fini(&path);
            buffer_fini(&out);
            buffer_fini(&whole);
        }
}

/* Every pair of bytes: what comes out is UTF-8 without control characters. */
static void everything_is_printable(void)
{
    struct buffer out;
    buffer_init(&out);
    for (unsigned pair = 0x101; pair <= 0xFFFF; pair++) {
        char string[] = {(char)(pair >> 8), (char)pair, '\0'};
        buffer_clear(&out);
        quote(&out, string);
        for (size_t at = 0, size = 1; at < out.size && size > 0; at += size) {
            uint32_t c = 0;
            size = utf8_decode(out.data + at, out.size - at, &c);
            if (size == 0 || c < ' ' || (c >= 0x7F && c < 0xA0))
                row_wrong(string, "U+%04X at %zu", (unsigned)c, at);
        }
    }
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hostile_strings),
        TEST(long_strings_are_cut),
        TEST(long_paths_lose_their_beginning),
        TEST(everything_is_printable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
