/* The words of a document; see vocabulary.h. A set of digests: a rare collision leaves one hyphen
 * out or in. */
#include "read/vocabulary.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { SOFT_HYPHEN = 0xAD };

static const uint64_t digest_start = 0xCBF29CE484222325;

static uint64_t digest_add(uint64_t digest, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool upper = text[i] >= 'A' && text[i] <= 'Z';
        digest = (digest ^ (unsigned char)(upper ? text[i] | 0x20 : text[i])) * 0x100000001B3;
    }
    return digest;
}

/* The slot of a digest, or the empty one where it would stand. */
static uint64_t *slot_of(const struct vocabulary *vocabulary, uint64_t digest)
{
    size_t at = (size_t)digest & (vocabulary->capacity - 1);
    while (vocabulary->slots[at] != 0 && vocabulary->slots[at] != digest)
        at = (at + 1) & (vocabulary->capacity - 1);
    return &vocabulary->slots[at];
}

/* Bytes of the word, hyphens inside it included, that begins at `text`. */
static size_t word_size(const char *text, const char *end)
{
    const char *stop = text;
    for (const char *at = text; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (character_is_word(c))
            stop = at;
        else if (c != '-' && c != '\'' && c != 0x2019)
            break;
    }
    return (size_t)(stop - text);
}

static bool ends_in_hyphen(const struct line *line)
{
    return line->size > 1 && (line_last(line) == '-' || line_last(line) == SOFT_HYPHEN) &&
           character_is_word(line_last_before(line, line->size - (line_last(line) == '-' ? 1 : 2)));
}

/* The part of a word before the hyphen at the line's end. */
static const char *divided_part(const struct line *line, size_t *size)
{
    const char *end = line->text + line->size - (line_last(line) == '-' ? 1 : 2),
               *word = line->text;
    for (const char *at = line->text; at < end;)
        if (character_is_space(utf8_next(&at, end)))
            word = at;
    *size = (size_t)(end - word);
    return word;
}

static bool goes_on_in_lower_case(const struct line *next)
{
    uint32_t c = next->size > 0 ? line_first(next) : 0;
    return c >= 0x80 ? character_is_word(c) : c >= 'a' && c <= 'z';
}

static void learn_line(struct vocabulary *vocabulary, const struct line *line, bool skip_first,
                       bool skip_last)
{
    const char *end = line->text + line->size;
    size_t words = 0;
    for (const char *at = line->text; at < end;) {
        size_t size = word_size(at, end);
        if (size == 0) {
            utf8_next(&at, end);
            continue;
        }
        bool divided = skip_last && at + size + 1 >= end;
        if (!(skip_first && words == 0) && !divided) {
            uint64_t digest = digest_add(digest_start, at, size);
            *slot_of(vocabulary, digest) = digest;
        }
        words++;
        at += size;
    }
}

static bool knows(const struct vocabulary *vocabulary, const struct line *line,
                  const struct line *next, bool hyphen)
{
    size_t first = 0, second = word_size(next->text, next->text + next->size);
    const char *part = divided_part(line, &first);
    uint64_t digest = digest_add(digest_start, part, first);
    if (hyphen)
        digest = digest_add(digest, "-", 1);
    return *slot_of(vocabulary, digest_add(digest, next->text, second)) != 0;
}

static size_t count_words(const struct lines *lines)
{
    size_t bytes = 0;
    for (size_t i = 0; i < lines->count; i++)
        bytes += lines->items[i].size;
    return bytes / 2 + 2;
}

/* The words at line ends that are known settle those that are not. */
static void settle_habit(struct vocabulary *vocabulary, const struct lines *lines)
{
    size_t divided = 0, compound = 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (ends_in_hyphen(line) && goes_on_in_lower_case(line + 1)) {
            divided += knows(vocabulary, line, line + 1, false);
            compound += knows(vocabulary, line, line + 1, true);
        }
    }
    vocabulary->hyphenated = divided >= 3 && divided > compound * 3;
}

bool vocabulary_learn(struct vocabulary *vocabulary, const struct lines *lines)
{
    bool needed = false;
    *vocabulary = (struct vocabulary){.capacity = 16};
    for (size_t i = 0; i + 1 < lines->count && !needed; i++)
        needed = ends_in_hyphen(&lines->items[i]) && goes_on_in_lower_case(&lines->items[i + 1]);
    if (!needed)
        return true;
    for (size_t words = count_words(lines); vocabulary->capacity < words;)
        vocabulary->capacity *= 2;
    vocabulary->slots = calloc(vocabulary->capacity, sizeof *vocabulary->slots);
    if (!vocabulary->slots)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->size == 0)
            continue;
        bool goes_on = i > 0 && ends_in_hyphen(line - 1);
        learn_line(vocabulary, line, goes_on, ends_in_hyphen(line));
    }
    settle_habit(vocabulary, lines);
    return true;
}

void vocabulary_fini(struct vocabulary *vocabulary)
{
    free(vocabulary->slots);
    *vocabulary = (struct vocabulary){0};
}

bool vocabulary_divides(const struct vocabulary *vocabulary, const struct line *line,
                        const struct line *next)
{
    if (!vocabulary || !vocabulary->slots || !ends_in_hyphen(line) || !goes_on_in_lower_case(next))
        return false;
    if (line_last(line) == SOFT_HYPHEN)
        return true;
    if (knows(vocabulary, line, next, true))
        return false;
    return vocabulary->hyphenated || knows(vocabulary, line, next, false);
}
