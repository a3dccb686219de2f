/* Where a page comes from, and in which script it is; see origin.h. */
#define _GNU_SOURCE /* memmem */
#include "html/origin.h"

#include "base/url.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The address, which the caller frees; NULL where no browser noted one. */
static char *find_address(const char *text, size_t size)
{
    enum { HEAD = 4096 };
    static const char *const marks[] = {"saved from url=(", "Page saved with SingleFile"};
    size_t head = size < HEAD ? size : HEAD;
    const char *end = text + head;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *at = memmem(text, head, marks[i], strlen(marks[i]));
        if (at)
            at = memmem(at, (size_t)(end - at), "http", 4);
        if (!at)
            continue;
        size_t length = 0;
        while (at + length < end && (unsigned char)at[length] > ' ' && at[length] != '<')
            length++;
        if (length > 3 && memcmp(at + length - 3, "-->", 3) == 0)
            length -= 3;
        return memory_copy(at, length);
    }
    return NULL;
}

void origin_tell_address(struct article *article, const char *text, size_t size)
{
    struct features *features = &article->features;
    char *address = find_address(text, size);
    size_t i = 0;
    if (!address || url_kind(address) != URL_WEB) {
        free(address);
        return;
    }
    while (i < features->count && features->items[i].part != PART_URL)
        i++;
    if (i == features->count &&
        !features_add(features, PART_URL, 0, 99, "the browser that saved it", address,
                      strlen(address))) {
        article->body.failed = true;
    } else {
        struct feature *feature = &features->items[i];
        free(feature->text);
        feature->text = address;
        feature->reason = "the browser that saved it";
        feature->stated = true;
        return;
    }
    free(address);
}

/* Families of scripts that no language shares. */
enum family { LATIN, GREEK_CYRILLIC, RIGHT_TO_LEFT, EASTERN, OTHER, FAMILIES };

static enum family family_of(uint32_t c)
{
    if (c < 0x370)
        return LATIN;
    if (c < 0x530)
        return GREEK_CYRILLIC;
    if ((c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFF00))
        return RIGHT_TO_LEFT;
    return c >= 0x2E80 && c < 0xFB00 ? EASTERN : OTHER;
}

static enum family family_of_language(const char *language)
{
    static const char *const eastern[] = {"zh", "ja", "ko", "yue"};
    static const char *const cyrillic[] = {"ru", "uk", "be", "bg", "mk", "el", "mn", "ky", "tg"};
    for (size_t i = 0; i < sizeof eastern / sizeof *eastern; i++)
        if (language_tag_same(eastern[i], language))
            return EASTERN;
    for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++)
        if (language_tag_same(cyrillic[i], language))
            return GREEK_CYRILLIC;
    return language_tag_is_rtl(language) ? RIGHT_TO_LEFT : LATIN;
}

/* Whether a language can be that of the words. Two statements that agree with each other, on a
 * language and its direction, are believed of a translation that is not finished. */
static bool fits(const struct buffer *words, const char *language, bool rtl)
{
    enum { ENOUGH = 4000 };
    size_t letters[FAMILIES] = {0}, all = 0, most = LATIN;
    const char *at = words->data ? words->data : "";
    for (const char *end = at + words->size; at < end && all < ENOUGH;) {
        uint32_t c = utf8_next(&at, end);
        bool counts = character_is_word(c) && !character_is_digit(c);
        letters[family_of(c)] += counts;
        all += counts;
    }
    for (size_t i = 0; i < FAMILIES; i++)
        most = letters[i] > letters[most] ? i : most;
    enum family expected = family_of_language(language);
    if (expected == RIGHT_TO_LEFT && rtl && letters[RIGHT_TO_LEFT] > 0)
        return true;
    /* Letters that many languages have say nothing against one of theirs: sr, kk, hi, am. */
    return most == (size_t)expected || most == OTHER ||
           (expected == LATIN && most == GREEK_CYRILLIC && !language_tag_same("en", language));
}

void origin_check_language(struct article *article, const struct buffer *words)
{
    if (*article->language && !fits(words, article->language, article->rtl))
        *article->language = '\0';
}
