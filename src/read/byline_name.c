/* What the name of a person looks like; see byline.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/byline.h"
#include "read/words.h"

#include <string.h>

/* Letters, and what stands between them in names. */
static bool has_only_name_characters(const char *text, size_t size)
{
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bool digit = c >= '0' && c <= '9';
        if (digit || !(character_is_word(c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 ||
                       c == 0xB7 || c == 0x30FB || c == 0x2010))
            return false;
    }
    return true;
}

unsigned byline_caseless(uint32_t c)
{
    if (character_is_ideographic(c))
        return 2;
    return (c >= 0x590 && c < 0x10A0) || (c >= 0xAC00 && c <= 0xD7A3) ? 1 : 0;
}

static bool is_ideographic_name(const char *text, size_t size)
{
    size_t ideographs = 0;
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (!character_is_ideographic(c) && c != 0xB7 && c != 0x30FB && !character_is_space(c))
            return false;
        ideographs += character_is_ideographic(c);
    }
    return ideographs >= 2 && ideographs <= 12;
}

static bool is_name_token(const struct span *token, bool first)
{
    const char *at = token->text;
    uint32_t c = utf8_next(&at, token->text + token->size);
    enum { LONGEST_SHORTENED = 4 }; /* "Prof." */
    if (!has_only_name_characters(token->text, token->size) ||
        (token->text[token->size - 1] == '.' &&
         utf8_length(token->text, token->size) > LONGEST_SHORTENED + 1))
        return false;
    if (letter_is_upper(c))
        return true;
    return !first && words_at(WORDS_PARTICLE, token->text, token->size) > 0;
}

/* "Colonel's" */
static bool is_possessive(const struct span *word)
{
    return (word->size > 2 && memcmp(word->text + word->size - 2, "'s", 2) == 0) ||
           (word->size > 4 && memcmp(word->text + word->size - 4, "’s", 4) == 0);
}

bool byline_is_name(const char *text, size_t size)
{
    enum { FEWEST = 2, MOST = 5 };
    struct span tokens[SPAN_WORDS];
    const char *at = text;
    unsigned caseless = size > 0 ? byline_caseless(utf8_next(&at, text + size)) : 0;
    if (caseless == 2)
        return is_ideographic_name(text, size);
    size_t count = span_words(text, size, tokens);
    if (count < FEWEST || count > MOST)
        return false;
    size_t capitals = 0;
    for (size_t i = 0; i < count; i++) {
        if (caseless ? !has_only_name_characters(tokens[i].text, tokens[i].size)
                     : !is_name_token(&tokens[i], i == 0))
            return false;
        const char *first = tokens[i].text;
        capitals += letter_is_upper(utf8_next(&first, first + tokens[i].size));
        if (is_possessive(&tokens[i]))
            return false;
        if (words_has(WORDS_NOT_NAME, tokens[i].text, tokens[i].size) &&
            !words_has(WORDS_PARTICLE, tokens[i].text, tokens[i].size))
            return false;
    }
    return caseless || capitals >= 2;
}
