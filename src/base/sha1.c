/* SHA-1 and UUID version 5; see sha1.h. Own code, for libuuid lacks the function on some systems.
 */
#include "sha1.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK = 64 };

struct state {
    uint32_t h[5];
};

static uint32_t rotate(uint32_t x, unsigned bits)
{
    return x << bits | x >> (32 - bits);
}

static void add_block(struct state *state, const uint8_t *block)
{
    uint32_t w[80];
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (size_t i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    uint32_t a = state->h[0], b = state->h[1], c = state->h[2], d = state->h[3], e = state->h[4];
    for (size_t i = 0; i < 80; i++) {
        static const uint32_t k[] = {0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6};
        uint32_t f = i < 20   ? (b & c) | (~b & d)
                     : i < 40 ? b ^ c ^ d
                     : i < 60 ? (b & c) | (b & d) | (c & d)
                              : b ^ c ^ d;
        uint32_t next = rotate(a, 5) + f + e + k[i / 20] + w[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    state->h[0] += a;
    state->h[1] += b;
    state->h[2] += c;
    state->h[3] += d;
    state->h[4] += e;
}

void sha1(const void *bytes, size_t size, uint8_t digest[SHA1_SIZE])
{
    struct state state = {{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}};
    const uint8_t *at = bytes;
    size_t left = size;
    for (; left >= BLOCK; at += BLOCK, left -= BLOCK)
        add_block(&state, at);
    uint8_t tail[2 * BLOCK] = {0};
    if (left > 0)
        memcpy(tail, at, left);
    tail[left] = 0x80;
    size_t tail_size = left < BLOCK - 8 ? BLOCK : 2 * BLOCK;
    uint64_t bits = (uint64_t)size * 8;
    for (size_t i = 0; i < 8; i++)
        tail[tail_size - 1 - i] = (uint8_t)(bits >> (8 * i));
    for (size_t i = 0; i < tail_size; i += BLOCK)
        add_block(&state, tail + i);
    for (size_t i = 0; i < SHA1_SIZE; i++)
        digest[i] = (uint8_t)(state.h[i / 4] >> (24 - 8 * (i % 4)));
}

void uuid5(const uint8_t digest[SHA1_SIZE], char text[UUID_TEXT_SIZE])
{
    uint8_t u[16];
    memcpy(u, digest, sizeof u);
    u[6] = (uint8_t)((u[6] & 0x0F) | 0x50);
    u[8] = (uint8_t)((u[8] & 0x3F) | 0x80);
    snprintf(text, UUID_TEXT_SIZE,
             "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", u[0], u[1],
             u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10], u[11], u[12], u[13], u[14],
             u[15]);
}
