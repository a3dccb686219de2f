/* All candidate readings of the bytes are tried, and the likeliest is taken; see detect.h. */
#include "encoding/detect.h"

#include "base/utf8.h"
#include "encoding/plausible.h"

#include <stdlib.h>
#include <string.h>

/* A byte and the one before it, and how often they stand so. */
struct byte_pair {
    unsigned char first, second;
    size_t count;
};

struct byte_pairs {
    struct byte_pair *items;
    size_t count;
    size_t plain;   /* letters of ASCII */
    size_t runs;    /* of bytes beyond ASCII */
    size_t beyond;  /* these bytes */
    bool seen[256]; /* which bytes there are */
    size_t touched; /* how many of them stand beside one another or beside a letter of ASCII */
};

/* It has no byte beyond ASCII. */
#define ESCAPED "iso-2022-jp"

struct detection {
    struct alphabets *alphabets;
    struct evidence *evidence;
    struct guess best;
    double least;
    bool failed; /* without memory */
};

/* Control characters count too: some are letters in Vietnamese sets. */
static bool is_telling(unsigned char byte)
{
    return byte >= 0x80 || (byte < 0x20 && !(byte >= '\t' && byte <= '\r'));
}

static bool is_plain(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Takes two neighbours into the sums. */
static void sum_up(struct byte_pairs *pairs, const struct byte_pair *pair)
{
    pairs->seen[pair->first] = true;
    pairs->seen[pair->second] = true;
    bool first = pair->first >= 0x80, second = pair->second >= 0x80;
    pairs->plain += is_plain(pair->second) ? pair->count : 0;
    pairs->beyond += second ? pair->count : 0;
    pairs->runs += second && !first ? pair->count : 0;
    bool touched =
        (first && second) || (first && is_plain(pair->second)) || (second && is_plain(pair->first));
    pairs->touched += touched ? pair->count : 0;
}

/* Counts the pairs with a telling byte; the file begins and ends with a line's end. False without
 * memory. */
static bool count_pairs(const char *bytes, size_t size, struct byte_pairs *pairs)
{
    size_t *census = calloc((size_t)256 * 256, sizeof *census);
    pairs->items = malloc((size_t)256 * 256 * sizeof *pairs->items);
    unsigned char before = '\n';
    for (size_t i = 0; census && i <= size; i++) {
        unsigned char byte = i < size ? (unsigned char)bytes[i] : '\n';
        census[before * 256 + byte]++;
        before = byte;
    }
    for (size_t i = 0; census && pairs->items && i < (size_t)256 * 256; i++) {
        struct byte_pair pair = {(unsigned char)(i / 256), (unsigned char)(i % 256), census[i]};
        if (pair.count == 0)
            continue;
        sum_up(pairs, &pair);
        if (is_telling(pair.first) || is_telling(pair.second))
            pairs->items[pairs->count++] = pair;
    }
    free(census);
    return census && pairs->items;
}

static void read_by_table(const struct charset *charset, const struct byte_pairs *pairs,
                          struct evidence *evidence)
{
    uint32_t characters[256];
    struct traits traits[256];
    charset_characters(charset, characters);
    for (size_t i = 0; i < 256; i++)
        if (pairs->seen[i])
            traits[i] = character_traits(characters[i]);
    for (size_t i = 0; i < pairs->count; i++) {
        const struct byte_pair *pair = &pairs->items[i];
        if (is_telling(pair->second))
            evidence_character(evidence, characters[pair->second], traits[pair->second],
                               pair->count);
        evidence_pair(evidence, traits[pair->first], traits[pair->second], pair->count);
    }
}

/* Traits that were looked up before: a text has few characters, and each of them often. */
struct memory {
    struct {
        uint32_t c;
        struct traits traits;
    } slots[1024];
};

static struct traits recall(struct memory *memory, uint32_t c)
{
    size_t slot = c % (sizeof memory->slots / sizeof *memory->slots);
    if (memory->slots[slot].c != c) {
        memory->slots[slot].c = c;
        memory->slots[slot].traits = character_traits(c);
    }
    return memory->slots[slot].traits;
}

static void read_converted(const char *text, size_t size, struct evidence *evidence)
{
    struct memory memory = {0};
    struct traits before = character_traits('\n');
    memory.slots[0].traits = character_traits(0);
    bool before_beyond = false;
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bool beyond = c >= 0x80;
        struct traits traits = recall(&memory, c);
        if (beyond)
            evidence_character(evidence, c, traits, 1);
        if (beyond || before_beyond)
            evidence_pair(evidence, before, traits, 1);
        before = traits;
        before_beyond = beyond;
    }
}

/* Whether bytes beyond ASCII may be the first ones of pairs. A quotation mark or an accented letter
 * before a space tells that they are not. */
static bool may_be_paired(const char *bytes, size_t size)
{
    size_t pairs = 0, alone = 0;
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)bytes[i] < 0x80)
            continue;
        i++;
        pairs++;
        alone += i == size || (unsigned char)bytes[i] < 0x30;
    }
    return alone <= pairs / 4;
}

/* A text has few faults, and its characters are not all rare ones. Where only few characters are
 * beyond ASCII, the text can be read whatever they are. */
static bool is_plausible(const struct evidence *evidence)
{
    enum { FEW = 40, FEW_IN_A_HUNDRED = 5, FAULTS_IN_A_HUNDRED = 9, COST_OF_NONSENSE = 85 };
    size_t size = evidence_size(evidence);
    if (size < FEW || size * 100 < evidence_plain(evidence) * FEW_IN_A_HUNDRED)
        return true;
    return evidence_faults(evidence) * 100 < size * FAULTS_IN_A_HUNDRED &&
           evidence_cost(evidence) < (double)size * COST_OF_NONSENSE;
}

static void consider(struct detection *detection, const struct charset *charset)
{
    double cost = evidence_cost(detection->evidence) + charset->rarity;
    if (detection->best.charset && cost >= detection->least)
        return;
    detection->least = cost;
    detection->best = (struct guess){charset, is_plausible(detection->evidence)};
}

/* Where the piece that begins at `start` ends: after a line's end, some 64 kB on. No encoding has
 * the byte of a line's end inside a character. */
static size_t piece_end(const char *bytes, size_t size, size_t start)
{
    enum { PIECE = 1 << 16 };
    if (size - start <= PIECE)
        return size;
    const char *end = memchr(bytes + start + PIECE, '\n', size - start - PIECE);
    return end ? (size_t)(end - bytes) + 1 : size;
}

/* Piece by piece, as long as it may still become the best. */
static void consider_converted(struct detection *detection, const struct charset *charset,
                               const char *bytes, size_t size)
{
    enum { LOSSES = 50 }; /* one in so many bytes, and so many besides, tell nothing yet */
    size_t losses = 0, end = 0;
    bool hopeful = true;
    struct buffer text;
    buffer_init(&text);
    for (size_t start = 0; hopeful && start < size; start = end) {
        end = piece_end(bytes, size, start);
        buffer_clear(&text);
        hopeful = charset_decode(charset, bytes + start, end - start, size / LOSSES + LOSSES, &text,
                                 &losses);
        if (hopeful)
            read_converted(text.data, text.size, detection->evidence);
        hopeful = hopeful && evidence_spent(detection->evidence) < detection->least;
    }
    if (hopeful)
        consider(detection, charset);
    detection->failed = detection->failed || text.failed;
    buffer_fini(&text);
}

static void consider_all(struct detection *detection, const char *bytes, size_t size,
                         const struct byte_pairs *pairs)
{
    bool paired = may_be_paired(bytes, size);
    for (size_t i = 0; i < charset_count(); i++) {
        const struct charset *charset = charset_at(i);
        evidence_start(detection->evidence, charset->language, pairs->plain);
        if (charset->upper) { /* they come first */
            read_by_table(charset, pairs, detection->evidence);
            consider(detection, charset);
        } else if (paired && strcmp(charset->name, ESCAPED) != 0) {
            consider_converted(detection, charset, bytes, size);
        }
    }
}

/* So few bytes in one place, or any that stand alone, prove nothing: they are taken for those of
 * the most usual set. */
static bool prove_something(const struct byte_pairs *pairs)
{
    enum { FEW = 3 };
    return pairs->touched > 0 && (pairs->runs > 1 || pairs->beyond > FEW);
}

struct guess detect_charset(const char *bytes, size_t size)
{
    struct detection detection = {.alphabets = alphabets_new()};
    detection.evidence = detection.alphabets ? evidence_new(detection.alphabets) : NULL;
    struct byte_pairs pairs = {0};
    bool ready = count_pairs(bytes, size, &pairs) && detection.evidence;
    if (ready && !prove_something(&pairs))
        detection.best = (struct guess){charset_named("windows-1252"), true};
    else if (ready)
        consider_all(&detection, bytes, size, &pairs);
    free(pairs.items);
    evidence_free(detection.evidence);
    alphabets_free(detection.alphabets);
    return detection.failed ? (struct guess){0} : detection.best;
}

const struct charset *detect_escapes(const char *bytes, size_t size)
{
    const char *escape = size > 0 ? memchr(bytes, 0x1B, size) : NULL;
    for (const char *end = bytes + size; escape && end - escape > 2;
         escape = memchr(escape + 1, 0x1B, (size_t)(end - escape) - 1))
        if (escape[1] == '$' && (escape[2] == '@' || escape[2] == 'B'))
            return charset_named(ESCAPED);
    return NULL;
}
