/* Characters that XML cannot hold; see clean.h. */
#include "html/clean.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "encoding/windows1252.h"

/* The character itself where XML may hold it; 0 for none. `rest` is what follows. */
static uint32_t as_xml(uint32_t c, const char *rest, const char *end)
{
    if (character_is_xml(c))
        return c;
    if (c == '\r')
        return rest < end && *rest == '\n' ? 0 : '\n';
    if (c == '\f')
        return ' ';
    return c >= 0x80 && c < 0xA0 ? windows1252_character((unsigned char)c) : 0;
}

bool clean(const char *text, size_t size, struct buffer *out)
{
    enum { REPLACEMENT_BYTES = 3 };
    const char *kept = text, *end = text + size;
    for (const char *at = text; at < end;) {
        at += ascii_printable_run(at, (size_t)(end - at));
        const char *start = at;
        uint32_t c = at < end ? utf8_next(&at, end) : ' ';
        uint32_t fit = as_xml(c, at, end);
        /* A reference to no character makes bytes that are none. */
        bool broken = c == CHARACTER_REPLACEMENT && at - start < REPLACEMENT_BYTES;
        if (fit == c && !broken && !(c == 0 && start < end))
            continue;
        buffer_add(out, kept, (size_t)(start - kept));
        if (fit)
            buffer_add_character(out, fit);
        kept = at;
    }
    if (kept > text)
        buffer_add(out, kept, (size_t)(end - kept));
    return kept > text;
}
