/* Dates in words; see dates.h. */
#include "book/dates.h"

#include "base/language_tag.h"

#include <stdlib.h>
#include <string.h>

static const struct dates {
    const char *language;
    const char *day, *month;   /* patterns */
    const char *names, *alone; /* of months, parted by spaces; "" for those of `names` */
} table[] = {
#define DATES(...) {__VA_ARGS__},
#include "book/dates.def"
#undef DATES
};

static const struct dates *dates_in(const char *language)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (language_tag_same(table[i].language, language))
            return &table[i];
    return NULL;
}

/* The name of month `month`, from 1, among twelve. */
static void add_name(const char *names, unsigned long month, struct buffer *out)
{
    for (; month > 1; month--)
        names += strcspn(names, " ") + 1;
    buffer_add(out, names, strcspn(names, " "));
}

/* A number of a W3CDTF date; 0 when the date does not say it. */
static unsigned long number_at(const char *date, size_t at)
{
    return strlen(date) > at ? strtoul(date + at, NULL, 10) : 0;
}

void dates_say(const char *date, const char *language, struct buffer *out)
{
    unsigned long month = number_at(date, 5), day = number_at(date, 8);
    const struct dates *dates = dates_in(language);
    if (!dates || month < 1 || month > 12) {
        buffer_add(out, date, strcspn(date, "T"));
        return;
    }
    const char *names = day > 0 || !*dates->alone ? dates->names : dates->alone;
    for (const char *at = day > 0 ? dates->day : dates->month; *at; at++)
        switch (*at) {
        case 'D':
            buffer_add_format(out, "%lu", day);
            break;
        case 'O':
            buffer_add_format(out, day == 1 ? "%luer" : "%lu", day);
            break;
        case 'M':
            add_name(names, month, out);
            break;
        case 'N':
            buffer_add_format(out, "%lu", month);
            break;
        case 'Y':
            buffer_add(out, date, 4);
            break;
        default:
            buffer_add_byte(out, *at);
        }
}

/* How many bytes, from a space on, two texts have in common at their ends. */
static size_t shared_end(const struct buffer *a, const struct buffer *b)
{
    size_t shared = 0;
    for (size_t i = 1; i <= a->size && i <= b->size; i++) {
        if (a->data[a->size - i] != b->data[b->size - i])
            break;
        if (a->data[a->size - i] == ' ')
            shared = i;
    }
    return shared;
}

void dates_say_span(const char *first, const char *last, const char *language, struct buffer *out)
{
    struct buffer from, to;
    buffer_init(&from);
    buffer_init(&to);
    dates_say(first, language, &from);
    dates_say(last, language, &to);
    out->failed = out->failed || from.failed || to.failed;
    if (!out->failed) {
        size_t shared = shared_end(&from, &to);
        bool tight = shared > 0 && !memchr(from.data, ' ', from.size - shared) &&
                     !memchr(to.data, ' ', to.size - shared);
        buffer_add(out, from.data, from.size - shared);
        buffer_add_string(out, tight ? "–" : " – ");
        buffer_add(out, to.data, to.size);
    }
    buffer_fini(&from);
    buffer_fini(&to);
}
