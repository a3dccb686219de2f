/* Language profiles; see profile.h. What a feature is and how it is hashed is said twice, here and
 * in tools/language/profiles.py, and must be the same. */
#include "refine/profile.h"

#include "base/utf8.h"

#include "refine/profiles.inc"

enum {
    SAMPLES = 4,         /* a long text is read in so many places, */
    SAMPLE_LETTERS = 160 /* so many letters in each */
};

/* When the best language is taken for certain. Weights count 32 for a natural logarithm. */
enum {
    LEAST_MARGIN = 6 * 32,    /* the second is e^6 times less likely, */
    LEAST_MARGIN_SHARE = 33,  /* behind by a thirty-third, for evidence is never independent, */
    LEAST_FOR_A_FEATURE = 28, /* and the text is like the language at all */
};

struct tally {
    uint32_t scores[PROFILES];
    uint32_t features;
};

static uint32_t add_to_hash(uint32_t hash, uint32_t c)
{
    hash = (hash ^ c) * 0x9E3779B1U;
    return hash ^ hash >> 15;
}

static void count_feature(struct tally *tally, uint32_t hash)
{
    uint32_t bucket = hash >> (32 - BUCKET_BITS);
    uint16_t key = hash >> (16 - BUCKET_BITS) & 0xFFFF;
    const uint16_t *at = profile_stream + profile_buckets[bucket];
    const uint16_t *end = profile_stream + profile_buckets[bucket + 1];
    tally->features++;
    while (at < end && *at < key)
        for (at++; !(*at++ & 0x8000);)
            ;
    if (at == end || *at != key)
        return;
    do {
        at++;
        tally->scores[*at >> 8 & 0x7F] += *at & 0xFF;
    } while (!(*at & 0x8000));
}

/* Where upper and lower case are neighbours. */
static uint32_t fold_pair(uint32_t c, bool even_is_upper)
{
    return c + (even_is_upper == !(c & 1));
}

static uint32_t fold_latin(uint32_t c)
{
    switch (c) {
    case 0x130:
        return 'i';
    case 0x178:
        return 0xFF;
    case 0x181:
        return 0x253;
    case 0x18A:
        return 0x257;
    case 0x18F:
        return 0x259;
    case 0x138:
    case 0x149:
    case 0x17F:
        return c;
    }
    if (c < 0x180)
        return fold_pair(c, !((c >= 0x139 && c <= 0x148) || c >= 0x179));
    if (c >= 0x1A0 && c <= 0x1A5)
        return fold_pair(c, true);
    if (c == 0x198 || c == 0x1AF || (c >= 0x1CD && c <= 0x1DC))
        return c == 0x198 ? c + 1 : fold_pair(c, false);
    return (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x233) || c >= 0x1EA0 ||
                   (c >= 0x1E00 && c <= 0x1E95)
               ? fold_pair(c, true)
               : c;
}

static uint32_t fold_cyrillic(uint32_t c)
{
    if (c < 0x460)
        return c < 0x410 ? c + 80 : c < 0x430 ? c + 32 : c;
    if (c >= 0x4C0 && c <= 0x4CE)
        return c == 0x4C0 ? 0x4CF : fold_pair(c, false);
    return c == 0x4CF ? c : fold_pair(c, true);
}

/* Lower case, and the letters of Persian for the Arabic ones that are typed in their place. */
static uint32_t fold(uint32_t c)
{
    if (c < 0x80)
        return c | 0x20;
    if (c < 0x100)
        return c <= 0xDE ? c + 32 : c;
    if (c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF))
        return fold_latin(c);
    if (c >= 0x400 && c <= 0x52F)
        return fold_cyrillic(c);
    if (c == 0x649 || c == 0x64A)
        return 0x6CC;
    return c == 0x643 ? 0x6A9 : c;
}

/* A word as it passes: its last two letters, and the hash of its beginning. */
struct word {
    uint32_t before, last;
    size_t letters;
    uint32_t whole;
};

static void word_start(struct word *word)
{
    *word = (struct word){.before = 0, .last = ' ', .whole = add_to_hash(0, ' ')};
}

static void word_trigram(struct word *word, struct tally *tally, uint32_t c)
{
    if (word->letters > 0)
        count_feature(tally, add_to_hash(add_to_hash(add_to_hash(0, word->before), word->last), c));
    word->before = word->last;
    word->last = c;
}

static void word_add(struct word *word, struct tally *tally, uint32_t letter)
{
    word_trigram(word, tally, letter);
    word->whole = add_to_hash(word->whole, letter);
    word->letters++;
}

static void word_end(struct word *word, struct tally *tally)
{
    enum { LONGEST_SMALL_WORD = 5 };
    if (word->letters == 0)
        return;
    word_trigram(word, tally, ' ');
    if (word->letters >= 2 && word->letters <= LONGEST_SMALL_WORD)
        count_feature(tally, add_to_hash(add_to_hash(word->whole, ' '), '#'));
    word_start(word);
}

/* Counts whole words until about `letters` letters have passed; returns where it stopped. */
static const char *count_words(struct tally *tally, const char *at, const char *end,
                               enum script script, size_t letters)
{
    struct word word;
    word_start(&word);
    while (at < end && (letters > 0 || word.letters > 0)) {
        uint32_t c = utf8_next(&at, end);
        if (script_of(c) == script) {
            word_add(&word, tally, fold(c));
            letters -= letters > 0;
        } else if (!script_is_mark(c)) {
            word_end(&word, tally);
        }
    }
    word_end(&word, tally);
    return at;
}

/* The next word's start at or after `at`, which may lie inside a character. */
static const char *next_word(const char *at, const char *end)
{
    while (at < end && *at != ' ' && *at != '\n')
        at++;
    return at;
}

static void tally_text(struct tally *tally, const char *text, size_t size, enum script script)
{
    const char *end = text + size, *at = text;
    for (size_t i = 0; i < SAMPLES && at < end; i++) {
        const char *start = i == 0 ? text : next_word(text + size / SAMPLES * i, end);
        at = count_words(tally, start > at ? start : at, end, script, SAMPLE_LETTERS);
    }
}

static const char *decide(const struct tally *tally)
{
    uint32_t best = 0, second = 0;
    size_t language = 0;
    for (size_t i = 0; i < PROFILES; i++)
        if (tally->scores[i] > best) {
            second = best;
            best = tally->scores[i];
            language = i;
        } else if (tally->scores[i] > second) {
            second = tally->scores[i];
        }
    uint32_t margin = best - second;
    bool certain = margin >= LEAST_MARGIN && margin >= best / LEAST_MARGIN_SHARE &&
                   best >= tally->features * LEAST_FOR_A_FEATURE;
    return certain ? profile_languages[language] : NULL;
}

const char *profile_language(const char *text, size_t size, enum script script)
{
    struct tally tally = {0};
    tally_text(&tally, text, size, script);
    return decide(&tally);
}
