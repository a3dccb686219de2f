/* Bylines; see byline.h. A byline is cut into segments at commas and at "and"; every segment must
 * be a name, a role, an agency, a place or a date, or it is no byline. */
#include "read/byline.h"

#include "base/letter_case.h"
#include "base/utf8.h"
#include "read/date.h"
#include "read/words.h"

#include <string.h>

enum { LONGEST_BYLINE = 160 }; /* bytes */

static bool is_comma(uint32_t c)
{
    return c == ',' || c == 0x60C || c == 0xFF0C || c == 0x3001 || c == ';' || c == '/' ||
           c == '|' || c == 0xFF0F || c == '&' || c == 0x2022 || c == '(' || c == ')' ||
           c == 0xFF08 || c == 0xFF09;
}

/* Bytes of "and" between two names, at the start of a token; 0 when none stands there. The Arabic
 * one is written with the next word, so it is left there. */
static size_t and_at(const char *text, const char *end)
{
    size_t size = words_at(WORDS_AND, text, (size_t)(end - text));
    const char *after = text + size;
    return size > 0 && after < end && character_is_space(utf8_next(&after, end)) ? size : 0;
}

/* A dash between spaces parts as a comma does. */
static bool is_spaced_dash(uint32_t c, bool after_space, const char *next, const char *end)
{
    return after_space && (c == '-' || c == 0x2013 || c == 0x2014) && next < end && *next == ' ';
}

static bool read_segments(const char *text, size_t size, struct byline *byline)
{
    const char *end = text + size, *begin = text;
    bool at_word = false;
    for (const char *at = text; at < end;) {
        const char *here = at;
        bool after_space = at_word;
        size_t and = at_word ? and_at(at, end) : 0;
        uint32_t c = utf8_next(&at, end);
        at_word = character_is_space(c);
        if (and == 0 && !is_comma(c) && !is_spaced_dash(c, after_space, at, end))
            continue;
        if (!byline_take(byline, (struct span){begin, (size_t)(here - begin)}))
            return false;
        begin = at = here + (and > 0 ? and : (size_t)(at - here));
        at_word = true;
    }
    return byline_take(byline, (struct span){begin, (size_t)(end - begin)});
}

/* Between a label and names: "文・野沢みどり". */
static bool is_label_mark(uint32_t c)
{
    return c == ':' || c == 0xFF1A || c == '/' || c == 0xFF0F || c == '|' || c == 0x30FB ||
           c == 0xFF5C || c == 0xFF1D;
}

/* The label "By", "Von:", "文／", and what stands between it and the names. */
static size_t label_size(const char *text, size_t size)
{
    size_t label = byline_label(text, size);
    const char *at = text + label, *end = text + size;
    bool mark = false, space = false;
    if (label == 0)
        return 0;
    if (text[label - 1] == '\'' || (label > 3 && memcmp(text + label - 3, "’", 3) == 0))
        return label; /* "d'Anna" */
    while (at < end) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        bool sign = is_label_mark(c);
        mark = mark || sign;
        space = space || character_is_space(c);
        if (!mark && !space)
            return 0;
        if (!sign && !character_is_space(c))
            return (size_t)(here - text);
    }
    return 0;
}

/* The text without the marks between names and date at both its ends. */
static struct span without_marks(struct span text)
{
    static const char marks[] = "|,-–—·•()";
    text = span_trim(text.text, text.size);
    for (bool cut = true; cut;) {
        cut = false;
        for (const char *mark = marks; *mark; mark++) {
            const char *at = mark;
            utf8_next(&at, marks + sizeof marks - 1);
            size_t size = (size_t)(at - mark);
            const char *last = text.text + text.size - size;
            if (text.size > size && memcmp(text.text, mark, size) == 0) {
                text = span_trim(text.text + size, text.size - size);
                cut = true;
            } else if (text.size > size && memcmp(last, mark, size) == 0) {
                text = span_trim(text.text, text.size - size);
                cut = true;
            }
            mark = at - 1;
        }
    }
    return text;
}

/* "Ada Marsh." but not "Ada Marsh Jr.": without the stop of a sentence. */
static struct span without_stop(struct span text)
{
    enum { SHORTEST_WORD = 4 }; /* bytes */
    size_t word = 0;
    while (word + 1 < text.size && text.text[text.size - 2 - word] != ' ')
        word++;
    if (text.size > 0 && text.text[text.size - 1] == '.' && word >= SHORTEST_WORD)
        text.size--;
    return text;
}

/* Where somebody else is named for the pictures: "文／林向晚　图／何川", "Text: A. Name, Foto: …".
 */
static size_t before_pictures(const char *text, size_t size)
{
    bool at_word = false;
    for (const char *at = text, *end = text + size; at < end;) {
        size_t word = at_word ? words_at(WORDS_CAPTION, at, (size_t)(end - at)) : 0;
        struct span after = span_trim(at + word, (size_t)(end - at) - word);
        if (word > 0 && after.size > 3 &&
            (strchr(":/", *after.text) || memcmp(after.text, "：", 3) == 0 ||
             memcmp(after.text, "／", 3) == 0 || byline_label(after.text, after.size) > 0 ||
             byline_is_name(after.text, after.size)))
            return without_stop(without_marks((struct span){text, (size_t)(at - text)})).size;
        uint32_t c = utf8_next(&at, end);
        at_word = character_is_space(c) || is_comma(c);
    }
    return size;
}

/* "海原 透": two short runs of ideographs in a line of their own. */
static bool is_parted_name(const char *text, size_t size)
{
    struct span words[SPAN_WORDS];
    enum { LONGEST_RUN = 3 }; /* characters */
    if (span_words(text, size, words) != 2 || !byline_is_name(text, size))
        return false;
    for (size_t i = 0; i < 2; i++)
        if (utf8_length(words[i].text, words[i].size) > LONGEST_RUN)
            return false;
    return true;
}

static bool read_labelled(const char *text, size_t size, struct byline *byline)
{
    size_t label = label_size(text, size);
    *byline = (struct byline){.labelled = true};
    if (label == 0)
        return false;
    size = before_pictures(text + label, size - label);
    return read_segments(text + label, size, byline) &&
           (byline->count > 0 || byline->role.text || byline->agency.text);
}

/* "Kritik von Anna Berg": bytes of a kind of text before the word for authors, 0 for none. */
static size_t kind_size(const char *text, size_t size)
{
    size_t kind = words_at(WORDS_TOPIC, text, size);
    return kind > 0 && kind + 1 < size && text[kind] == ' ' ? kind + 1 : 0;
}

/* "Intervju: Anna Berg", "Bài viết: …": names behind some words and a colon. Whether they say who
 * writes, the place of the line tells. */
static bool read_keyed(const char *text, size_t size, struct byline *byline)
{
    enum { LONGEST_KEY = 32 /* bytes */, MOST_WORDS = 3 };
    const char *colon = memchr(text, ':', size);
    size_t key = colon ? (size_t)(colon - text) : 0;
    struct span words[SPAN_WORDS];
    if (key == 0 || key > LONGEST_KEY || key + 2 >= size || colon[1] != ' ' ||
        span_words(text, key, words) > MOST_WORDS || words_at(WORDS_CAPTION, text, size) > 0 ||
        words_has(WORDS_KEY_ADDRESSEE, text, key))
        return false;
    struct span names = span_trim(colon + 2, size - key - 2);
    return read_segments(names.text, before_pictures(names.text, names.size), byline) &&
           byline->count > 0 && !byline->place.text;
}

static bool read_names(const char *text, size_t size, struct byline *byline)
{
    size_t kind = kind_size(text, size);
    if (byline_read_asian(text, size, byline) || read_labelled(text, size, byline) ||
        (kind > 0 && read_labelled(text + kind, size - kind, byline)))
        return true;
    *byline = (struct byline){0};
    if (read_keyed(text, size, byline))
        return true;
    *byline = (struct byline){0};
    if (size == 0 || label_size(text, size) > 0)
        return false;
    const char *at = text; /* in scripts without case any words look like a name */
    unsigned caseless = byline_caseless(utf8_next(&at, text + size));
    if (caseless == 2 && !is_parted_name(text, size))
        return false;
    return caseless != 1 && read_segments(text, size, byline) && byline->count > 0;
}

/* "Feb. 9, 2026 | By Dana Wexford", "Posted on March 3, 2026 by Niamh Darrow". */
static bool read_date_first(const char *text, size_t size, struct byline *byline)
{
    struct date date;
    size_t used = date_leads(text, size, &date);
    if (used == 0 || used >= size)
        return false;
    struct span rest = without_marks((struct span){text + used, size - used});
    if (!read_labelled(rest.text, rest.size, byline))
        return false;
    byline->date = (struct span){text, used};
    return true;
}

/* "By Dana Wexford | Feb. 9, 2026", "By Dana Wexford, 9 February 2026 14:05". */
static bool read_date_last(const char *text, size_t size, struct byline *byline)
{
    struct span words[SPAN_WORDS];
    size_t count = span_words(text, size, words);
    for (size_t i = 1; i < count; i++) {
        struct date date;
        size_t before = (size_t)(words[i].text - text);
        struct span tail = without_marks((struct span){words[i].text, size - before});
        if (!date_fills(tail.text, tail.size, &date))
            continue;
        struct span head = without_marks((struct span){text, before});
        if (!read_labelled(head.text, head.size, byline) &&
            !(byline_is_name(head.text, head.size) && read_segments(head.text, head.size, byline)))
            return false;
        byline->date = tail;
        return true;
    }
    return false;
}

/* "Ada Marsh (ada@paper.example)": the bytes before a mail address in the last word. */
static size_t before_mail(const char *text, size_t size)
{
    size_t last = size;
    while (last > 0 && !strchr(" \t", text[last - 1]))
        last--;
    bool mail = memchr(text + last, '@', size - last) && last > 0;
    return mail ? without_marks((struct span){text, last}).size : size;
}

bool byline_read(const char *text, size_t size, struct byline *byline)
{
    *byline = (struct byline){0};
    if (memchr(text, '@', size))
        size = before_mail(text, size);
    return size <= LONGEST_BYLINE &&
           (read_date_first(text, size, byline) || read_date_last(text, size, byline) ||
            read_names(text, size, byline));
}
