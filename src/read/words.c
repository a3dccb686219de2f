/* Words that mark parts; see words.h. */
#define _GNU_SOURCE /* memrchr */
#include "read/words.h"

#include "base/letter_case.h"
#include "base/utf8.h"

#include <string.h>

static const struct {
    const char *text;
    size_t size;
} lists[] = {
#define WORDS(name, list) {list, sizeof(list) - 1},
#include "read/words.def"
#undef WORDS
};

/* How a text stands to the word `word`..`word_end` in the order of the lists: before it, behind it,
 * or it begins with the word, which then takes `*size` bytes of it, 0 when a longer word stands
 * there. */
static int compare(const char *text, const char *end, const char *word, const char *word_end,
                   size_t *size)
{
    const char *at = text;
    uint32_t last = 0;
    *size = 0;
    while (word < word_end) {
        last = utf8_next(&word, word_end);
        uint32_t c = letter_lower(utf8_next(&at, end)); /* 0 at the end */
        if (c != last)
            return c < last ? -1 : 1;
    }
    const char *after = at;
    bool ends = at >= end || !character_is_word(last) || character_is_ideographic(last) ||
                !character_is_word(utf8_next(&after, end));
    *size = ends ? (size_t)(at - text) : 0;
    return 0;
}

static uint32_t first_letter(const char *word, const char *end)
{
    return utf8_next(&word, end);
}

/* The word of a sorted list in which `at` stands. */
static const char *word_around(const char *list, const char *at)
{
    const char *bar = memrchr(list, '|', (size_t)(at - list));
    return bar ? bar + 1 : list;
}

static const char *word_end(const char *word, const char *list_end)
{
    const char *bar = memchr(word, '|', (size_t)(list_end - word));
    return bar ? bar : list_end;
}

/* The first word of a list that does not stand before `letter`, found by halves: bytes of UTF-8 are
 * sorted as the characters are. */
static const char *first_word(const char *list, const char *list_end, uint32_t letter)
{
    const char *low = list, *high = list_end;
    while (low < high) {
        const char *word = word_around(low, low + (high - low) / 2);
        if (first_letter(word, list_end) < letter) {
            const char *end = word_end(word, list_end);
            low = end + (*end == '|');
        } else {
            high = word;
        }
    }
    return low;
}

size_t words_at(enum words words, const char *text, size_t size)
{
    size_t longest = 0;
    if (size == 0)
        return 0;
    uint32_t letter = letter_lower(first_letter(text, text + size));
    const char *list = lists[words].text, *list_end = list + lists[words].size;
    for (const char *word = first_word(list, list_end, letter); word < list_end;) {
        const char *end = word_end(word, list_end);
        size_t found = 0;
        if (compare(text, text + size, word, end, &found) < 0)
            break;
        if (found > longest)
            longest = found;
        word = end + (*end == '|');
    }
    return longest;
}

bool words_has(enum words words, const char *text, size_t size)
{
    return size > 0 && words_at(words, text, size) == size;
}
