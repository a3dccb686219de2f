/* UTF-16 and UTF-32; see wide.h. */
#include "encoding/wide.h"

#include "base/utf8.h"

static uint32_t unit(const char *at, size_t width, bool big)
{
    uint32_t value = 0;
    for (size_t i = 0; i < width; i++)
        value = value << 8 | (unsigned char)at[big ? i : width - 1 - i];
    return value;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c < 0xE000;
}

/* Adds a character, or U+FFFD in its place; 1 for that. */
static size_t add(struct buffer *out, uint32_t c)
{
    bool lost = c > 0x10FFFF || is_surrogate(c);
    buffer_add_character(out, lost ? CHARACTER_REPLACEMENT : c);
    return lost;
}

size_t decode_utf16(const char *bytes, size_t size, bool big, struct buffer *out)
{
    size_t losses = 0;
    for (size_t i = 0; i < size; i += 2) {
        uint32_t c = size - i >= 2 ? unit(bytes + i, 2, big) : 0xD800;
        if (c >= 0xD800 && c < 0xDC00 && size - i >= 4) {
            uint32_t low = unit(bytes + i + 2, 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        losses += add(out, c);
    }
    return losses;
}

size_t decode_utf32(const char *bytes, size_t size, bool big, struct buffer *out)
{
    size_t losses = 0;
    for (size_t i = 0; i < size; i += 4)
        losses += add(out, size - i >= 4 ? unit(bytes + i, 4, big) : UINT32_MAX);
    return losses;
}
