/* Labels by language; see labels.h. */
#include "book/labels.h"

#include "base/language_tag.h"

#include <stddef.h>
#include <string.h>

static const struct labels table[] = {
#define LABELS(...) {__VA_ARGS__},
#include "book/labels.def"
#undef LABELS
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
