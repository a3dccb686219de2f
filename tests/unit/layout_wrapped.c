/* Wrapped text becomes the paragraphs that were wrapped, at every usual width and in every usual
 * manner; the test has a wrapper of its own. */
#include "base/utf8.h"

#include "laid_out.h"

static size_t columns_of(const char *text, size_t size)
{
    size_t columns = 0;
    for (const char *at = text, *end = text + size; at < end;)
        columns += character_columns(utf8_next(&at, end));
    return columns;
}

/* What stays together on a line: up to a space, after a hyphen between letters, or an ideograph
 * with the stop after it. */
static size_t piece_size(const char *text)
{
    const char *at = text, *end = text + strlen(text);
    uint32_t c = utf8_next(&at, end);
    if (character_is_ideographic(c)) {
        for (const char *next = at; next < end; at = next) {
            c = utf8_next(&next, end);
            if (character_is_word(c) || !character_is_ideographic(c))
                break;
        }
        return (size_t)(at - text);
    }
    size_t size = 0;
    while (text[size] && text[size] != ' ' && !(size > 0 && text[size - 1] == '-'))
        size++;
    return size;
}

/* Greedy, as Python's textwrap does it. `indent` opens the first line. */
static void wrap(const char *text, size_t width, const char *indent, struct buffer *out)
{
    size_t column = *indent == '\t' ? 8 : columns_of(indent, strlen(indent));
    buffer_add_string(out, indent);
    for (bool first = true; *text; first = false) {
        bool space = *text == ' ';
        text += space;
        size_t size = piece_size(text), columns = columns_of(text, size);
        if (!first && column + space + columns > width) {
            buffer_add_byte(out, '\n');
            column = 0;
        } else if (space) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add(out, text, size);
        column += columns;
        text += size;
    }
    buffer_add_byte(out, '\n');
}

static const char *const prose[] = {
    "The tide gauge at the end of the north pier has been read by hand, twice a day, ever since "
    "the "
    "spring in which the pier was built, and the books in which the readings stand fill one shelf "
    "of "
    "the harbour office. Nobody had asked to see them for thirty years when a student wrote to ask "
    "whether the well-known flood of that winter was in them – it was, to the inch.",
    "“Nobody asked,” said the harbour master.",
    "She copied four hundred pages in a fortnight, in a room without a fire, and found that the "
    "keeper's left-handed entries lean the other way whenever the wind was in the north-east, "
    "which "
    "she took for a joke until she laid them beside the log of the light-ship and saw that each of "
    "the slanting days was a day of gales.",
    "The books stay where they are; the figures will be printed in the autumn, with a short note "
    "about the keeper, whose name was never written on the cover of any of them, because he held "
    "that "
    "a gauge does not need a name and that the man who reads it needs none either.",
    "Nobody has been found to read it now, and a machine will be put up instead.",
};

static const char *const chinese[] = {
    "码头尽头的潮位计从建成那年春天起就由人工读数，每天两次，读数簿在港务局占了整整一格书架。三十年"
    "来没有人"
    "要求看这些簿子，直到一名学生写信询问那年冬天的洪水是否记在里面，答案是记着，而且精确到一寸。",
    "她在没有炉火的房间里用两个星期抄了四百页，发现每逢刮东北风的日子，看守人的字迹就向另一边倾斜"
    "。",
};

static void wrapped_text_is_unwrapped(void)
{
    static const struct {
        const char *name, *indent, *between;
        const char *const *paragraphs;
        size_t count;
    } rows[] = {
        {"blank lines", "", "\n", prose, COUNT(prose)},
        {"several blank lines", "", " \n\t\n", prose, COUNT(prose)},
        {"indents of 2 and blank lines", "  ", "\n", prose, COUNT(prose)},
        {"indents of 2", "  ", "", prose, COUNT(prose)},
        {"indents of 4", "    ", "", prose, COUNT(prose)},
        {"tabs", "\t", "", prose, COUNT(prose)},
        {"Chinese, blank lines", "", "\n", chinese, COUNT(chinese)},
        {"Chinese, indents", "　　", "", chinese, COUNT(chinese)},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t width = 60; width <= 80; width++) {
            struct buffer text, expected;
            buffer_init(&text);
            buffer_init(&expected);
            for (size_t n = 0; n < rows[i].count; n++) {
                buffer_add_string(&text, n > 0 ? rows[i].between : "");
                wrap(rows[i].paragraphs[n], width, rows[i].indent, &text);
                buffer_add_format(&expected, "%s\n", rows[i].paragraphs[n]);
            }
            char row[64], *got = lay_out(text.data);
            snprintf(row, sizeof row, "%s at %zu", rows[i].name, width);
            row_string(row, got, expected.data);
            free(got);
            buffer_fini(&text);
            buffer_fini(&expected);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(wrapped_text_is_unwrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
