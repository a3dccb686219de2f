/* Scripts of letters; see script.h. The tables: scripts.def. */
#include "refine/script.h"

#include "base/ascii.h"
#include "base/utf8.h"

static const struct {
    char language[8];
    bool rtl;
} scripts[SCRIPTS] = {
    {"", false},
#define SCRIPT(id, language, rtl) {language, rtl},
#include "refine/scripts.def"
#undef SCRIPT
};

static const struct range {
    uint32_t first, last;
    enum script script;
} ranges[] = {
#define RANGE(first, last, script) {first, last, SCRIPT_##script},
#include "refine/scripts.def"
#undef RANGE
};

enum { RANGES = sizeof ranges / sizeof *ranges };

/* The first range that does not end before the character; RANGES for none. */
static size_t range_of(uint32_t c)
{
    size_t low = 0, high = RANGES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum script script_of_beyond_ascii(uint32_t c)
{
    if (c >= 0x430 && c <= 0x44F) /* the bulk of a Russian text */
        return SCRIPT_CYRILLIC;
    if (c >= 0x620 && c <= 0x63F) /* half of an Arabic one */
        return SCRIPT_ARABIC;
    size_t at = range_of(c);
    return at < RANGES && c >= ranges[at].first ? ranges[at].script : SCRIPT_NONE;
}

const char *script_language(enum script script)
{
    return scripts[script].language;
}

bool script_is_rtl(enum script script)
{
    return scripts[script].rtl;
}

bool script_is_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || c == 0x640 ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

void census_take(struct census *census, const char *text, size_t size)
{
    *census = (struct census){0};
    size_t ascii = 0;
    struct range last = {1, 0, SCRIPT_NONE}; /* a letter's neighbour is mostly of its range */
    for (const char *at = text, *end = text + size; at < end;) {
        size_t run = ascii_run(at, (size_t)(end - at));
        ascii += ascii_letters(at, run);
        at += run;
        if (at == end)
            break;
        uint32_t c = utf8_next_beyond_ascii(&at, end);
        if (c < last.first || c > last.last) {
            size_t found = range_of(c);
            if (found == RANGES || c < ranges[found].first)
                continue;
            last = ranges[found];
        }
        census->letters[last.script]++;
    }
    census->letters[SCRIPT_LATIN] += ascii;
    for (size_t i = 1; i < SCRIPTS; i++)
        *(scripts[i].rtl ? &census->rtl : &census->ltr) += census->letters[i];
}

void census_keep(struct census *census, bool rtl)
{
    for (size_t i = 1; i < SCRIPTS; i++)
        if (scripts[i].rtl != rtl)
            census->letters[i] = 0;
    *(rtl ? &census->ltr : &census->rtl) = 0;
}

enum script census_script(const struct census *census)
{
    enum { LETTERS_AN_IDEOGRAPH = 3 };
    size_t kana = census->letters[SCRIPT_KANA], eastern = census->letters[SCRIPT_HAN] + kana;
    enum script best = SCRIPT_NONE;
    size_t most = 0;
    for (enum script i = 1; i < SCRIPTS; i++)
        if (i != SCRIPT_HAN && i != SCRIPT_KANA && census->letters[i] > most) {
            most = census->letters[i];
            best = i;
        }
    if (eastern * LETTERS_AN_IDEOGRAPH <= most)
        return best;
    return kana > eastern / 20 ? SCRIPT_KANA : SCRIPT_HAN;
}
