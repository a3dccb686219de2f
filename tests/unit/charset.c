/* Names of encodings, and the tables of ours against iconv(3), byte by byte, where it knows the
 * set. */
#include "encoding/charset.h"
#include "base/encoding_name.h"
#include "base/letter_case.h"
#include "base/utf8.h"
#include "encoding/kind.h"
#include "encoding/vietnamese.h"

#include "table.h"

#include <iconv.h>

static void labels(void)
{
    static const struct {
        const char *label, *name;
    } rows[] = {
        {"utf-8", "UTF-8"},
        {"UTF8", "UTF-8"},
        {"Latin1", "windows-1252"},
        {"ISO-8859-1", "windows-1252"},
        {"CP1251", "windows-1251"},
        {"koi8-ru", "koi8-u"},
        {"x-sjis", "shift_jis"},
        {"x-mac-cyrillic", "x-mac-cyrillic"},
        {"iso-8859-8-i", "iso-8859-8"},
        {"unicode-1-1-utf-8", "UTF-8"},
        {"GBK", "gb18030"},
        {"tis-620", "windows-874"},
        {"utf-16", "UTF-16LE"},
        {"utf-7", NULL},
        {"hz-gb-2312", NULL},
        {"", NULL},
        {"windows", NULL},
        {"windows-12522", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *name = encoding_named(rows[i].label);
        row_string(rows[i].label, name ? name : "none", rows[i].name ? rows[i].name : "none");
    }
}

/* Every set has a name that is a label of itself. */
static void sets_are_named(void)
{
    for (size_t i = 0; i < charset_count(); i++) {
        const char *name = charset_at(i)->name;
        row_string(name, encoding_named(name) ? encoding_named(name) : "none", name);
        row_true(name, charset_named(name) == charset_at(i));
    }
}

/* The character of a byte as iconv sees it; 0 when it has none, or waits for more. */
static uint32_t converted(iconv_t converter, unsigned char byte)
{
    char in[1] = {(char)byte}, out[8], *from = in, *to = out;
    size_t left = 1, room = sizeof out;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &left, &to, &room) == (size_t)-1)
        return 0;
    iconv(converter, NULL, NULL, &to, &room);
    const char *at = out;
    uint32_t c = utf8_next(&at, to);
    return at == to ? c : 0;
}

static void tables_agree_with_iconv(void)
{
    static const char *const names[] = {
        "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
        "windows-1255", "windows-1256", "windows-1257", "iso-8859-2",   "iso-8859-3",
        "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",
        "iso-8859-9",   "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",
        "iso-8859-16",  "koi8-r",       "koi8-u",       "ibm437",       "ibm850",
        "ibm852",       "ibm855",       "ibm857",       "ibm862",       "ibm866",
        "viscii",       "armscii-8",    "georgian-ps",
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        uint32_t characters[256];
        charset_characters(charset_named(names[i]), characters);
        bool windows = strncmp(names[i], "windows-", 8) == 0;
        iconv_t converter = iconv_open("UTF-8", windows ? names[i] + 8 : names[i]);
        if (windows && converter == (iconv_t)-1) {
            char name[16];
            snprintf(name, sizeof name, "CP%s", names[i] + 8);
            converter = iconv_open("UTF-8", name);
        }
        row_true(names[i], converter != (iconv_t)-1);
        for (size_t byte = 0x80; byte < 0x100 && converter != (iconv_t)-1; byte++) {
            uint32_t c = converted(converter, (unsigned char)byte);
            bool nothing = c == 0 || (c >= 0x80 && c < 0xA0); /* which are no text */
            if (!nothing && characters[byte] != c)
                printf("# %s %02zX: U+%04X, iconv U+%04X\n", names[i], byte,
                       (unsigned)characters[byte], (unsigned)c);
            row_true(names[i], nothing || characters[byte] == c);
        }
        if (converter != (iconv_t)-1)
            iconv_close(converter);
    }
}

static void capitals(void)
{
    static const uint32_t pairs[][3] = {U"Aa", U"Éé", U"Şş", U"Žž", U"Łł", U"Ÿÿ", U"Ωω", U"Άά",
                                        U"Όό", U"Яя", U"Ёё", U"Її", U"Ґґ", U"Өө", U"Աա"};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        row_number("capital", letter_lower(pairs[i][0]), pairs[i][1]);
        row_number("small", letter_lower(pairs[i][1]), pairs[i][1]);
        row_true("kind", character_traits(pairs[i][0]).kind == KIND_UPPER);
        row_true("kind", character_traits(pairs[i][1]).kind == KIND_LOWER);
    }
}

static void tones(void)
{
    row_number("acute", vietnamese_join('a', 0x301), 0xE1);
    row_number("dot", vietnamese_join(0xEA, 0x323), 0x1EC7);
    row_number("capital", vietnamese_join(0x1AF, 0x309), 0x1EEC);
    row_number("consonant", vietnamese_join('b', 0x301), 0);
    row_true("a tone", vietnamese_is_tone(0x303) && !vietnamese_is_tone(0x302));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(labels),   TEST(sets_are_named), TEST(tables_agree_with_iconv),
        TEST(capitals), TEST(tones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
