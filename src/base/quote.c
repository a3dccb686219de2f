/* Foreign strings in messages; see quote.h. */
#include "quote.h"

#include "limits.h"
#include "utf8.h"

#include <string.h>

static bool obeyed_by_terminals(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void quote(struct buffer *out, const char *string)
{
    size_t size = strlen(string), shown = 0;
    for (size_t at = 0; at < size; shown++) {
        if (shown == LIMIT_QUOTE) {
            buffer_add_string(out, "…");
            return;
        }
        uint32_t c = 0;
        size_t length = utf8_decode(string + at, size - at, &c);
        if (length == 0)
            buffer_add_format(out, "\\x%02X", (unsigned)(unsigned char)string[at]);
        else if (obeyed_by_terminals(c))
            buffer_add_format(out, c < 0x80 ? "\\x%02X" : "\\u{%X}", (unsigned)c);
        else
            buffer_add(out, string + at, length);
        at += length ? length : 1;
    }
}

void quote_path(struct buffer *out, const char *path)
{
    size_t size = strlen(path), length = utf8_length(path, size);
    if (length > LIMIT_QUOTE) {
        buffer_add_string(out, "…");
        path += utf8_prefix(path, size, length - LIMIT_QUOTE + 1);
    }
    quote(out, path);
}
