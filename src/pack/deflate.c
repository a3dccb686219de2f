/* Compression of one entry; see deflate.h. */
#include "pack/deflate.h"

#include <libdeflate.h>
#include <stdlib.h>

enum { COMPRESSION_LEVEL = 6 }; /* as small as zlib's 6 or 9 on text, at twice its speed */

struct libdeflate_compressor *deflate_open(void)
{
    return libdeflate_alloc_compressor(COMPRESSION_LEVEL);
}

void deflate_close(struct libdeflate_compressor *compressor)
{
    libdeflate_free_compressor(compressor);
}

bool deflate(struct libdeflate_compressor *compressor, const void *bytes, size_t size,
             struct deflated *deflated)
{
    size_t room = libdeflate_deflate_compress_bound(compressor, size);
    void *compressed = malloc(room);
    size_t used =
        compressed ? libdeflate_deflate_compress(compressor, bytes, size, compressed, room) : 0;
    if (used == 0) {
        free(compressed);
        return false;
    }
    void *smaller = realloc(compressed, used);
    *deflated = (struct deflated){
        .bytes = smaller ? smaller : compressed,
        .size = used,
        .plain_size = size,
        .crc = libdeflate_crc32(0, bytes, size),
    };
    return true;
}
