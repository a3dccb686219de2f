/* Reading character by character; see cursor.h. */
#include "read/cursor.h"

#include "base/utf8.h"

uint32_t cursor_peek(const struct cursor *cursor)
{
    const char *at = cursor->at;
    return at < cursor->end ? utf8_next(&at, cursor->end) : 0;
}

void cursor_skip_spaces(struct cursor *cursor)
{
    while (cursor->at < cursor->end && character_is_space(cursor_peek(cursor)))
        utf8_next(&cursor->at, cursor->end);
}

bool cursor_take(struct cursor *cursor, const uint32_t *characters)
{
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    if (!character_is_one_of(cursor_peek(cursor), characters)) {
        cursor->at = begin;
        return false;
    }
    utf8_next(&cursor->at, cursor->end);
    return true;
}

bool character_is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool cursor_take_dash(struct cursor *cursor)
{
    const char *begin = cursor->at;
    cursor_skip_spaces(cursor);
    bool space = cursor->at > begin;
    uint32_t c = cursor_peek(cursor);
    const char *dash = cursor->at;
    while (cursor->at < cursor->end && character_is_dash(cursor_peek(cursor)))
        utf8_next(&cursor->at, cursor->end);
    bool hyphen = c == '-' && cursor->at - dash == 1;
    bool after = cursor->at >= cursor->end || character_is_space(cursor_peek(cursor));
    if (!character_is_dash(c) || (hyphen && !space && !after)) {
        cursor->at = begin;
        return false;
    }
    cursor_skip_spaces(cursor);
    return true;
}
