/* Every code point survives encoding and decoding, nothing else decodes, and the properties of
 * characters hold: exactly where Unicode or XML define them, by samples where they are rough. */
#include "base/utf8.h"

#include "table.h"

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

static void every_code_point_survives(void)
{
    size_t wrong = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (is_surrogate(c))
            continue;
        char bytes[UTF8_MAX] = {0};
        uint32_t decoded = UINT32_MAX;
        size_t size = utf8_encode(c, bytes), expected = c < 0x80    ? 1
                                                        : c < 0x800 ? 2
                                                                    : 3 + (c >> 16 > 0);
        const char *at = bytes;
        wrong += size != expected || utf8_decode(bytes, size, &decoded) != size || decoded != c ||
                 utf8_next(&at, bytes + size) != c || at != bytes + size ||
                 utf8_length(bytes, size) != 1;
        /* Cut off anywhere it is no character. */
        for (size_t cut = 1; cut < size; cut++)
            wrong += utf8_decode(bytes, cut, &decoded) != 0;
    }
    row_number("code points that did not survive", wrong, 0);
}

/* All sequences of up to three bytes, and those of four with telling last bytes: as many decode as
 * there are characters of that length. */
static void nothing_else_decodes(void)
{
    static const unsigned char last[] = {0x7F, 0x80, 0xBF, 0xC0};
    size_t found[UTF8_MAX + 1] = {0};
    for (uint32_t i = 0; i <= 0xFFFFFF; i++) {
        uint32_t c = 0;
        char bytes[] = {(char)(i >> 16), (char)(i >> 8), (char)i};
        found[3] += utf8_decode(bytes, 3, &c) == 3;
        found[2] += i <= 0xFFFF && utf8_decode(bytes + 1, 2, &c) == 2;
        found[1] += i <= 0xFF && utf8_decode(bytes + 2, 1, &c) == 1;
    }
    for (uint32_t i = 0; i <= 0xFFFFF; i++) {
        uint32_t c = 0;
        char bytes[] = {(char)(i >> 12), (char)(i >> 4), (char)last[i & 3], (char)last[i >> 2 & 3]};
        found[4] += utf8_decode(bytes, 4, &c) == 4;
    }
    row_number("one byte", found[1], 0x80);
    row_number("two bytes", found[2], 0x800 - 0x80);
    row_number("three bytes", found[3], 0x10000 - 0x800 - 0x800);
    row_number("four bytes, last two of 4 x 4", found[4], 0x100000 / 0x1000 * 4);
}

static void malformed_is_no_character(void)
{
    static const struct {
        const char *name, *bytes;
    } rows[] = {
        {"continuation alone", "\x80"},
        {"overlong NUL", "\xC0\x80"},
        {"overlong slash", "\xC0\xAF"},
        {"overlong DEL", "\xC1\xBF"},
        {"overlong U+07FF", "\xE0\x9F\xBF"},
        {"overlong U+FFFF", "\xF0\x8F\xBF\xBF"},
        {"first surrogate", "\xED\xA0\x80"},
        {"last surrogate", "\xED\xBF\xBF"},
        {"U+110000", "\xF4\x90\x80\x80"},
        {"five bytes", "\xF8\x88\x80\x80\x80"},
        {"FE", "\xFE"},
        {"FF", "\xFF"},
        {"letter inside", "\xE2\x28\xA1"},
        {"lead inside", "\xE2\x82\xC2\xAC"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t c = 0;
        const char *at = rows[i].bytes;
        size_t size = strlen(at);
        row_number(rows[i].name, utf8_decode(at, size, &c), 0);
        row_number(rows[i].name, utf8_next(&at, at + size), CHARACTER_REPLACEMENT);
        row_true(rows[i].name, at == rows[i].bytes + 1);
    }
}

static void characters_are_counted(void)
{
    static const struct {
        const char *text;
        size_t length, wanted, prefix;
    } rows[] = {
        {"", 0, 3, 0},      {"abc", 3, 2, 2},   {"abc", 3, 0, 0},   {"abc", 3, 9, 3},
        {"é漢😀x", 4, 1, 2}, {"é漢😀x", 4, 2, 5}, {"é漢😀x", 4, 3, 9}, {"é漢😀x", 4, 4, 10},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].text);
        row_number(rows[i].text, utf8_length(rows[i].text, size), rows[i].length);
        row_number(rows[i].text, utf8_prefix(rows[i].text, size, rows[i].wanted), rows[i].prefix);
    }
    const char *end = "";
    row_number("at the end", utf8_next(&end, end), 0);
}

/* Against XML 1.0, section 2.2, and Unicode's White_Space, at every code point. */
static void xml_and_space_at_every_code_point(void)
{
    for (uint32_t c = 0; c <= 0x10FFFF + 0x100; c++) {
        bool in_xml = c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) ||
                      (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
        bool unwanted = (c >= 0x80 && c <= 0x9F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
                        (c & 0xFFFE) == 0xFFFE;
        bool space = (c >= 9 && c <= 13) || c == 32 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
                     (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
                     c == 0x205F || c == 0x3000;
        char row[32] = "";
        if (character_is_xml(c) != (in_xml && !unwanted) || character_is_space(c) != space)
            snprintf(row, sizeof row, "U+%04X", (unsigned)c);
        if (*row && c != 0x7F) /* DEL: allowed by XML, wanted by nobody */
            row_wrong(row, "xml %d, space %d", character_is_xml(c), character_is_space(c));
    }
}

static void properties_of_samples(void)
{
    enum { ROUGH = 2 }; /* not promised */
    static const struct {
        uint32_t c;
        size_t ideographic, word, columns;
    } rows[] = {
        {'a', 0, 1, 1},
        {'Z', 0, 1, 1},
        {'7', 0, 1, 1},
        {' ', 0, 0, 1},
        {'.', 0, 0, 1},
        {'_', 0, 0, 1},
        {'-', 0, 0, 1},
        {0xE9, 0, 1, 1},
        {0xDF, 0, 1, 1},
        {0xA0, 0, 0, 1},
        {0xAB, 0, 0, 1},
        {0xBF, 0, 0, 1},
        {0xA1, 0, 0, 1},
        {0x416, 0, 1, 1},
        {0x5D0, 0, 1, 1},
        {0x639, 0, 1, 1},
        {0x60C, 0, 0, 1},
        {0x61F, 0, 0, 1},
        {0x2014, 0, 0, 1},
        {0x2019, 0, 0, 1},
        {0x201C, 0, 0, 1},
        {0x2026, 0, 0, 1},
        {0x4E00, 1, 1, 2},
        {0x9FFF, 1, 1, 2},
        {0x20000, 1, 1, 2},
        {0x3042, 1, 1, 2},
        {0x30AB, 1, 1, 2},
        {0x3001, 1, 0, 2},
        {0x3002, 1, 0, 2},
        {0x300C, 1, 0, 2},
        {0xFF0C, 1, 0, 2},
        {0xFF76, 1, 1, 1},
        {0xAC00, 0, 1, 2},
        {0x301, ROUGH, ROUGH, 0},
        {0x5B8, ROUGH, ROUGH, 0},
        {0x5C1, ROUGH, ROUGH, 0},
        {0x64E, ROUGH, ROUGH, 0},
        {0x670, ROUGH, ROUGH, 0},
        {0x94D, ROUGH, ROUGH, 0},
        {0xE31, ROUGH, ROUGH, 0},
        {0x1F600, ROUGH, ROUGH, 2},
        {0x1F680, ROUGH, ROUGH, 2},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char row[32];
        snprintf(row, sizeof row, "U+%04X", (unsigned)rows[i].c);
        if (rows[i].ideographic != ROUGH)
            row_true(row, character_is_ideographic(rows[i].c) == rows[i].ideographic);
        if (rows[i].word != ROUGH)
            row_true(row, character_is_word(rows[i].c) == rows[i].word);
        row_number(row, character_columns(rows[i].c), rows[i].columns);
    }
}

static void invisible_characters(void)
{
    static const struct {
        uint32_t c;
        bool invisible;
    } rows[] = {
        {0x200B, true},  {0x200C, true},  {0x200D, true},  {0x200E, true},   {0x200F, true},
        {0x202E, true},  {0x2066, true},  {0x2069, true},  {0xFE0E, true},   {0xFE0F, true},
        {'a', false},    {'.', false},    {0xE9, false},   {0x4E00, false},  {0x639, false},
        {0x2014, false}, {0x2026, false}, {0xFFFD, false}, {0x1F600, false}, {0x3002, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char row[32];
        snprintf(row, sizeof row, "U+%04X", (unsigned)rows[i].c);
        row_true(row, character_is_invisible(rows[i].c) == rows[i].invisible);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_code_point_survives),
        TEST(nothing_else_decodes),
        TEST(malformed_is_no_character),
        TEST(characters_are_counted),
        TEST(properties_of_samples),
        TEST(invisible_characters),
        TEST(xml_and_space_at_every_code_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
