/* Kinds of characters; see kind.h. */
#include "encoding/kind.h"

#include "base/letter_case.h"

#include <stddef.h>

/* Ranges in order; what lies between them is KIND_BAD below U+00A0, else KIND_ODD. */
static const struct range {
    uint32_t first, last;
    enum kind kind;
    enum script script;
} ranges[] = {
    {0x09, 0x0D, KIND_SPACE, SCRIPT_NONE},
    {0x1A, 0x1B, KIND_POINT, SCRIPT_NONE},
    {0x20, 0x20, KIND_SPACE, SCRIPT_NONE},
    {0x21, 0x2F, KIND_POINT, SCRIPT_NONE},
    {'0', '9', KIND_DIGIT, SCRIPT_NONE},
    {0x3A, 0x40, KIND_POINT, SCRIPT_NONE},
    {'A', 'Z', KIND_UPPER, SCRIPT_LATIN},
    {0x5B, 0x60, KIND_POINT, SCRIPT_NONE},
    {'a', 'z', KIND_LOWER, SCRIPT_LATIN},
    {0x7B, 0x7E, KIND_POINT, SCRIPT_NONE},
    {0xA0, 0xA0, KIND_SPACE, SCRIPT_NONE},
    {0xA1, 0xA1, KIND_OPEN, SCRIPT_NONE},
    {0xA2, 0xA3, KIND_SIGN, SCRIPT_NONE},
    {0xA5, 0xA5, KIND_SIGN, SCRIPT_NONE},
    {0xA7, 0xA7, KIND_SIGN, SCRIPT_NONE},
    {0xA9, 0xAA, KIND_SIGN, SCRIPT_NONE},
    {0xAB, 0xAB, KIND_QUOTE, SCRIPT_NONE},
    {0xAD, 0xAD, KIND_APOSTROPHE, SCRIPT_NONE},
    {0xAE, 0xAE, KIND_SIGN, SCRIPT_NONE},
    {0xB0, 0xB0, KIND_SIGN, SCRIPT_NONE},
    {0xB2, 0xB3, KIND_SIGN, SCRIPT_NONE},
    {0xB4, 0xB4, KIND_APOSTROPHE, SCRIPT_NONE},
    {0xB7, 0xB7, KIND_POINT, SCRIPT_NONE},
    {0xB9, 0xBA, KIND_SIGN, SCRIPT_NONE},
    {0xBB, 0xBB, KIND_QUOTE, SCRIPT_NONE},
    {0xBC, 0xBE, KIND_SIGN, SCRIPT_NONE},
    {0xBF, 0xBF, KIND_OPEN, SCRIPT_NONE},
    {0xC0, 0xD6, KIND_UPPER, SCRIPT_LATIN},
    {0xD8, 0xDE, KIND_UPPER, SCRIPT_LATIN},
    {0xDF, 0xF6, KIND_LOWER, SCRIPT_LATIN},
    {0xF8, 0x24F, KIND_LOWER, SCRIPT_LATIN},
    {0x259, 0x259, KIND_LOWER, SCRIPT_LATIN},
    {0x300, 0x36F, KIND_MARK, SCRIPT_LATIN},
    {0x386, 0x386, KIND_LOWER, SCRIPT_GREEK},
    {0x388, 0x3CE, KIND_LOWER, SCRIPT_GREEK},
    {0x400, 0x52F, KIND_LOWER, SCRIPT_CYRILLIC},
    {0x531, 0x556, KIND_LOWER, SCRIPT_ARMENIAN},
    {0x55A, 0x55F, KIND_POINT, SCRIPT_ARMENIAN},
    {0x561, 0x587, KIND_LOWER, SCRIPT_ARMENIAN},
    {0x589, 0x58A, KIND_POINT, SCRIPT_ARMENIAN},
    {0x5B0, 0x5BD, KIND_MARK, SCRIPT_HEBREW},
    {0x5BE, 0x5BE, KIND_DASH, SCRIPT_NONE},
    {0x5BF, 0x5C2, KIND_MARK, SCRIPT_HEBREW},
    {0x5D0, 0x5F2, KIND_UNCASED, SCRIPT_HEBREW},
    {0x5F3, 0x5F4, KIND_APOSTROPHE, SCRIPT_NONE},
    {0x60C, 0x60C, KIND_POINT, SCRIPT_ARABIC},
    {0x61B, 0x61F, KIND_POINT, SCRIPT_ARABIC},
    {0x621, 0x64A, KIND_UNCASED, SCRIPT_ARABIC},
    {0x64B, 0x65F, KIND_MARK, SCRIPT_ARABIC},
    {0x660, 0x669, KIND_DIGIT, SCRIPT_NONE},
    {0x670, 0x670, KIND_MARK, SCRIPT_ARABIC},
    {0x671, 0x6D3, KIND_UNCASED, SCRIPT_ARABIC},
    {0x6D4, 0x6D4, KIND_POINT, SCRIPT_ARABIC},
    {0x6F0, 0x6F9, KIND_DIGIT, SCRIPT_NONE},
    {0xE01, 0xE30, KIND_UNCASED, SCRIPT_THAI},
    {0xE31, 0xE31, KIND_MARK, SCRIPT_THAI},
    {0xE32, 0xE33, KIND_UNCASED, SCRIPT_THAI},
    {0xE34, 0xE3A, KIND_MARK, SCRIPT_THAI},
    {0xE3F, 0xE3F, KIND_SIGN, SCRIPT_NONE},
    {0xE40, 0xE46, KIND_UNCASED, SCRIPT_THAI},
    {0xE47, 0xE4E, KIND_MARK, SCRIPT_THAI},
    {0xE50, 0xE59, KIND_DIGIT, SCRIPT_NONE},
    {0x10D0, 0x10FF, KIND_UNCASED, SCRIPT_GEORGIAN},
    {0x1E00, 0x1EF9, KIND_LOWER, SCRIPT_LATIN},
    {0x200C, 0x200F, KIND_MARK, SCRIPT_ARABIC}, /* joiners, marks of direction */
    {0x2013, 0x2015, KIND_DASH, SCRIPT_NONE},
    {0x2018, 0x2018, KIND_QUOTE, SCRIPT_NONE}, /* also for an apostrophe */
    {0x2019, 0x2019, KIND_APOSTROPHE, SCRIPT_NONE},
    {0x201A, 0x201A, KIND_OPEN, SCRIPT_NONE},
    {0x201C, 0x201C, KIND_QUOTE, SCRIPT_NONE}, /* closes in German */
    {0x201D, 0x201D, KIND_CLOSE, SCRIPT_NONE},
    {0x201E, 0x201E, KIND_OPEN, SCRIPT_NONE},
    {0x2022, 0x2022, KIND_POINT, SCRIPT_NONE},
    {0x2026, 0x2026, KIND_POINT, SCRIPT_NONE},
    {0x2039, 0x203A, KIND_QUOTE, SCRIPT_NONE},
    {0x20AA, 0x20AC, KIND_SIGN, SCRIPT_NONE},
    {0x2116, 0x2116, KIND_SIGN, SCRIPT_NONE},
    {0x2122, 0x2122, KIND_SIGN, SCRIPT_NONE},
    {0x2500, 0x259F, KIND_BOX, SCRIPT_NONE},
    {0x25A0, 0x266F, KIND_SIGN, SCRIPT_NONE},
    {0x3000, 0x3000, KIND_SPACE, SCRIPT_NONE},
    {0x3001, 0x301F, KIND_POINT, SCRIPT_NONE},
    {0x3041, 0x30FA, KIND_UNCASED, SCRIPT_KANA},
    {0x30FB, 0x30FB, KIND_POINT, SCRIPT_NONE},
    {0x30FC, 0x30FE, KIND_UNCASED, SCRIPT_KANA},
    {0x3400, 0x9FFF, KIND_UNCASED, SCRIPT_HAN},
    {0xAC00, 0xD7A3, KIND_UNCASED, SCRIPT_HANGUL},
    {0xE000, 0xF8FF, KIND_BAD, SCRIPT_NONE},
    {0xF900, 0xFAFF, KIND_UNCASED, SCRIPT_HAN},
    {0xFF01, 0xFF60, KIND_POINT, SCRIPT_NONE},
    {0xFF61, 0xFF9F, KIND_UNCASED, SCRIPT_KANA},
    {0xFFE0, 0xFFE6, KIND_SIGN, SCRIPT_NONE},
    {0xFFFD, 0xFFFD, KIND_BAD, SCRIPT_NONE},
    {0x20000, 0x3FFFF, KIND_UNCASED, SCRIPT_HAN},
};

static bool is_vowel(uint32_t small)
{
    static const uint32_t vowels[] = U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāăąēėęěīįıōőœūůűųươə";
    if (small >= 0x1EA0)
        return true; /* of Vietnamese */
    for (size_t i = 0; vowels[i]; i++)
        if (vowels[i] == small)
            return true;
    return false;
}

static const struct range *find_range(uint32_t c)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof ranges / sizeof *ranges && c >= ranges[low].first;
    return found ? &ranges[low] : NULL;
}

struct traits character_traits(uint32_t c)
{
    const struct range *range = find_range(c);
    if (!range)
        return (struct traits){c < 0xA0 ? KIND_BAD : KIND_ODD, SCRIPT_NONE, false};
    uint32_t small = letter_lower(c);
    bool capital = range->kind == KIND_LOWER && small != c;
    return (struct traits){
        .kind = capital ? KIND_UPPER : range->kind,
        .script = range->script,
        .vowel = range->script == SCRIPT_LATIN && is_vowel(small),
    };
}
