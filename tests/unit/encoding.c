/* Bytes in any of the encodings that are decided from the whole file become clean UTF-8, and every
 * loss, guess and repair is remarked under its name with its level and line. */
#include "encoding/encoding.h"
#include "base/utf8.h"

#include "table.h"

#define BYTES(literal) literal, sizeof(literal) - 1
#define LOST "\xEF\xBF\xBD"

/* Remarks as "name:level:line ", and all their texts; how many U+FFFD were owned up to. */
struct shown {
    char names[512], texts[1024];
    size_t losses;
};

static void show(const octavo_diagnostic *diagnostic, void *user)
{
    struct shown *shown = user;
    size_t names = strlen(shown->names), texts = strlen(shown->texts);
    snprintf(shown->names + names, sizeof shown->names - names, "%s:%d:%zu ", diagnostic->name,
             (int)diagnostic->level, diagnostic->line);
    snprintf(shown->texts + texts, sizeof shown->texts - texts, "%s\n", diagnostic->text);
    row_string(diagnostic->name, diagnostic->source, "a.txt");
    if (!strcmp(diagnostic->name, "undecodable") ||
        !strcmp(diagnostic->name, "replacement-character"))
        shown->losses +=
            strtoul(diagnostic->text + strcspn(diagnostic->text, "0123456789"), NULL, 10);
}

struct row {
    const char *name, *bytes;
    size_t size;
    const char *text;
    const char *remarks; /* NULL: not promised */
    const char *says;    /* stands in the remarks' texts; may be NULL */
};

/* `encoding` is what the user says; NULL for nothing. */
static void decode_rows_as(const char *encoding, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer out;
        buffer_init(&out);
        struct diagnostics remarks = {0};
        struct shown shown = {0};
        bool done = decode_text(rows[i].bytes, rows[i].size, "a.txt", encoding, &out, &remarks);
        diagnostics_report(&remarks, show, &shown);
        row_true(rows[i].name, done == (rows[i].text != NULL));
        if (rows[i].text)
            row_string(rows[i].name, out.data ? out.data : "", rows[i].text);
        if (rows[i].remarks)
            row_string(rows[i].name, shown.names, rows[i].remarks);
        row_true(rows[i].name, !rows[i].says || strstr(shown.texts, rows[i].says));
        buffer_fini(&out);
    }
}

static void decode_rows(const struct row *rows, size_t count)
{
    decode_rows_as(NULL, rows, count);
}

static void utf8(void)
{
    static const struct row rows[] = {
        {"empty", BYTES(""), "", "", NULL},
        {"ASCII", BYTES("a\tb\n"), "a\tb\n", "", NULL},
        {"UTF-8", BYTES("Zürich 新闻 😀"), "Zürich 新闻 😀", "", NULL},
        {"marked", BYTES("\xEF\xBB\xBFtext"), "text", "", NULL},
        {"mark alone", BYTES("\xEF\xBB\xBF"), "", "", NULL},
        {"CR", BYTES("a\rb\r\rc"), "a\nb\n\nc", "", NULL},
        {"CRLF", BYTES("a\r\nb\r\n\r\nc\r\n"), "a\nb\n\nc\n", "", NULL},
        {"LF CR", BYTES("a\n\rb"), "a\n\nb", "", NULL},
        {"form feed", BYTES("a\fb"), "a\f\nb", "", NULL},
        {"U+2028, U+2029",
         BYTES("a\xE2\x80\xA8"
               "b\xE2\x80\xA9"
               "c"),
         "a\nb\nc", "", NULL},
        {"soft hyphen",
         BYTES("har\xC2\xAD"
               "bour"),
         "harbour", "", NULL},
        {"mark inside",
         BYTES("har\xEF\xBB\xBF"
               "bour"),
         "harbour", "", NULL},
        {"NUL", BYTES("The gauge\0 stands at the end of the pier, and it is read."),
         "The gauge stands at the end of the pier, and it is read.", "control-characters:2:1 ",
         "1 character "},
        {"controls",
         BYTES(
             "The gauge stands at the\r\nend of the pier, and\rthe keeper\x01 reads it twice\n"
             "a day, \x1B[1mlate\x1B[0m or early, in any weather\x07 at all, and writes it down."),
         "The gauge stands at the\nend of the pier, and\nthe keeper reads it twice\n"
         "a day, late or early, in any weather at all, and writes it down.",
         "control-characters:2:3 ", "4 characters"},
        {"DEL",
         BYTES("har\x7F"
               "bour"),
         "harbour", "control-characters:2:1 ", NULL},
        {"noncharacters",
         BYTES("a\xEF\xBF\xBE"
               "b\xEF\xB7\x90"
               "c\xF0\x9F\xBF\xBF"
               "d"),
         "abcd", "control-characters:2:1 ", "3 characters"},
        {"C1 of Windows-1252", BYTES("\xC2\x93quoted\xC2\x94 \xC2\x85"), "“quoted” …", NULL, NULL},
        {"C1 of nothing",
         BYTES("a\nb\xC2\x81"
               "c"),
         "a\nbc", "control-characters:2:2 ", NULL},
        {"earlier losses", BYTES("a\nb " LOST LOST " c"), "a\nb " LOST LOST " c",
         "replacement-character:2:2 ", "2 U+FFFD"},
        {"markup stays", BYTES("a &lt; b <i>"), "a &lt; b <i>", "", NULL},
        {"PNG", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\2\0\0\0\xD3"), NULL,
         "not-text:3:0 ", NULL},
    };
    decode_rows(rows, COUNT(rows));
}

static void wide(void)
{
    static const struct row rows[] = {
        {"LE, marked",
         BYTES("\xFF\xFE"
               "H\0i\0 \0\xE9\0 \0\x3D\xD8\x00\xDE\n\0"),
         "Hi é 😀\n", "", NULL},
        {"BE, marked",
         BYTES("\xFE\xFF"
               "\0H\0i\0 \0\xE9\0 \xD8\x3D\xDE\x00\0\n"),
         "Hi é 😀\n", "", NULL},
        {"LE, CRLF",
         BYTES("\xFF\xFE"
               "a\0\r\0\n\0b\0"),
         "a\nb", "", NULL},
        {"LE, Chinese", BYTES("\xFF\xFE\xB0\x65\xFB\x95"), "新闻", "", NULL},
        {"LE, mark inside",
         BYTES("\xFF\xFE"
               "a\0\xFF\xFE"
               "b\0"),
         "ab", "", NULL},
        {"LE, 5 letters", BYTES("H\0e\0l\0l\0o\0"), "Hello", "", NULL},
        {"LE, 6 letters", BYTES("H\0e\0l\0l\0o\0!\0"), "Hello!", "", NULL},
        {"BE, 5 letters", BYTES("\0H\0e\0l\0l\0o"), "Hello", "", NULL},
        {"BE, 6 letters", BYTES("\0H\0e\0l\0l\0o\0!"), "Hello!", "", NULL},
        {"LE, high surrogate alone",
         BYTES("\xFF\xFE"
               "a\0\n\0b\0\x3D\xD8"
               "c\0"),
         "a\nb" LOST "c", "undecodable:3:2 ", "1 character "},
        {"LE, low surrogate alone",
         BYTES("\xFF\xFE"
               "a\0\x00\xDE"
               "c\0"),
         "a" LOST "c", "undecodable:3:1 ", NULL},
        {"BE, two high surrogates", BYTES("\xFE\xFF\xD8\x3D\xD8\x3D\xDE\x00\0c"), LOST "😀c",
         "undecodable:3:1 ", NULL},
        {"LE, high surrogate at the end",
         BYTES("\xFF\xFE"
               "a\0\x3D\xD8"),
         "a" LOST, "undecodable:3:1 ", NULL},
        {"LE, half a unit at the end",
         BYTES("\xFF\xFE"
               "a\0b"),
         "a" LOST, "undecodable:3:1 ", NULL},
        {"32LE, marked",
         BYTES("\xFF\xFE\0\0"
               "a\0\0\0\x00\xF6\x01\0"),
         "a😀", "", NULL},
        {"32BE, marked",
         BYTES("\0\0\xFE\xFF"
               "\0\0\0a\0\x01\xF6\x00"),
         "a😀", "", NULL},
        {"32LE", BYTES("H\0\0\0i\0\0\0!\0\0\0"), "Hi!", "", NULL},
        {"32BE", BYTES("\0\0\0H\0\0\0i\0\0\0!"), "Hi!", "", NULL},
        {"32LE, no characters",
         BYTES("\xFF\xFE\0\0"
               "a\0\0\0\0\0\x11\0\0\xD8\0\0"),
         "a" LOST LOST, "undecodable:3:1 ", "2 characters"},
        {"32BE, cut off",
         BYTES("\0\0\xFE\xFF"
               "\0\0\0a\0\0"),
         "a" LOST, "undecodable:3:1 ", NULL},
    };
    decode_rows(rows, COUNT(rows));
}

static void windows1252(void)
{
    static const struct row rows[] = {
        {"letters", BYTES("caf\xE9, na\xEFve"), "café, naïve", "guessed-encoding:2:0 ", NULL},
        {"upper half", BYTES("\x80 \x85 \x93quoted\x94 \x96 \x97 \x99 \x9F"),
         "€ … “quoted” – — ™ Ÿ", "guessed-encoding:2:0 ", NULL},
        {"mixed", BYTES("été à Zürich, été à Zürich: caf\xE9."),
         "été à Zürich, été à Zürich: café.", "mixed-encoding:2:0 ", "1 byte"},
        {"mixed, two",
         BYTES("été à Zürich, été à Zürich: \x93"
               "caf\xE9!"),
         "été à Zürich, été à Zürich: “café!", "mixed-encoding:2:0 ", "2 bytes"},
        {"one byte left of two", BYTES("été à Zürich,\nété à Zürich \xC3"),
         "été à Zürich,\nété à Zürich " LOST, "undecodable:3:2 ", "1 character "},
        {"two bytes left of three", BYTES("été à Zürich,\nété à Zürich \xE2\x82"),
         "été à Zürich,\nété à Zürich " LOST, "undecodable:3:2 ", "1 character "},
        {"three bytes left of four", BYTES("été à Zürich,\nété à Zürich \xF0\x9F\x98"),
         "été à Zürich,\nété à Zürich " LOST, "undecodable:3:2 ", "1 character "},
        {"mixed and cut off", BYTES("été à Zürich, été \xE9t\xE9 à Zürich \xE2\x82"),
         "été à Zürich, été été à Zürich " LOST, "mixed-encoding:2:0 undecodable:3:1 ", "2 bytes"},
    };
    decode_rows(rows, COUNT(rows));
}

static void the_user_says(void)
{
    static const struct row windows1252[] = {
        {"letters", BYTES("caf\xE9"), "café", "", NULL},
        {"UTF-8 as what it is not", BYTES("café"), "cafÃ©", "", NULL},
        {"a byte-order mark wins",
         BYTES("\xEF\xBB\xBF"
               "café"),
         "café", "", NULL},
        {"a mark of UTF-16 wins", BYTES("\xFF\xFE\xE9\0"), "é", "", NULL},
        {"undefined bytes", BYTES("caf\xE9\n\x81\x8D\x8F\x90\x9D"),
         "café\n" LOST LOST LOST LOST LOST, "undecodable:3:2 ", "5 characters"},
    };
    static const struct row utf8[] = {
        {"valid", BYTES("café"), "café", "", NULL},
        {"stray bytes", BYTES("été\ncaf\xE9 \x93"), "été\ncaf" LOST " " LOST, "undecodable:3:2 ",
         "2 characters"},
    };
    static const struct row utf16[] = {{"no mark", BYTES("\xE9\0a\0"), "éa", "", NULL}};
    static const struct row big5[] = {
        {"pairs", BYTES("\xA4\xA4\xA4\xE5"), "中文", "", NULL},
        {"half a pair", BYTES("\xA4\xA4\xA4"), "中" LOST, "undecodable:3:1 ", "1 character "},
    };
    static const struct row shift_jis[] = {
        {"pairs and halves", BYTES("\x93\xFA\x96{ \xB1\xB2"), "日本 ｱｲ", "", NULL},
    };
    static const struct row viscii[] = {
        {"control bytes are letters", BYTES("\x02 Vi\xAEt"), "Ẳ Việt", "", NULL},
    };
    static const struct row windows1258[] = {
        {"tones join their vowels", BYTES("Vi\xEA\xF2t Nam, ti\xEA\xECng a\xD2"),
         "Việt Nam, tiếng ả", "", NULL},
    };
    decode_rows_as("windows-1252", windows1252, COUNT(windows1252));
    decode_rows_as("UTF-8", utf8, COUNT(utf8));
    decode_rows_as("UTF-16LE", utf16, COUNT(utf16));
    decode_rows_as("big5", big5, COUNT(big5));
    decode_rows_as("shift_jis", shift_jis, COUNT(shift_jis));
    decode_rows_as("viscii", viscii, COUNT(viscii));
    decode_rows_as("windows-1258", windows1258, COUNT(windows1258));
}

static void encoded_twice(void)
{
    static const struct row kept[] = {
        {"letters", BYTES("Ã©tÃ©"), "Ã©tÃ©", "double-encoding:2:1 ", "2 characters"},
        {"quotation marks", BYTES("so\nâ€œnewâ€˜"), "so\nâ€œnewâ€˜", "double-encoding:2:2 ",
         "2 characters"},
        {"line of the first", BYTES("a\r\nb\rcafÃ© Ã¨"), "a\nb\ncafÃ© Ã¨", "double-encoding:2:3 ",
         NULL},
        {"one may be meant", BYTES("VOILÂ»"), "VOILÂ»", "", NULL},
        {"one of three bytes is not", BYTES("itâ€™s"), "itâ€™s", "double-encoding:2:1 ",
         "1 character "},
        {"ordinary letters", BYTES("São João, Ärger, â, Ãé"), "São João, Ärger, â, Ãé", "", NULL},
        {"the end cuts off", BYTES("été Ã"), "été Ã", "", NULL},
    };
    static const struct row repaired[] = {
        {"letters", BYTES("Ã©tÃ©"), "été", "repaired-encoding:1:1 ", "2 characters"},
        {"quotation marks", BYTES("so\nâ€œnewâ€\xC2\x9D"), "so\n“new”", "repaired-encoding:1:2 ",
         NULL},
        {"Latin-1", BYTES("itâ\xC2\x80\xC2\x99s"), "it’s", "repaired-encoding:1:1 ", NULL},
        {"four bytes", BYTES("ðŸ˜€"), "😀", "repaired-encoding:1:1 ", NULL},
        {"beside others", BYTES("cafÃ© São Ãé"), "café São Ãé", NULL, NULL},
        {"nothing to repair", BYTES("été"), "été", "", NULL},
        {"not UTF-8", BYTES("caf\xE9, na\xEFve"), "café, naïve", "guessed-encoding:2:0 ", NULL},
    };
    decode_rows(kept, COUNT(kept));
    decode_rows_as("repair", repaired, COUNT(repaired));
}

/* Any bytes at all: the text is clean, and each U+FFFD in it was owned up to. */
static void nothing_is_lost_in_silence(void)
{
    static const char *const pieces[] = {"a",    "b ",   "\n",   "\r",   "é",  "新",   "\xE9",
                                         "\x81", "\xE2", "\x82", "\xF0", LOST, "\xC2", "\x0C"};
    uint32_t random = 7;
    for (size_t round = 0; round < 500; round++) {
        struct buffer bytes, out;
        buffer_init(&bytes);
        buffer_init(&out);
        struct diagnostics remarks = {0};
        struct shown shown = {0};
        for (size_t n = 0; n < 60; n++) {
            random = random * 1664525 + 1013904223;
            if (round % 4 == 0)
                buffer_add_byte(&bytes, (char)(random >> 24));
            else
                buffer_add_string(&bytes, pieces[(random >> 16) % COUNT(pieces)]);
        }
        bool done = decode_text(bytes.data, bytes.size, "a.txt", NULL, &out, &remarks);
        diagnostics_report(&remarks, show, &shown);
        size_t losses = 0;
        for (size_t at = 0, size = 1; done && at < out.size && size > 0; at += size) {
            uint32_t c = 0;
            size = utf8_decode(out.data + at, out.size - at, &c);
            losses += c == CHARACTER_REPLACEMENT;
            row_true("any bytes",
                     size > 0 && (character_is_xml(c) || c == 0x0C) && c != 0x2028 && c != 0xAD);
        }
        row_number("any bytes", done ? shown.losses : 0, losses);
        buffer_fini(&bytes);
        buffer_fini(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(utf8),          TEST(wide),          TEST(windows1252),
        TEST(the_user_says), TEST(encoded_twice), TEST(nothing_is_lost_in_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
