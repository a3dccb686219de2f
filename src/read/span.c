/* Parts of a text; see span.h. */
#include "read/span.h"

#include "base/utf8.h"

#include <stdbool.h>

struct span span_trim(const char *text, size_t size)
{
    const char *end = text + size, *first = end, *stop = text;
    for (const char *at = text; at < end;) {
        const char *here = at;
        if (character_is_space(utf8_next(&at, end)))
            continue;
        if (first == end)
            first = here;
        stop = at;
    }
    return (struct span){first, first < stop ? (size_t)(stop - first) : 0};
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
