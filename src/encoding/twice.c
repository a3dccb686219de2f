/* UTF-8 encoded twice; see twice.h. Each begins with a character of U+00C2 to U+00F4, so with the
 * byte 0xC3. */
#include "encoding/twice.h"

#include "base/utf8.h"
#include "encoding/windows1252.h"

#include <string.h>

/* The character that the text at `at` is in truth, if it was encoded twice there; then `*size`,
 * what is left of the text, becomes how many bytes stand for it. */
static uint32_t undone(const char *at, size_t *size)
{
    char bytes[UTF8_MAX];
    const char *next = at, *end = at + *size;
    unsigned lead = 0;
    size_t wanted = 1;
    for (size_t i = 0; i < wanted; i++) {
        uint32_t byte = next < end ? windows1252_byte(utf8_next(&next, end)) : 0;
        if (i == 0) {
            lead = byte;
            wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        }
        if (byte < (i == 0 ? 0xC2u : 0x80u) || byte >= (i == 0 ? 0xF5u : 0xC0u))
            return 0;
        bytes[i] = (char)byte;
    }
    uint32_t c = 0;
    if (wanted == 0 || utf8_decode(bytes, wanted, &c) != wanted)
        return 0;
    *size = (size_t)(next - at);
    return c;
}

struct twice twice_find(const char *text, size_t size)
{
    struct twice twice = {0};
    const char *end = text + size, *first = NULL;
    bool sure = false;
    for (const char *at = text; (at = memchr(at, 0xC3, (size_t)(end - at)));) {
        size_t length = (size_t)(end - at);
        uint32_t c = undone(at, &length);
        first = c && !first ? at : first;
        twice.count += c != 0;
        sure = sure || c >= 0x800;
        at += c ? length : 1;
    }
    if (twice.count == 1 && !sure)
        return (struct twice){0};
    twice.line = 1;
    for (const char *at = text; first && at < first; at++)
        twice.line += *at == '\n' || (*at == '\r' && at[1] != '\n');
    return twice;
}

void twice_repair(const char *text, size_t size, struct buffer *out)
{
    const char *end = text + size;
    for (const char *at = text; at < end;) {
        const char *next = memchr(at, 0xC3, (size_t)(end - at));
        buffer_add(out, at, (size_t)((next ? next : end) - at));
        if (!next)
            break;
        size_t length = (size_t)(end - next);
        uint32_t c = undone(next, &length);
        if (c)
            buffer_add_character(out, c);
        else
            buffer_add_byte(out, *next);
        at = next + (c ? length : 1);
    }
}
