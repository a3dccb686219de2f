/* Identifiers; see anchor.h. */
#include "base/anchor.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 1000 }; /* bytes: far more than any heading has */

static bool may_stand(uint32_t c, bool first)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && (character_is_digit(c) || c == '-' || c == '.'));
}

void anchor_add(const char *identifier, struct buffer *out)
{
    size_t size = strlen(identifier);
    const char *at = identifier, *end = identifier + (size < LONGEST ? size : LONGEST);
    for (bool first = true; at < end; first = false) {
        uint32_t c = utf8_next(&at, end);
        if (may_stand(c, first))
            buffer_add_character(out, c);
        else
            buffer_add_format(out, "_%X", (unsigned)c);
    }
    if (size == 0)
        buffer_add_byte(out, '_');
}

bool anchor_is_reserved(const char *identifier)
{
    static const char *const numbered[] = {"note", "ref"};
    if (strcmp(identifier, "headline") == 0)
        return true;
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        size_t size = strlen(numbered[i]);
        if (strncmp(identifier, numbered[i], size) == 0 && identifier[size] != '\0' &&
            identifier[size + strspn(identifier + size, "-0123456789")] == '\0')
            return true;
    }
    return false;
}
