/* The words of end matter; see ending.h. */
#include "read/byline.h"
#include "read/ending.h"
#include "read/prose.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_ENDING = 700 };  /* bytes of a paragraph of end matter */
enum { LONGEST_CONTACT = 160 }; /* bytes */
enum { LONGEST_SIGNED = 240 };  /* bytes of a paragraph with a copyright sign in it */
enum { LONGEST_LIFE = 400 };    /* bytes of who somebody is */

/* Takes one of the marks off an end of a text; false when none stands there. */
static bool take_mark(struct span *span)
{
    static const char *const marks[] = {"(", ")", "-", "*",  "[",  "]",  "#",  "/",  "—",  "–",
                                        "~", ".", "_", "（", "）", "【", "】", "「", "」", "…"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (span->size <= size)
            continue;
        bool begins = memcmp(span->text, marks[i], size) == 0;
        bool ends = memcmp(span->text + span->size - size, marks[i], size) == 0;
        if (begins || ends) {
            *span = span_trim(span->text + (begins ? size : 0), span->size - size);
            return true;
        }
    }
    return false;
}

bool ending_is_mark(const char *text)
{
    enum { LONGEST_MARK = 32 };
    size_t size = strlen(text), hashes = 0, digits = 0, others = 0;
    if (size > LONGEST_MARK)
        return false;
    for (size_t i = 0; i < size; i++) {
        hashes += text[i] == '#';
        digits += text[i] == '3' || text[i] == '0';
        others += !strchr("#- 30", text[i]);
    }
    if (others == 0 && (hashes >= 2 || (digits == 2 && strstr(text, "30") && *text == '-')))
        return true;
    struct span word = span_trim(text, size);
    while (take_mark(&word))
        continue;
    return words_has(WORDS_FINIS, word.text, word.size) ||
           words_has(WORDS_AGENCY, word.text, word.size);
}

/* Bytes of the sign that opens a bracket, or begins a line in italics. */
static size_t opening_size(const char *text)
{
    if (prose_begins(text, "（") || prose_begins(text, "【"))
        return strlen("（");
    return strspn(text, "([*_");
}

/* A single word must be followed by a colon or a year, since sentences begin with it as well. */
static bool says_so(const char *text, size_t size, size_t open, size_t word)
{
    enum { LONG_WORD = 24 }; /* bytes: languages that write phrases as one word */
    const char *after = text + open + word;
    if (size <= LONGEST_SIGNED && (strstr(text, "©") || strstr(text, "ⓒ")))
        return true;
    if (open > 0 && size <= LONGEST_ENDING && words_at(WORDS_STAFF, text + open, size - open) > 0)
        return true;
    if (word == 0 || size > LONGEST_ENDING)
        return false;
    const char *next = after + strspn(after, " ");
    bool sign = prose_begins(text + open, "(c)") || prose_begins(text, "(c)");
    bool colon = *next == ':' || prose_begins(next, "：");
    bool year = *after == ' ' && after[1] != '\0' && strchr("12(", after[1]);
    bool several = memchr(text + open, ' ', word) != NULL || word >= LONG_WORD;
    return sign || colon || several || year || *after == '\0';
}

/* Nothing, or a colon, stands behind a word. */
static bool opens(const char *after)
{
    return *after == '\0' || strcmp(after, ":") == 0 || strcmp(after, "：") == 0;
}

/* Bytes of the word or the notice for end matter that a text begins with. */
static size_t word_at(const char *text, size_t size)
{
    enum { BEYOND_LATIN = 0xCD };  /* the first byte of Greek, Cyrillic and all that follows */
    enum { LONGEST_NOTICE = 400 }; /* bytes */
    size_t word = words_at(WORDS_END, text, size);
    if (word > 0 || size > LONGEST_NOTICE)
        return word;
    if ((unsigned char)*text >= BEYOND_LATIN)
        return words_at(WORDS_NOTICE_BEYOND_LATIN, text, size);
    bool late = (*text | 0x20) >= 'n'; /* and all letters with marks */
    return words_at((unsigned char)*text >= 0x80 || late ? WORDS_NOTICE_FROM_N : WORDS_NOTICE, text,
                    size);
}

enum ending_words ending_words(const char *text)
{
    size_t size = strlen(text), open = opening_size(text);
    size_t word = word_at(text, size);
    if (word > 0 && opens(text + word))
        return ENDING_OPENS;
    if (open > 0)
        word = word_at(text + open, size - open);
    return says_so(text, size, open, word) ? ENDING_SAYS_SO : ENDING_SAYS_NOTHING;
}

bool ending_is_contact(const char *text)
{
    size_t digits = 0, size = strlen(text);
    if (size > LONGEST_CONTACT)
        return false;
    for (size_t i = 0; i < size; i++)
        digits += text[i] >= '0' && text[i] <= '9';
    return (strchr(text, '@') || strstr(text, "www.") || strstr(text, "http") ||
            (digits >= 7 && digits * 3 > size));
}

bool ending_has_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (!at || at == text || strlen(text) > LONGEST_CONTACT || strchr("\"'“”«»", *text))
        return false;
    size_t domain = strcspn(at + 1, " ,;)>");
    return at[-1] != ' ' && domain >= 4 && memchr(at + 1, '.', domain - 1);
}

/* Whether a text begins with a name, and a word follows. */
static bool begins_with_name(const char *text, const char *name)
{
    size_t size = strlen(name);
    return prose_begins_like(text, strlen(text), name, size) &&
           (text[size] == ' ' || text[size] == ',' || prose_begins(text + size, "'s ") ||
            prose_begins(text + size, "’s "));
}

/* Whether a text begins with words for who writes, and the space before them. */
static bool says_who_writes(const char *text)
{
    static const char *const phrases[] = {" is the author of ",
                                          " is author of ",
                                          " is a freelance ",
                                          " is a writer ",
                                          " is a columnist ",
                                          " ist Autor ",
                                          " ist Autorin ",
                                          " ist Schriftsteller",
                                          " est l'auteur ",
                                          " est l’auteur ",
                                          " est écrivain",
                                          " es autor ",
                                          " es autora ",
                                          " es escritor",
                                          " è autore ",
                                          " è autrice ",
                                          " é autor ",
                                          " é autora ",
                                          " é escritor",
                                          " contributed to this ",
                                          " contributed reporting"};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (text[1] == phrases[i][1] && prose_begins(text, phrases[i]))
            return true;
    return false;
}

/* "Thomas Lodge is the author of …": a name or an agency, of few words, and what it does. */
static bool is_about_writer(const char *text)
{
    enum { MOST_WORDS = 5 };
    const char *space = text;
    for (size_t words = 0; words < MOST_WORDS && (space = strchr(space, ' ')); words++, space++) {
        size_t name = (size_t)(space - text);
        if (says_who_writes(space) &&
            (byline_is_name(text, name) || words_has(WORDS_AGENCY, text, name)))
            return true;
    }
    return false;
}

bool ending_is_about_author(const char *text, const struct features *features)
{
    if (strlen(text) > LONGEST_LIFE)
        return false;
    text += strspn(text, "*"); /* "* Ada Marsh is ..." */
    text += strspn(text, " ");
    const char *contributed = strlen(text) <= LONGEST_SIGNED ? strstr(text, " contributed ") : NULL;
    if (contributed && (prose_begins(contributed, " contributed to this ") ||
                        prose_begins(contributed, " contributed reporting")))
        return true;
    for (size_t i = 0; i < features->count; i++)
        if (features->items[i].part == PART_AUTHOR &&
            begins_with_name(text, features->items[i].text))
            return true;
    return is_about_writer(text);
}
