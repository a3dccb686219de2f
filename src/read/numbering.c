/* How headings number themselves; see numbering.h. */
#include "read/numbering.h"

#include "base/letter_case.h"
#include "base/utf8.h"

#include <string.h>

/* Words that number the parts of a book. */
static const char *const chapter_words[] = {
    "chapter", "part",     "book",      "section",  "appendix", "act",    "scene",    "kapitel",
    "teil",    "buch",     "abschnitt", "anhang",   "chapitre", "partie", "livre",    "capítulo",
    "parte",   "libro",    "capitolo",  "scène",    "acte",     "szene",  "akt",      "escena",
    "acto",    "scena",    "atto",      "сцена",    "действие", "σκηνή",  "capitulo", "hoofdstuk",
    "deel",    "rozdział", "część",     "глава",    "часть",    "книга",  "rozdíl",   "luku",
    "osa",     "bölüm",    "kapittel",  "κεφάλαιο", "الفصل",    "الباب",  "פרק",      "bab",
    "chương",  "розділ",   "частина",
};

/* Bytes of a word of the list at the beginning of a text, whatever its case, with the space or the
 * colon and space behind it; 0 when it begins otherwise. */
static size_t word_before_number(const char *text, size_t size, const char *word)
{
    const char *at = text, *end = text + size, *word_end = word + strlen(word);
    while (word < word_end)
        if (at >= end || letter_lower(utf8_next(&at, end)) != utf8_next(&word, word_end))
            return 0;
    at += at < end && *at == ':';
    if (at >= end || !character_is_space(utf8_next(&at, end)))
        return 0;
    return (size_t)(at - text);
}

bool numbering_is_chapter(const char *text, size_t size)
{
    static const uint32_t counters[] = {0x7AE0, 0x7BC0, 0x8282, 0x56DE, 0x90E8, 0x7F16};
    const char *at = text, *end = text + size;
    if (utf8_next(&at, end) == 0x7B2C) /* 第 … 章 */
        for (size_t i = 0; i < 6 && at < end; i++) {
            uint32_t c = utf8_next(&at, end);
            for (size_t j = 0; j < sizeof counters / sizeof *counters; j++)
                if (c == counters[j])
                    return true;
        }
    for (size_t i = 0; i < sizeof chapter_words / sizeof *chapter_words; i++) {
        size_t word = word_before_number(text, size, chapter_words[i]);
        if (word == 0)
            continue;
        const char *number = text + word;
        uint32_t c = number < end ? utf8_next(&number, end) : 0;
        return (c >= '0' && c <= '9') || letter_is_upper(c) || c >= 0x590;
    }
    return false;
}

/* "（一）" or "一、" */
static bool has_ideographic_number(const char *text, size_t size)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五",
                                           "六", "七", "八", "九", "十"};
    const char *at = text, *end = text + size;
    bool open = utf8_next(&at, end) == 0xFF08, counted = false;
    for (at = open ? at : text; end - at > 3; at += 3) {
        bool numeral = false;
        for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
            numeral = numeral || memcmp(at, numerals[i], 3) == 0;
        if (!numeral)
            break;
        counted = true;
    }
    return counted && end - at > 3 && memcmp(at, open ? "）" : "、", 3) == 0;
}

/* Whether a space follows, one that may break or not. */
static bool is_spaced(const char *text, size_t size)
{
    const char *at = text;
    return size > 0 && character_is_space(utf8_next(&at, text + size));
}

/* "2.", "2.1" or "IV." and a space, "一、": how many numbers. */
unsigned numbering_depth(const char *text, size_t size)
{
    size_t i = 0, digits = 0;
    unsigned depth = 0;
    for (; i < size && (text[i] == '.' || (text[i] >= '0' && text[i] <= '9')); i++) {
        digits = text[i] == '.' ? 0 : digits + 1;
        depth += digits == 1;
        if (digits > 2)
            return 0;
    }
    bool closed = depth == 1 && i < size && text[i] == ')' && text[i - 1] != '.';
    bool stopped = depth > 1 || (i > 0 && text[i - 1] == '.') || closed;
    i += closed;
    if (depth > 0)
        return stopped && is_spaced(text + i, size - i) ? depth : 0;
    while (i < size && strchr("IVX", text[i]))
        i++;
    bool roman = i > 0 && i + 1 < size && text[i] == '.' && text[i + 1] == ' ';
    return roman || has_ideographic_number(text, size) ? 1 : 0;
}
