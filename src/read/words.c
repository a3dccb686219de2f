/* Words that mark parts; see words.h. */
#include "read/words.h"

#include "base/letter_case.h"
#include "base/utf8.h"

#include <string.h>

static const char *const lists[] = {
#define WORDS(name, list) list,
#include "read/words.def"
#undef WORDS
};

/* Bytes of `text` that are the word `word`..`word_end`, 0 when it begins otherwise. */
static size_t word_size(const char *text, const char *end, const char *word, const char *word_end)
{
    const char *at = text;
    uint32_t last = 0;
    while (word < word_end) {
        last = utf8_next(&word, word_end);
        if (at >= end || letter_lower(utf8_next(&at, end)) != last)
            return 0;
    }
    const char *after = at;
    bool ends = at >= end || !character_is_word(last) || character_is_ideographic(last) ||
                !character_is_word(utf8_next(&after, end));
    return ends ? (size_t)(at - text) : 0;
}

/* The first byte of a word that a text could begin with: of its first letter, made small. */
static unsigned char lead_byte(const char *text, const char *end)
{
    uint32_t c = letter_lower(utf8_next(&text, end));
    return (unsigned char)(c < 0x80      ? c
                           : c < 0x800   ? 0xC0 | c >> 6
                           : c < 0x10000 ? 0xE0 | c >> 12
                                         : 0xF0 | c >> 18);
}

size_t words_at(enum words words, const char *text, size_t size)
{
    size_t longest = 0;
    const char *end = text + size;
    if (size == 0)
        return 0;
    unsigned char lead = lead_byte(text, end);
    for (const char *word = lists[words]; *word;) {
        const char *word_end = strchr(word, '|');
        if (!word_end)
            word_end = word + strlen(word);
        size_t found = (unsigned char)*word == lead ? word_size(text, end, word, word_end) : 0;
        if (found > longest)
            longest = found;
        word = *word_end ? word_end + 1 : word_end;
    }
    return longest;
}

bool words_has(enum words words, const char *text, size_t size)
{
    return size > 0 && words_at(words, text, size) == size;
}
