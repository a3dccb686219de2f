/* The cost of a reading; see plausible.h. The figures are rounded logarithms of how often a thing
 * happens in real text: 26 is 7 in 100, 50 is 7 in 1000, 95 is once in 13,000. */
#include "encoding/plausible.h"

#include "base/letter_case.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    COST_FOREIGN = 95,  /* a letter that the language does not have */
    COST_CAPITAL = 10,  /* of a letter, beside its own */
    COST_STRANGER = 70, /* two scripts in one word */
    COST_SIGN = 20,     /* a digit or a sign beside a letter */
    COST_FAULT = 40,    /* from here on something is wrong with two neighbours */
    PLAIN_LETTERS = 20, /* so many letters of ASCII count for each character beyond */
};

/* A letter or ideograph by its rank. */
static const unsigned char rank_costs[4] = {26, 36, 50, 70};
static const unsigned char ideograph_costs[2] = {38, 60};

static const struct {
    const char *language, *ranks[4];
} rows[] = {
#define ALPHABET(language, a, b, c, d) {language, {a, b, c, d}},
#include "encoding/alphabets.def"
#undef ALPHABET
};

static const struct {
    const char *language, *ranks[2];
} ideograph_rows[] = {
#define IDEOGRAPHS(language, a, b) {language, {a, b}},
#include "encoding/ideographs.def"
#undef IDEOGRAPHS
};

enum {
    LANGUAGES = sizeof rows / sizeof *rows,
    IDEOGRAPH_LANGUAGES = sizeof ideograph_rows / sizeof *ideograph_rows,
    LETTERS = 0x640 + 0x80 + 0x30 + 0x100,
    IDEOGRAPH_FIRST = 0x3000,
    IDEOGRAPH_LAST = 0xD7FF,
};

struct alphabets {
    double plain[LANGUAGES]; /* what a letter of ASCII costs: the more others there are, the more */
    unsigned char costs[LETTERS][LANGUAGES];
    unsigned char ideographs[IDEOGRAPH_LANGUAGES][IDEOGRAPH_LAST - IDEOGRAPH_FIRST + 1];
};

/* Where a small letter stands in the table; LETTERS when it is in no alphabet. */
static size_t letter_index(uint32_t c)
{
    if (c >= 0xC0 && c < 0x700)
        return c - 0xC0;
    if (c >= 0xE00 && c < 0xE80)
        return c - 0xE00 + 0x640;
    if (c >= 0x10D0 && c < 0x1100)
        return c - 0x10D0 + 0x6C0;
    return c >= 0x1E00 && c < 0x1F00 ? c - 0x1E00 + 0x6F0 : LETTERS;
}

static void set_rank(struct alphabets *alphabets, size_t language, const char *letters,
                     unsigned char cost)
{
    for (const char *at = letters, *end = letters + strlen(letters); at < end;) {
        size_t index = letter_index(utf8_next(&at, end));
        if (index < LETTERS)
            alphabets->costs[index][language] = cost;
    }
}

static void set_ideographs(unsigned char *costs, size_t language)
{
    static const unsigned char han = 90, kana[2] = {48, 95}, hangul[2] = {75, 110};
    bool japanese = strcmp(ideograph_rows[language].language, "ja") == 0;
    bool korean = strcmp(ideograph_rows[language].language, "ko") == 0;
    memset(costs, korean ? hangul[1] : han, IDEOGRAPH_LAST - IDEOGRAPH_FIRST + 1);
    memset(costs, japanese ? kana[0] : kana[1], 0x100);
    memset(costs + (0xAC00 - IDEOGRAPH_FIRST), hangul[!korean], 0xD800 - 0xAC00);
    for (size_t rank = 0; rank < 2; rank++) {
        const char *at = ideograph_rows[language].ranks[rank], *end = at + strlen(at);
        while (at < end)
            costs[utf8_next(&at, end) - IDEOGRAPH_FIRST] = ideograph_costs[rank];
    }
}

/* The others are as frequent as their ranks say; an alphabet that is not Latin is all others. */
static double plain_cost(const char *const ranks[4])
{
    static const double shares[4] = {0.07, 0.027, 0.0067, 0.0009};
    static const double plain_in_others = 2;
    double share = 0;
    for (size_t rank = 0; rank < 4; rank++)
        share += shares[rank] * (double)utf8_length(ranks[rank], strlen(ranks[rank]));
    /* -10 ln(1 - share), by its series: the same on every machine */
    return share < 0.6 ? 10 * share * (1 + share * (1 / 2.0 + share * (1 / 3.0 + share / 4)))
                       : plain_in_others;
}

struct alphabets *alphabets_new(void)
{
    struct alphabets *alphabets = malloc(sizeof *alphabets);
    if (!alphabets)
        return NULL;
    memset(alphabets->costs, COST_FOREIGN, sizeof alphabets->costs);
    for (size_t i = 0; i < LANGUAGES; i++)
        alphabets->plain[i] = plain_cost(rows[i].ranks);
    for (size_t i = 0; i < LANGUAGES; i++)
        for (size_t rank = 0; rank < 4; rank++)
            set_rank(alphabets, i, rows[i].ranks[rank], rank_costs[rank]);
    for (size_t i = 0; i < IDEOGRAPH_LANGUAGES; i++)
        set_ideographs(alphabets->ideographs[i], i);
    return alphabets;
}

void alphabets_free(struct alphabets *alphabets)
{
    free(alphabets);
}

struct evidence {
    const struct alphabets *alphabets;
    const unsigned char *ideographs; /* of its language, or NULL */
    double cost;
    size_t size;
    size_t faults;
    size_t plain;            /* letters of ASCII */
    size_t letters[LETTERS]; /* how often each was seen */
};

struct evidence *evidence_new(const struct alphabets *alphabets)
{
    struct evidence *evidence = malloc(sizeof *evidence);
    if (evidence)
        *evidence = (struct evidence){.alphabets = alphabets};
    return evidence;
}

void evidence_free(struct evidence *evidence)
{
    free(evidence);
}

void evidence_start(struct evidence *evidence, const char *ideographs, size_t plain)
{
    *evidence = (struct evidence){.alphabets = evidence->alphabets, .plain = plain};
    for (size_t i = 0; ideographs && i < IDEOGRAPH_LANGUAGES; i++)
        if (strcmp(ideograph_rows[i].language, ideographs) == 0)
            evidence->ideographs = evidence->alphabets->ideographs[i];
}

/* Of a character that is in no alphabet. */
static unsigned char kind_cost(enum kind kind)
{
    static const unsigned char costs[KIND_COUNT] = {
        [KIND_SPACE] = 50, [KIND_LOWER] = 110, [KIND_UPPER] = 110,     [KIND_UNCASED] = 110,
        [KIND_MARK] = 90,  [KIND_DIGIT] = 45,  [KIND_OPEN] = 42,       [KIND_CLOSE] = 42,
        [KIND_QUOTE] = 42, [KIND_DASH] = 42,   [KIND_APOSTROPHE] = 42, [KIND_POINT] = 50,
        [KIND_SIGN] = 65,  [KIND_ODD] = 90,    [KIND_BOX] = 80,        [KIND_BAD] = 100,
    };
    return costs[kind];
}

void evidence_character(struct evidence *evidence, uint32_t c, struct traits traits, size_t count)
{
    evidence->size += count;
    size_t index = letter_index(letter_lower(c));
    bool letter = traits.kind >= KIND_LOWER && traits.kind <= KIND_MARK;
    if (letter && index < LETTERS)
        evidence->letters[index] += count;
    if (traits.kind == KIND_UPPER)
        evidence->cost += (double)count * COST_CAPITAL;
    if (letter && index < LETTERS)
        return;
    bool ideograph = evidence->ideographs && letter && c >= IDEOGRAPH_FIRST && c <= IDEOGRAPH_LAST;
    evidence->faults += traits.kind == KIND_BAD || (letter && !ideograph) ? count : 0;
    evidence->cost += (double)count * (ideograph ? evidence->ideographs[c - IDEOGRAPH_FIRST]
                                                 : kind_cost(traits.kind));
}

static bool is_letter(enum kind kind)
{
    return kind >= KIND_LOWER && kind <= KIND_MARK;
}

/* Two letters side by side. */
static int letters_cost(struct traits first, struct traits second)
{
    if (first.script != second.script) {
        bool first_east = first.script >= SCRIPT_KANA, second_east = second.script >= SCRIPT_KANA;
        if (first_east && second_east)
            return first.script == SCRIPT_HANGUL || second.script == SCRIPT_HANGUL ? 50 : 0;
        bool latin = first.script == SCRIPT_LATIN || second.script == SCRIPT_LATIN;
        return latin && (first_east || second_east) ? 20 : COST_STRANGER;
    }
    if (first.kind == KIND_LOWER && second.kind == KIND_UPPER)
        return 50;
    if (first.script == SCRIPT_LATIN && second.kind != KIND_MARK && first.kind != KIND_MARK)
        return first.vowel == second.vowel ? 5 : 0;
    return 0;
}

/* Two neighbours, of which at least one is no letter. */
static int signs_cost(struct traits one, struct traits two)
{
    enum kind first = one.kind, second = two.kind;
    bool after_letter = is_letter(first), before_letter = is_letter(second);
    if ((after_letter && second == KIND_BAD) || (before_letter && first == KIND_BAD))
        return 60;
    if (first == KIND_ODD || second == KIND_ODD)
        return after_letter || before_letter ? 60 : 10;
    if (first == KIND_BOX || second == KIND_BOX)
        return after_letter || before_letter ? 60 : first == second ? -40 : 0;
    if (second == KIND_MARK)
        return 60;
    if (one.script != two.script && one.script != SCRIPT_NONE && two.script != SCRIPT_NONE)
        return COST_STRANGER; /* punctuation of another script */
    if ((after_letter && second == KIND_SIGN) || (before_letter && first == KIND_SIGN))
        return COST_SIGN;
    if ((after_letter && second == KIND_DIGIT) || (before_letter && first == KIND_DIGIT))
        return COST_SIGN;
    if (after_letter && second == KIND_OPEN)
        return 60;
    if (first == KIND_OPEN && second == KIND_SPACE)
        return 40;
    if (first == KIND_SPACE && second == KIND_APOSTROPHE)
        return 15;
    if ((first == KIND_CLOSE && before_letter) || (first == KIND_SPACE && second == KIND_CLOSE))
        return 30;
    return 0;
}

void evidence_pair(struct evidence *evidence, struct traits first, struct traits second,
                   size_t count)
{
    int cost = is_letter(first.kind) && is_letter(second.kind) ? letters_cost(first, second)
                                                               : signs_cost(first, second);
    evidence->cost += (double)count * cost;
    bool east = first.script >= SCRIPT_KANA || second.script >= SCRIPT_KANA;
    evidence->faults += cost >= (east ? COST_FAULT : COST_SIGN) ? count : 0;
}

double evidence_cost(const struct evidence *evidence)
{
    double costs[LANGUAGES];
    size_t limit = evidence->size * PLAIN_LETTERS;
    double plain = (double)(evidence->plain < limit ? evidence->plain : limit);
    for (size_t j = 0; j < LANGUAGES; j++)
        costs[j] = plain * evidence->alphabets->plain[j];
    for (size_t i = 0; i < LETTERS; i++)
        for (size_t j = 0; evidence->letters[i] > 0 && j < LANGUAGES; j++)
            costs[j] += (double)evidence->letters[i] * evidence->alphabets->costs[i][j];
    size_t least = 0;
    for (size_t j = 1; j < LANGUAGES; j++)
        if (costs[j] < costs[least])
            least = j;
    return evidence->cost + costs[least];
}

double evidence_spent(const struct evidence *evidence)
{
    return evidence->cost;
}

size_t evidence_size(const struct evidence *evidence)
{
    return evidence->size;
}

size_t evidence_plain(const struct evidence *evidence)
{
    return evidence->plain;
}

size_t evidence_faults(const struct evidence *evidence)
{
    return evidence->faults;
}
