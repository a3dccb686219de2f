/* A place in a text that is read character by character. */
#ifndef OCTAVO_READ_CURSOR_H
#define OCTAVO_READ_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where reading stands. */
struct cursor {
    const char *text, *at, *end;
};

/* The next character; 0 at the end. */
uint32_t cursor_peek(const struct cursor *cursor);

/* The bytes that are left. */
static inline size_t cursor_rest(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

void cursor_skip_spaces(struct cursor *cursor);

/* Moves behind the next character, white space before it included, if it is one of `characters`,
 * which a 0 ends. */
bool cursor_take(struct cursor *cursor, const uint32_t *characters);

/* The same for the dash that parts a dateline from its story, with the white space after it; a
 * hyphen needs a space on one side. */
bool cursor_take_dash(struct cursor *cursor);

bool character_is_dash(uint32_t c);

#endif
