/* Parts of a text; see span.h. */
#include "read/span.h"

#include "base/utf8.h"

#include <stdbool.h>

/* The last character before `end`. */
static const char *last_character(const char *text, const char *end)
{
    do
        end--;
    while (end > text && ((unsigned char)*end & 0xC0) == 0x80);
    return end;
}

struct span span_trim(const char *text, size_t size)
{
    const char *end = text + size;
    for (const char *next = text; text < end; text = next)
        if (!character_is_space(utf8_next(&next, end)))
            break;
    while (end > text) {
        const char *last = last_character(text, end), *at = last;
        if (!character_is_space(utf8_next(&at, end)))
            break;
        end = last;
    }
    return (struct span){text, (size_t)(end - text)};
}

size_t span_words(const char *text, size_t size, struct span words[SPAN_WORDS])
{
    size_t count = 0;
    const char *end = text + size, *begin = NULL;
    for (const char *at = text; at <= end;) {
        const char *here = at;
        bool space = at == end || character_is_space(utf8_next(&at, end));
        if (!space && !begin)
            begin = here;
        if (space && begin) {
            if (count == SPAN_WORDS)
                return 0;
            words[count++] = (struct span){begin, (size_t)(here - begin)};
            begin = NULL;
        }
        if (here == end)
            break;
    }
    return count;
}
