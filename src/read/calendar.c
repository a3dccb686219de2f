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
