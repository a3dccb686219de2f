/* Names of months and days; see calendar.h. */
#include "read/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { WEEKDAY = 13 };

struct name {
    const char *word;
    int value; /* of a month, or WEEKDAY */
};

static const struct name names[] = {
#define NAME(word, value) {word, value},
#include "read/calendar.def"
#undef NAME
};

static int by_word(const void *key, const void *name)
{
    return strcmp(key, ((const struct name *)name)->word);
}

static int value_of(const char *word)
{
    const struct name *name =
        bsearch(word, names, sizeof names / sizeof *names, sizeof *names, by_word);
    return name ? name->value : 0;
}

int calendar_month(const char *word)
{
    int value = value_of(word);
    return value != WEEKDAY ? value : 0;
}

bool calendar_is_weekday(const char *word)
{
    return value_of(word) == WEEKDAY;
}

int calendar_era(const char *word)
{
    static const struct {
        const char *word;
        int before; /* the year before its first */
    } eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911},
                {"明治", 1867}, {"民國", 1911}, {"民国", 1911}, {"中華民國", 1911}};
    if ((unsigned char)*word < 0xE4) /* no ideograph */
        return 0;
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++)
        if (strcmp(word, eras[i].word) == 0)
            return eras[i].before;
    return 0;
}
