/* Labels by language; see labels.h. */
#include "book/labels.h"

#include "base/language_tag.h"

#include <stddef.h>
#include <string.h>

static const struct labels table[] = {
#define FORMS(...)                                                                                 \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define LABELS(...) {__VA_ARGS__},
#include "book/labels.def"
#undef LABELS
#undef FORMS
};

static int is_traditional_chinese(const char *tag)
{
    return strncmp(tag, "zh-Hant", 7) == 0 || strcmp(tag, "zh-TW") == 0 ||
           strcmp(tag, "zh-HK") == 0;
}

const struct labels *labels_in(const char *language)
{
    if (is_traditional_chinese(language))
        language = "zh-Hant";
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].language, language) == 0)
            return &table[i];
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (language_tag_same(table[i].language, language))
            return &table[i];
    return &table[0];
}

/* Whether a number ends in 2, 3 or 4, but not in 12, 13 or 14. */
static bool ends_in_few(size_t n)
{
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

/* Which of the forms of a language a number takes, from 0. */
static size_t plural_form(enum plural plural, size_t n)
{
    switch (plural) {
    case PLURAL_NONE:
        return 0;
    case PLURAL_ONE:
        return n != 1;
    case PLURAL_FRENCH:
        return n > 1;
    case PLURAL_RUSSIAN:
        return n % 10 == 1 && n % 100 != 11 ? 0 : ends_in_few(n) ? 1 : 2;
    case PLURAL_POLISH:
        return n == 1 ? 0 : ends_in_few(n) ? 1 : 2;
    case PLURAL_CZECH:
        return n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2;
    case PLURAL_ROMANIAN:
        return n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2;
    case PLURAL_HEBREW:
        return n == 1 ? 0 : n == 2 ? 1 : 2;
    case PLURAL_ARABIC:
        return n == 1 || n == 2 ? n - 1 : n % 100 >= 3 && n % 100 <= 10 ? 2 : n % 100 >= 11 ? 3 : 4;
    }
    return 0;
}

/* `pattern` with the number for its "#". */
static void add_number(const char *pattern, size_t number, struct buffer *out)
{
    for (; *pattern; pattern++)
        if (*pattern == '#')
            buffer_add_format(out, "%zu", number);
        else
            buffer_add_byte(out, *pattern);
}

void labels_minutes(const struct labels *labels, size_t minutes, struct buffer *out)
{
    add_number(labels->minutes, minutes, out);
}

void labels_articles(const struct labels *labels, size_t articles, struct buffer *out)
{
    add_number(labels->articles[plural_form(labels->plural, articles)], articles, out);
}

void labels_sections(const struct labels *labels, size_t sections, struct buffer *out)
{
    add_number(labels->sections[plural_form(labels->plural, sections)], sections, out);
}
