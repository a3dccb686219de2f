/* Compression of one entry (RFC 1951), ahead of libzip and in any thread. */
#ifndef OCTAVO_PACK_DEFLATE_H
#define OCTAVO_PACK_DEFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct libdeflate_compressor;

struct deflated {
    void *bytes;
    size_t size;
    size_t plain_size;
    uint32_t crc; /* of the plain bytes; libzip believes it */
};

/* A compressor, for one thread at a time; NULL without memory. */
struct libdeflate_compressor *deflate_open(void);
void deflate_close(struct libdeflate_compressor *compressor);

/* Compresses; the caller frees deflated->bytes. False without memory. */
bool deflate(struct libdeflate_compressor *compressor, const void *bytes, size_t size,
             struct deflated *deflated);

#endif
