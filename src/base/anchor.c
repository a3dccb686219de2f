/* Identifiers; see anchor.h. Letters are those that XML 1.0 knew from its first edition on, as far
 * as scripts of the Basic Multilingual Plane go: validators in use still ask for them. */
#include "base/anchor.h"

#include "base/utf8.h"

#include <string.h>

static bool is_letter(uint32_t c)
{
    return c < 0x10000 && c != CHARACTER_REPLACEMENT && character_is_word(c) &&
           !character_is_digit(c);
}

void anchor_add(const char *identifier, struct buffer *out)
{
    bool first = true;
    for (const char *at = identifier, *end = at + strlen(at); at < end; first = false) {
        uint32_t c = utf8_next(&at, end);
        bool inner = character_is_digit(c) || c == '-' || c == '.';
        bool allowed = is_letter(c) || inner || c == '_';
        if (first && inner)
            buffer_add_byte(out, '_');
        buffer_add_character(out, allowed ? c : '_');
    }
    if (first)
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
