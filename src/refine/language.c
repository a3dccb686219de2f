/* Language and direction of an article; see language.h. */
#include "refine/language.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum script {
    SCRIPT_NONE,
    LATIN,
    CYRILLIC,
    ARABIC,
    PERSIAN, /* letters of the Arabic script that Arabic does not use and Persian needs */
    URDU,    /* and those that Urdu alone needs */
    HAN,
    KANA,
    OTHER, /* the first of the scripts that tell the language by themselves: see scripts[] */
};

/* Ranges of letters, sorted. A language tag stands where the script means that language. */
static const struct script_range {
    uint32_t first, last;
    enum script script;
    const char *language;
    bool rtl;
} scripts[] = {
    {0x0041, 0x005A, LATIN, NULL, false},    {0x0061, 0x007A, LATIN, NULL, false},
    {0x00C0, 0x024F, LATIN, NULL, false},    {0x0370, 0x03FF, OTHER, "el", false},
    {0x0400, 0x052F, CYRILLIC, NULL, false}, {0x0531, 0x0587, OTHER, "hy", false},
    {0x05D0, 0x05F4, OTHER, "he", true},     {0x0620, 0x0678, ARABIC, NULL, true},
    {0x0679, 0x0679, URDU, NULL, true},      {0x067A, 0x067D, ARABIC, NULL, true},
    {0x067E, 0x067E, PERSIAN, NULL, true},   {0x067F, 0x0685, ARABIC, NULL, true},
    {0x0686, 0x0686, PERSIAN, NULL, true},   {0x0687, 0x0687, ARABIC, NULL, true},
    {0x0688, 0x0688, URDU, NULL, true},      {0x0689, 0x0690, ARABIC, NULL, true},
    {0x0691, 0x0691, URDU, NULL, true},      {0x0692, 0x0697, ARABIC, NULL, true},
    {0x0698, 0x0698, PERSIAN, NULL, true},   {0x0699, 0x06A8, ARABIC, NULL, true},
    {0x06A9, 0x06A9, PERSIAN, NULL, true},   {0x06AA, 0x06AE, ARABIC, NULL, true},
    {0x06AF, 0x06AF, PERSIAN, NULL, true},   {0x06B0, 0x06B9, ARABIC, NULL, true},
    {0x06BA, 0x06BA, URDU, NULL, true},      {0x06BB, 0x06CB, ARABIC, NULL, true},
    {0x06CC, 0x06CC, PERSIAN, NULL, true},   {0x06CD, 0x06D1, ARABIC, NULL, true},
    {0x06D2, 0x06D3, URDU, NULL, true},      {0x06D5, 0x06FF, ARABIC, NULL, true},
    {0x0710, 0x074F, OTHER, "syr", true},    {0x0750, 0x077F, ARABIC, NULL, true},
    {0x0780, 0x07B1, OTHER, "dv", true},     {0x07C0, 0x07FA, OTHER, "nqo", true},
    {0x0900, 0x097F, OTHER, "hi", false},    {0x0980, 0x09FF, OTHER, "bn", false},
    {0x0A00, 0x0A7F, OTHER, "pa", false},    {0x0A80, 0x0AFF, OTHER, "gu", false},
    {0x0B00, 0x0B7F, OTHER, "or", false},    {0x0B80, 0x0BFF, OTHER, "ta", false},
    {0x0C00, 0x0C7F, OTHER, "te", false},    {0x0C80, 0x0CFF, OTHER, "kn", false},
    {0x0D00, 0x0D7F, OTHER, "ml", false},    {0x0D80, 0x0DFF, OTHER, "si", false},
    {0x0E00, 0x0E7F, OTHER, "th", false},    {0x0E80, 0x0EFF, OTHER, "lo", false},
    {0x0F00, 0x0FFF, OTHER, "bo", false},    {0x1000, 0x109F, OTHER, "my", false},
    {0x10A0, 0x10FF, OTHER, "ka", false},    {0x1100, 0x11FF, OTHER, "ko", false},
    {0x1200, 0x137F, OTHER, "am", false},    {0x1780, 0x17FF, OTHER, "km", false},
    {0x1800, 0x18AF, OTHER, "mn", false},    {0x1E00, 0x1EFF, LATIN, NULL, false},
    {0x1F00, 0x1FFF, OTHER, "el", false},    {0x3041, 0x30FF, KANA, NULL, false},
    {0x3400, 0x4DBF, HAN, NULL, false},      {0x4E00, 0x9FFF, HAN, NULL, false},
    {0xAC00, 0xD7AF, OTHER, "ko", false},    {0xF900, 0xFAFF, HAN, NULL, false},
    {0xFB1D, 0xFB4F, OTHER, "he", true},     {0xFB50, 0xFDFF, ARABIC, NULL, true},
    {0xFE70, 0xFEFC, ARABIC, NULL, true},    {0x20000, 0x3FFFD, HAN, NULL, false},
};

enum { RANGES = sizeof scripts / sizeof *scripts };

/* How many letters of each script; those of OTHER are counted by range. */
struct census {
    size_t scripts[OTHER + 1];
    size_t ranges[RANGES];
    size_t rtl, ltr;
};

static void count_letter(struct census *census, uint32_t c)
{
    size_t low = 0, high = RANGES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c > scripts[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == RANGES || c < scripts[low].first)
        return;
    census->scripts[scripts[low].script]++;
    census->ranges[low]++;
    *(scripts[low].rtl ? &census->rtl : &census->ltr) += 1;
}

static struct census take_census(const char *text, size_t size)
{
    struct census census = {0};
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            census.scripts[LATIN]++;
            census.ltr++;
        } else if (c >= 0x80) {
            count_letter(&census, c);
        }
    }
    return census;
}

static const char *by_script(const struct census *census)
{
    const size_t *n = census->scripts;
    size_t arabic = n[ARABIC] + n[PERSIAN] + n[URDU], east = n[HAN] + n[KANA];
    size_t best = 0;
    const char *language = NULL;
    if (arabic > 0) {
        best = arabic;
        language = n[URDU] > arabic / 100 ? "ur" : n[PERSIAN] > arabic / 50 ? "fa" : "ar";
    }
    if (east > best) {
        best = east;
        language = n[KANA] > east / 20 ? "ja" : "zh";
    }
    for (size_t i = 0; i < RANGES; i++)
        if (scripts[i].language && census->ranges[i] > best) {
            best = census->ranges[i];
            language = scripts[i].language;
        }
    return n[LATIN] + n[CYRILLIC] > best ? NULL : language;
}

/* One bit for each language that has words in the table. */
enum {
    EN = 1 << 0,
    DE = 1 << 1,
    FR = 1 << 2,
    ES = 1 << 3,
    IT = 1 << 4,
    PT = 1 << 5,
    NL = 1 << 6,
    SV = 1 << 7,
    DA = 1 << 8,
    NB = 1 << 9,
    FI = 1 << 10,
    PL = 1 << 11,
    CS = 1 << 12,
    HU = 1 << 13,
    TR = 1 << 14,
    RO = 1 << 15,
    RU = 1 << 16,
    UK = 1 << 17,
    BG = 1 << 18,
};

static const char *const languages[] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb",
                                        "fi", "pl", "cs", "hu", "tr", "ro", "ru", "uk", "bg"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

enum { LONGEST_WORD = 16 };     /* bytes, with a NUL; longer than any word of the table */
enum { WORDS_LOOKED_AT = 200 }; /* enough for certainty, and what a long article costs at most */

static const struct small_word {
    char word[LONGEST_WORD];
    unsigned languages;
} small_words[] = {
#define WORD(word, languages) {word, languages},
#include "refine/language_words.def"
#undef WORD
};

static int compare_word(const void *key, const void *row)
{
    return strcmp(key, ((const struct small_word *)row)->word);
}

static void score_word(const char *word, size_t size, size_t scores[LANGUAGES])
{
    char key[LONGEST_WORD];
    if (size >= sizeof key)
        return;
    for (size_t i = 0; i < size; i++)
        key[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] | 0x20) : word[i];
    key[size] = '\0';
    const struct small_word *found =
        bsearch(key, small_words, sizeof small_words / sizeof *small_words, sizeof *small_words,
                compare_word);
    for (size_t i = 0; found && i < LANGUAGES; i++)
        scores[i] += found->languages >> i & 1;
}

/* The language whose small words are frequent enough, and clearly more so than any other's. */
static const char *by_words(const char *text, size_t size)
{
    size_t scores[LANGUAGES] = {0}, words = 0;
    const char *word = text, *end = text + size;
    for (const char *at = text; at < end && words < WORDS_LOOKED_AT;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        bool in_word = character_is_word(c);
        if (in_word && at < end)
            continue;
        const char *stop = in_word ? at : here;
        if (stop > word) {
            score_word(word, (size_t)(stop - word), scores);
            words++;
        }
        word = at;
    }
    size_t best = 0, second = 0;
    for (size_t i = 1; i < LANGUAGES; i++) {
        if (scores[i] > scores[best]) {
            second = scores[best];
            best = i;
        } else if (scores[i] > second) {
            second = scores[i];
        }
    }
    bool frequent = scores[best] >= 3 && scores[best] * 8 >= words;
    return frequent && scores[best] * 10 >= second * 11 ? languages[best] : NULL;
}

void refine_language(struct article *article, const char *text, size_t size)
{
    struct census census = take_census(text, size);
    article->rtl = census.rtl > census.ltr;
    const char *language = by_script(&census);
    if (!language)
        language = by_words(text, size);
    if (language)
        strcpy(article->language, language);
}
