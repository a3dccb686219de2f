/* SHA-1 (RFC 3174), for name-based UUIDs only; and the UUID itself (RFC 9562, version 5). */
#ifndef OCTAVO_BASE_SHA1_H
#define OCTAVO_BASE_SHA1_H

#include <stddef.h>
#include <stdint.h>

enum { SHA1_SIZE = 20 };
enum { UUID_TEXT_SIZE = 37 }; /* with its NUL */

void sha1(const void *bytes, size_t size, uint8_t digest[SHA1_SIZE]);

/* The version 5 UUID, in lower case, of the SHA-1 over a namespace's 16 bytes and a name. */
void uuid5(const uint8_t digest[SHA1_SIZE], char text[UUID_TEXT_SIZE]);

#endif
