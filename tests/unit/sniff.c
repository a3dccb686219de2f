/* The kind of an unknown file's bytes: by its byte-order mark, else wide encodings by their zeros,
 * else text of bytes or no text. */
#include "base/sniff.h"

#include "table.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void kinds_of_bytes(void)
{
    static const struct {
        const char *name, *bytes;
        size_t size;
        enum sniff kind;
        size_t mark;
    } rows[] = {
        {"ASCII", BYTES("plain text\n"), SNIFF_BYTES, 0},
        {"one letter", BYTES("a"), SNIFF_BYTES, 0},
        {"UTF-8", BYTES("Zürich \xE6\x96\xB0\xE9\x97\xBB"), SNIFF_BYTES, 0},
        {"UTF-8, marked", BYTES("\xEF\xBB\xBFtext"), SNIFF_BYTES, 3},
        {"UTF-8, mark alone", BYTES("\xEF\xBB\xBF"), SNIFF_BYTES, 3},
        {"Windows-1252", BYTES("caf\xE9 \x93quoted\x94"), SNIFF_BYTES, 0},
        {"GB18030", BYTES("\xD6\xD0\xCE\xC4\xD0\xC2\xCE\xC5"), SNIFF_BYTES, 0},
        {"line ends", BYTES("a\tb\r\nc\fd\n\n"), SNIFF_BYTES, 0},
        {"UTF-16LE, marked",
         BYTES("\xFF\xFE"
               "a\0b\0"),
         SNIFF_UTF16LE, 2},
        {"UTF-16BE, marked",
         BYTES("\xFE\xFF"
               "\0a\0b"),
         SNIFF_UTF16BE, 2},
        {"UTF-16LE, Chinese, marked",
         BYTES("\xFF\xFE"
               "\x2D\x4E\x87\x65"),
         SNIFF_UTF16LE, 2},
        {"UTF-32LE, marked",
         BYTES("\xFF\xFE\0\0"
               "a\0\0\0"),
         SNIFF_UTF32LE, 4},
        {"UTF-32BE, marked",
         BYTES("\0\0\xFE\xFF"
               "\0\0\0a"),
         SNIFF_UTF32BE, 4},
        {"UTF-16LE, odd count", BYTES("h\0e\0l\0l\0o\0"), SNIFF_UTF16LE, 0},
        {"UTF-16LE, even count", BYTES("h\0e\0l\0l\0o\0!\0"), SNIFF_UTF16LE, 0},
        {"UTF-16BE, odd count", BYTES("\0h\0e\0l\0l\0o"), SNIFF_UTF16BE, 0},
        {"UTF-16BE, even count", BYTES("\0h\0e\0l\0l\0o\0!"), SNIFF_UTF16BE, 0},
        {"UTF-16LE with an e acute", BYTES("c\0a\0f\0\xE9\0 \0o\0k\0"), SNIFF_UTF16LE, 0},
        {"UTF-16LE with U+4E00",
         BYTES("t\0h\0e\0 \0n\0u\0m\0b\0e\0r\0 \0\0\x4E \0i\0s\0 \0o\0n\0e\0.\0"), SNIFF_UTF16LE,
         0},
        {"UTF-32LE", BYTES("h\0\0\0i\0\0\0!\0\0\0"), SNIFF_UTF32LE, 0},
        {"UTF-32BE", BYTES("\0\0\0h\0\0\0i\0\0\0!"), SNIFF_UTF32BE, 0},
        {"PNG",
         BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0\xD3\x10\x3F\x31\0\0"),
         SNIFF_BINARY, 0},
        {"ZIP", BYTES("PK\3\4\24\0\0\0\x08\0\1\2\3\4\5\6\7\x08\1\2\3\4\5\6\7\x0E"), SNIFF_BINARY,
         0},
        {"ELF",
         BYTES("\x7F"
               "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0\x10\x11\0\0\0\0\0\0"),
         SNIFF_BINARY, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t mark = 99;
        row_number(rows[i].name, sniff_text(rows[i].bytes, rows[i].size, &mark), rows[i].kind);
        row_number(rows[i].name, mark, rows[i].mark);
    }
}

static void every_byte_once_is_no_text(void)
{
    char bytes[256];
    size_t mark = 0;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    row_number("0 to 255", sniff_text(bytes, sizeof bytes, &mark), SNIFF_BINARY);
}

/* A text has next to no control characters: one in a thousand is a slip, every tenth is not. */
static void few_controls_are_text(void)
{
    static const struct {
        const char *name;
        size_t every;
        enum sniff kind;
    } rows[] = {
        {"every 1000th byte", 1000, SNIFF_BYTES},
        {"every 200th byte", 200, SNIFF_BYTES},
        {"every 10th byte", 10, SNIFF_BINARY},
        {"every 2nd byte", 2, SNIFF_BINARY},
    };
    char text[10001];
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t mark = 0;
        for (size_t n = 0; n < sizeof text; n++)
            text[n] = n % rows[i].every == 1 ? '\x01' : 'a';
        row_number(rows[i].name, sniff_text(text, sizeof text, &mark), rows[i].kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(kinds_of_bytes),
        TEST(every_byte_once_is_no_text),
        TEST(few_controls_are_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
