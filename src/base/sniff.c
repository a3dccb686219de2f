/* What bytes look like; see sniff.h. */
#include "base/sniff.h"

#include "base/ascii.h"

#include <string.h>

static const struct {
    const char *bytes;
    size_t size;
    enum sniff kind;
} marks[] = {
    /* UTF-32 first: its mark begins with that of UTF-16. */
    {"\xFF\xFE\0\0", 4, SNIFF_UTF32LE}, {"\0\0\xFE\xFF", 4, SNIFF_UTF32BE},
    {"\xEF\xBB\xBF", 3, SNIFF_BYTES},   {"\xFF\xFE", 2, SNIFF_UTF16LE},
    {"\xFE\xFF", 2, SNIFF_UTF16BE},
};

struct census {
    size_t zeros[4]; /* by position modulo 4 */
    size_t controls; /* zeros included */
};

static struct census take_census(const unsigned char *bytes, size_t size)
{
    struct census census = {0};
    for (size_t i = 0; i < size; i++) {
        i += ascii_printable_run((const char *)bytes + i, size - i);
        if (i == size)
            break;
        unsigned char c = bytes[i];
        if (c == 0)
            census.zeros[i % 4]++;
        census.controls += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B && c != 0x1A;
    }
    return census;
}

enum sniff sniff_text(const char *bytes, size_t size, size_t *mark)
{
    *mark = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= marks[i].size && memcmp(bytes, marks[i].bytes, marks[i].size) == 0) {
            *mark = marks[i].size;
            return marks[i].kind;
        }
    struct census census = take_census((const unsigned char *)bytes, size);
    /* Wide encodings of a text with some ASCII in it: zeros on one side of each unit, and many of
     * them; on the other side next to none. */
    const size_t *zeros = census.zeros;
    size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3], units = size / 4;
    if (size % 4 == 0 && zeros[3] == units && zeros[2] > units / 2 && zeros[0] == 0)
        return SNIFF_UTF32LE;
    if (size % 4 == 0 && zeros[0] == units && zeros[1] > units / 2 && zeros[3] == 0)
        return SNIFF_UTF32BE;
    if (size % 2 == 0 && odd > size / 20 && even < odd / 10 + 1)
        return SNIFF_UTF16LE;
    if (size % 2 == 0 && even > size / 20 && odd < even / 10 + 1)
        return SNIFF_UTF16BE;
    return census.controls > size / 50 + 1 ? SNIFF_BINARY : SNIFF_BYTES;
}
