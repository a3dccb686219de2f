/* Ids of places in articles; see name.h. */
#include "base/name.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 200 }; /* bytes of the name: far more than any heading has */

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool may_stand(uint32_t c, bool first)
{
    return is_letter(c) || c == '_' || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
}

void name_as_id(const char *name, size_t size, struct buffer *out)
{
    static const char own[] = "headline";
    const char *at = name, *end = name + (size < LONGEST ? size : LONGEST);
    bool first = true;
    for (; at < end; first = false) {
        uint32_t c = utf8_next(&at, end);
        if (may_stand(c, first))
            buffer_add_character(out, c);
        else
            buffer_add_format(out, "_%X", (unsigned)c);
    }
    if (size == strlen(own) && memcmp(name, own, size) == 0)
        buffer_add_byte(out, '-');
}
