/* The text of a block while it is being set; see typeset.h. */
#include "refine/typeset.h"

#include "base/utf8.h"

#include <string.h>

size_t typeset_back(const struct typeset *typeset, size_t i)
{
    if (i > 0)
        i--;
    while (i > 0 && ((unsigned char)typeset->text[i] & 0xC0) == 0x80)
        i--;
    return i;
}

uint32_t typeset_before(const struct typeset *typeset, size_t i)
{
    return i > 0 ? typeset_after(typeset, typeset_back(typeset, i)) : 0;
}

uint32_t typeset_after(const struct typeset *typeset, size_t i)
{
    const char *at = typeset->text + (i < typeset->size ? i : typeset->size);
    return utf8_next(&at, typeset->text + typeset->size);
}

void typeset_drop_space(struct typeset *typeset)
{
    struct buffer *out = typeset->out;
    if (out->size > 0 && out->data[out->size - 1] == ' ')
        out->size--;
}

bool typeset_add(struct typeset *typeset, const char *string, size_t bytes)
{
    buffer_add_string(typeset->out, string);
    typeset->at += bytes;
    return true;
}

size_t typeset_run(const struct typeset *typeset, size_t i)
{
    size_t end = i;
    while (end < typeset->size && typeset->text[end] == typeset->text[i])
        end++;
    return end - i;
}

bool typeset_copy(struct typeset *typeset, size_t run)
{
    size_t left = typeset->end - typeset->at, size = run < left ? run : left;
    buffer_add(typeset->out, typeset->text + typeset->at, size);
    typeset->at += size;
    return true;
}

bool typeset_is_one_of(uint32_t c, const char *characters)
{
    for (const char *at = characters, *end = at + strlen(at); at < end;)
        if (utf8_next(&at, end) == c)
            return true;
    return false;
}

bool typeset_is_blank(uint32_t c)
{
    return c == 0 || character_is_space(c);
}
