/* Lines below a story that are end matter by their form: who wrote and edited it in initials, and
 * what it is filed under; see ending.h. */
#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/anatomy.h"
#include "read/ending.h"
#include "read/entry.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_INITIALS = 24 }; /* bytes */
enum { LONGEST_TAGS = 300 };    /* bytes of a line of them */

/* The letters of initials, or what stands between and around them. */
static bool is_sign_of_initials(uint32_t c)
{
    return c < 0x80 && c != 0 && strchr(" /()[].-,&", (int)c);
}

bool ending_is_initials(const char *text)
{
    enum { MOST_LETTERS = 4, MOST_GROUPS = 5 };
    size_t size = strlen(text), letters = 0, groups = 0, slashes = 0;
    if (size < 4 || size > LONGEST_INITIALS)
        return false;
    bool bracketed =
        (*text == '(' && text[size - 1] == ')') || (*text == '[' && text[size - 1] == ']');
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        bool letter = letter_is_lower(c) || letter_is_upper(c);
        if (!letter && !is_sign_of_initials(c))
            return false;
        slashes += c == '/';
        groups += letter && letters == 0;
        letters = letter ? letters + 1 : 0;
        if (letters > MOST_LETTERS)
            return false;
    }
    /* "rc/lm/sd", "mw/ aj/", "jmo/pls", "(hz)" */
    return groups <= MOST_GROUPS &&
           ((bracketed && groups <= 2) || slashes >= 2 || (slashes == 1 && groups == 2));
}

/* Bytes of "Opening hours" before a colon, 0 where a text does not begin so. */
static size_t label_before_colon(const char *text)
{
    enum { LONGEST_LABEL = 36 /* bytes */, MOST_WORDS = 3 };
    const char *colon = strchr(text, ':'), *wide = strstr(text, "：");
    if (!colon || (wide && wide < colon))
        colon = wide;
    size_t size = colon ? (size_t)(colon - text) : 0;
    bool spaced = colon && (*colon != ':' || colon[1] == ' ');
    uint32_t first = size > 0 ? utf8_next(&text, colon) : 0;
    return spaced && size <= LONGEST_LABEL && character_is_word(first) && !letter_is_lower(first) &&
                   !(first >= '0' && first <= '9') && prose_words(colon - size, size) <= MOST_WORDS
               ? size
               : 0;
}

/* "kettle.example/off": letters, a stop and letters again, with nothing between them. */
static bool has_domain(const char *text)
{
    enum { SHORTEST = 2 };
    for (const char *dot = strchr(text, '.'); dot; dot = strchr(dot + 1, '.')) {
        size_t before = 0, after = 0;
        while (dot - before > text && dot[-1 - (ptrdiff_t)before] >= 'a' &&
               dot[-1 - (ptrdiff_t)before] <= 'z')
            before++;
        while (dot[1 + after] >= 'a' && dot[1 + after] <= 'z')
            after++;
        if (before > SHORTEST && after >= SHORTEST)
            return true;
    }
    return false;
}

bool ending_is_service(const char *text)
{
    enum { LONGEST_SERVICE = 300 /* bytes */ };
    if (strlen(text) > LONGEST_SERVICE)
        return false;
    return has_domain(text) || strstr(text, " @") ||
           (label_before_colon(text) > 0 && (strpbrk(text, "0123456789") || strchr(text, '@')));
}

bool ending_is_labelled(const char *text)
{
    return label_before_colon(text) > 0;
}

/* "Ada Marsh (b. 1949) lives in ...": a name, and years in brackets. */
bool ending_is_life(const char *text)
{
    enum { LONGEST_LIFE = 400, LONGEST_NAME = 60, LONGEST_YEARS = 30 /* bytes */ };
    const char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close || open - text > LONGEST_NAME || close - open > LONGEST_YEARS ||
        strlen(text) > LONGEST_LIFE)
        return false;
    struct span name = span_trim(text, (size_t)(open - text));
    size_t digits = 0;
    bool year = false;
    for (const char *at = open; at < close && !year; at++) {
        digits = *at >= '0' && *at <= '9' ? digits + 1 : 0;
        year = digits == 4;
    }
    return year && byline_is_name(name.text, name.size);
}

bool ending_has_tags(const char *text, struct span *tags)
{
    struct line line = {.text = text, .size = strlen(text)};
    struct entry entry;
    if (line.size > LONGEST_TAGS || (!strchr(text, ':') && !strstr(text, "：")) ||
        words_at(WORDS_KEY_TAG, text, line.size) == 0 || !entry_read(&line, &entry) ||
        entry.part != PART_TAG)
        return false;
    *tags = entry.value;
    return entry.value.size > 0;
}

static bool parts_tags(uint32_t c)
{
    static const uint32_t marks[] = U",;|#،؛、，；｜·•";
    return character_is_one_of(c, marks);
}

void ending_note_tags(struct anatomy *anatomy, size_t block, struct span tags)
{
    const char *end = tags.text + tags.size, *begin = tags.text;
    for (const char *at = begin; at < end;) {
        const char *here = at;
        bool parted = parts_tags(utf8_next(&at, end));
        if (!parted && at < end)
            continue;
        struct span tag = span_trim(begin, (size_t)((parted ? here : end) - begin));
        if (tag.size > 0)
            anatomy_note(anatomy, block, PART_TAG, 92, "a line of what the text is filed under",
                         tag.text, tag.size);
        begin = at;
    }
}

/* Bytes of an article before a noun: "The ", "L'", "הכותבת" begins with one that is written with
 * it. */
static size_t article_size(const char *text)
{
    static const char *const articles[] = {"the ", "der ", "die ", "l'", "l’", "le ", "la ",
                                           "el ",  "il ",  "lo ",  "o ", "a ", "as ", "de ",
                                           "het ", "az ",  "ο ",   "η ", "ה",  "ال"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (prose_begins_like(text, strlen(text), articles[i], strlen(articles[i])))
            return strlen(articles[i]);
    return 0;
}

/* "The author is a historian in Lund.": one short sentence that begins with a word for who writes.
 */
static bool is_about_who_writes(const char *text, size_t size)
{
    enum { LONGEST = 160 /* bytes */ };
    size_t word = words_at(WORDS_KEY_AUTHOR, text, size);
    size_t article = word > 0 ? 0 : article_size(text);
    size_t credit = words_at(WORDS_CREDIT, text + article, size - article);
    if (article > 0)
        word = words_at(WORDS_KEY_AUTHOR, text + article, size - article);
    if (credit > word)
        word = credit;
    const char *after = text + article + word;
    return size <= LONGEST && word > 4 && (*after == ' ' || (unsigned char)*after >= 0xE3);
}

/* "The Bridge, by Karl Holm. Kite Press, 312 pp., £14.99": a number of pages, or that of a book. */
static bool is_about_book(const char *text, size_t size)
{
    enum { LONGEST = 240 /* bytes */ };
    if (size > LONGEST)
        return false;
    if (strstr(text, "ISBN"))
        return true;
    for (const char *at = strpbrk(text, "0123456789"); at && *at; at = strpbrk(at, "0123456789")) {
        size_t digits = strspn(at, "0123456789");
        at += digits;
        const char *word = at + (*at == ' ');
        size_t pages = words_at(WORDS_PAGES, word, strlen(word));
        if (digits >= 2 && digits <= 4 && pages > 0 && strchr(",.;)", word[pages]))
            return true;
    }
    return false;
}

/* "Until 12 June at the Old Mill": how long something is to be seen. */
static bool is_about_event(const char *text, size_t size)
{
    enum { LONGEST = 200, NEAR = 14 /* bytes */ };
    size_t word = words_at(WORDS_UNTIL, text, size);
    const char *digit = word > 0 ? strpbrk(text + word, "0123456789") : NULL;
    return size <= LONGEST && digit && digit - text - (ptrdiff_t)word <= NEAR;
}

/* "Com Lusa", "(mit dpa)", "Theo TTXVN": a few words, and an agency the last of them. */
static bool is_by_agency(const char *text, size_t size)
{
    enum { MOST_WORDS = 4 };
    struct span words[SPAN_WORDS];
    while (size > 0 && strchr(").", text[size - 1]))
        size--;
    size_t count = span_words(text, size, words);
    return count > 0 && count <= MOST_WORDS &&
           words_has(WORDS_AGENCY, words[count - 1].text, words[count - 1].size);
}

/* "Tomorrow: The pump that ran": a label, and what is no sentence. */
static bool is_pointer(const char *text, size_t size)
{
    enum { LONGEST = 140 /* bytes */ };
    struct line line = {.text = text, .size = size};
    return size <= LONGEST && label_before_colon(text) > 0 && !line_ends_sentence(&line);
}

bool ending_is_last(const char *text)
{
    enum { LONGEST = 240 /* bytes */ };
    size_t size = strlen(text);
    if (size > LONGEST)
        return false;
    return is_about_who_writes(text, size) || is_about_book(text, size) ||
           is_about_event(text, size) || is_by_agency(text, size) || is_pointer(text, size);
}
