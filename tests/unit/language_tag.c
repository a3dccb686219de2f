/* A language tag that is accepted is well formed by BCP 47, names a language and is written in its
 * usual case; locales, countries and "no language" are refused. */
#include "base/language_tag.h"

#include "table.h"

static void tags_are_parsed(void)
{
    static const struct {
        const char *tag, *canonical; /* NULL: refused */
    } rows[] = {
        {"en", "en"},
        {"EN", "en"},
        {"EN_us", "en-US"},
        {"pt-br", "pt-BR"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"zh_CN", "zh-CN"},
        {"SR-LATN-rs", "sr-Latn-RS"},
        {"es-419", "es-419"},
        {"YUE", "yue"},
        {"de-CH-1901", "de-CH-1901"},
        {"sl-ROZAJ-biske", "sl-rozaj-biske"},
        {"de-DE-u-co-phonebk", "de-DE-u-co-phonebk"},
        {"en-x-us", "en-x-us"},
        {"en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdef",
         "en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdef"}, /* 63 bytes */
        {"en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefg", NULL},
        {"en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcd", NULL},
        {"", NULL},
        {"C", NULL},
        {"POSIX", NULL},
        {"en_US.UTF-8", NULL},
        {"und", NULL},
        {"UND", NULL},
        {"mul", NULL},
        {"zxx", NULL},
        {"us", NULL},
        {"x", NULL},
        {"x-klingon", NULL},
        {"english", NULL},
        {"en-", NULL},
        {"-en", NULL},
        {"en--US", NULL},
        {"en us", NULL},
        {"en-US ", NULL},
        {"é", NULL},
        {"en-abcdefghi", NULL},
        {"en-u", NULL},
        {"12", NULL},
        {"123", NULL},        /* a language is letters */
        {"en-1a", NULL},      /* no subtag has this form */
        {"en-US-GB", NULL},   /* one region */
        {"en-US-latn", NULL}, /* a script stands before the region */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char canonical[LANGUAGE_TAG_SIZE] = "";
        bool parsed = language_tag_parse(rows[i].tag, canonical);
        row_string(rows[i].tag, parsed ? canonical : NULL, rows[i].canonical);
    }
}

/* Every code of ISO 639-1 is a language; two letters that are none are refused. ("sh" was withdrawn
 * from ISO 639 and stays in BCP 47.) */
static void two_letters_are_iso_639_1(void)
{
    static const char codes[] =
        " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv"
        " cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr"
        " ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw"
        " ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv"
        " ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so "
        "sq sr"
        " ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi"
        " yo za zh zu ";
    for (char first = 'a'; first <= 'z'; first++)
        for (char second = 'a'; second <= 'z'; second++) {
            char canonical[LANGUAGE_TAG_SIZE], tag[] = {first, second, '\0'};
            char spaced[] = {' ', first, second, ' ', '\0'};
            if (language_tag_parse(tag, canonical) != (strstr(codes, spaced) != NULL))
                row_wrong(tag, "%s", strstr(codes, spaced) ? "refused" : "accepted");
        }
}

static void direction(void)
{
    static const struct {
        const char *tag;
        bool rtl;
    } rows[] = {
        {"ar", true},         {"ar-EG", true},       {"he", true},          {"he-IL", true},
        {"fa", true},         {"ur", true},          {"ps", true},          {"yi", true},
        {"dv", true},         {"ug", true},          {"ckb", true},         {"az-Arab", true},
        {"pa-Arab-PK", true}, {"ar-Arab", true},     {"en", false},         {"ar-Latn", false},
        {"ug-Cyrl", false},   {"yi-Latn-US", false}, {"zh-Hant-TW", false}, {"ja", false},
        {"az", false},        {"arn", false},        {"", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(rows[i].tag, language_tag_is_rtl(rows[i].tag) == rows[i].rtl);
}

static void same_primary_language(void)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"en", "en", true},      {"en-GB", "en", true},        {"en-GB", "en-US", true},
        {"zh-Hant", "zh", true}, {"en", "enm", false},         {"en-US", "es-US", false},
        {"fr", "", false},       {"sr-Latn", "sr-Cyrl", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        row_true(rows[i].a, language_tag_same(rows[i].a, rows[i].b) == rows[i].same);
        row_true(rows[i].a, language_tag_same(rows[i].b, rows[i].a) == rows[i].same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tags_are_parsed),
        TEST(two_letters_are_iso_639_1),
        TEST(direction),
        TEST(same_primary_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
