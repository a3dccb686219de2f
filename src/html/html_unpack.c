/* Pages that were saved packed; see html_decode.h. */
#include "html/html_decode.h"

#include <libdeflate.h>
#include <string.h>

bool html_is_packed(const char *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\x1F\x8B\x08", 3) == 0;
}

/* The size that the end of the file says: what one unpacks to is known before it is unpacked. */
static size_t stated_size(const char *bytes, size_t size)
{
    size_t stated = 0;
    for (size_t i = 4; i > 0; i--)
        stated = stated << 8 | (unsigned char)bytes[size - 5 + i];
    return stated;
}

bool html_unpack(const char *bytes, size_t size, size_t limit, struct buffer *out)
{
    enum { FEWEST = 18 }; /* bytes of head and end (RFC 1952) */
    size_t room = size < FEWEST ? 0 : stated_size(bytes, size), unpacked = 0;
    if (size < FEWEST || room > limit || !buffer_reserve(out, room + 1))
        return false;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor) {
        out->failed = true;
        return false;
    }
    enum libdeflate_result result = libdeflate_gzip_decompress(
        decompressor, bytes, size, out->data + out->size, room + 1, &unpacked);
    libdeflate_free_decompressor(decompressor);
    if (result != LIBDEFLATE_SUCCESS)
        return false;
    out->size += unpacked;
    out->data[out->size] = '\0';
    return true;
}
