/* Language profiles; see profile.h. What a feature is and how it is hashed is said twice, here and
 * in src/refine/learn/profiles.py, and must be the same. */
#include "refine/profile.h"

#include "base/utf8.h"

#include "refine/profiles.inc"

enum {
    SHORT_TEXT = 800,    /* bytes; a longer text is read */
    SAMPLES = 6,         /* in so many places, from its start to its end, */
    SAMPLE_LETTERS = 80, /* so many letters in each, until the language is beyond doubt */
};

/* When the best language is taken for certain. Weights count 32 for a natural logarithm. */
enum {
    LEAST_MARGIN = 6 * 32,   /* the second is e^6 times less likely, */
    LEAST_MARGIN_SHARE = 50, /* behind by a fiftieth, for evidence is never independent, */
    LEAST_PLAIN_WORDS = 2,   /* names alone are in no language, */
    LIKE = 40,               /* for a feature: the text is like the language, */
    ALMOST_LIKE = 32,        /* or almost, and nothing else is near: */
    ALONE_SHARE = 7,         /* the second is behind by a seventh */
    TIMES_BEYOND_DOUBT = 3,  /* so many times the margins, and the rest need not be read */
};

enum {
    LONGEST_WORD = 40, /* letters; what follows them is not looked at */
    MOST_TIMES = 4,    /* one word is counted */
    WORD_BITS = 9
};

struct tally {
    uint32_t scores[PROFILES];
    uint32_t features;
    uint32_t plain_words;          /* those that do not look like names */
    uint8_t times[1 << WORD_BITS]; /* how often words came, by their hash */
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

/* A word's letters, with room for the space on either side and the mark of a whole word. */
struct word {
    uint32_t letters[LONGEST_WORD + 3];
    size_t size;  /* letters and the space before them */
    size_t upper; /* how many letters were upper case */
};

static uint32_t hash_of(const uint32_t *letters, size_t size)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < size; i++)
        hash = add_to_hash(hash, letters[i]);
    return hash;
}

/* A word that comes again and again tells nothing new; this notes that it came. */
static bool is_worn_out(struct tally *tally, uint32_t word)
{
    uint8_t *times = &tally->times[word >> (32 - WORD_BITS)];
    bool worn_out = *times == MOST_TIMES;
    *times += !worn_out;
    return worn_out;
}

static void count_word(struct tally *tally, struct word *word)
{
    enum { LONGEST_SMALL_WORD = 5 };
    size_t letters = word->size - 1;
    word->letters[word->size++] = ' ';
    word->letters[word->size++] = '#';
    uint32_t whole = hash_of(word->letters, word->size);
    if (is_worn_out(tally, whole))
        return;
    bool name = word->upper == 1 && letters > 1;
    tally->plain_words += !name;
    for (size_t i = 0; i < letters; i++)
        count_feature(tally, hash_of(word->letters + i, 3));
    for (size_t i = 1; i <= letters; i++)
        if (word->letters[i] >= 0x80)
            count_feature(tally, hash_of(word->letters + i, 1));
    if (letters >= 2 && letters <= LONGEST_SMALL_WORD)
        count_feature(tally, whole);
}

/* Counts whole words until about `letters` letters have passed. */
static void count_words(struct tally *tally, const char *at, const char *end, enum script script,
                        size_t letters)
{
    struct word word = {.letters = {' '}, .size = 1};
    while (at < end && (letters > 0 || word.size > 1)) {
        uint32_t c = utf8_next(&at, end);
        bool letter = script_of(c) == script;
        if (letter && word.size <= LONGEST_WORD) {
            uint32_t lower = fold(c);
            word.upper += lower != c;
            word.letters[word.size++] = lower;
        }
        letters -= letter && letters > 0;
        if (word.size > 1 && (at == end || !(letter || script_is_mark(c)))) {
            count_word(tally, &word);
            word.size = 1;
            word.upper = 0;
        }
    }
}

/* The next word's start at or after `at`, which may lie inside a character. */
static const char *next_word(const char *at, const char *end)
{
    while (at < end && *at != ' ' && *at != '\n')
        at++;
    return at;
}

/* A language without a profile is near to several that have one, and much like none. */
static bool is_like(const struct tally *tally, uint32_t best, uint32_t margin)
{
    return best >= tally->features * LIKE ||
           (best >= tally->features * ALMOST_LIKE && margin >= best / ALONE_SHARE);
}

/* The language in the lead, when that is `times` as certain as it has to be; else NULL. */
static const char *leader(const struct tally *tally, uint32_t times)
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
    bool certain = margin >= LEAST_MARGIN * times && margin >= best / LEAST_MARGIN_SHARE * times &&
                   is_like(tally, best, margin) && tally->plain_words >= LEAST_PLAIN_WORDS;
    return certain ? profile_languages[language] : NULL;
}

const char *profile_language(const char *text, size_t size, enum script script)
{
    static const unsigned char order[SAMPLES] = {0, 3, 1, 4, 2, 5};
    struct tally tally = {0};
    const char *end = text + size;
    if (size <= SHORT_TEXT)
        count_words(&tally, text, end, script, size);
    for (size_t i = 0; size > SHORT_TEXT && i < SAMPLES; i++) {
        const char *place = text + size / SAMPLES * order[i];
        count_words(&tally, i == 0 ? text : next_word(place, end), end, script, SAMPLE_LETTERS);
        const char *beyond_doubt = i > 0 ? leader(&tally, TIMES_BEYOND_DOUBT) : NULL;
        if (beyond_doubt)
            return beyond_doubt;
    }
    return leader(&tally, 1);
}
