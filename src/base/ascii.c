/* Runs of ASCII; see ascii.h. Eight bytes are looked at as one word, whose answer is exact for the
 * word as a whole: that none of its bytes ends the run. Which one does is found byte by byte. */
#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

#define EACH_BYTE(value) (UINT64_MAX / 0xFF * (value))

static uint64_t word_at(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

size_t ascii_run(const char *bytes, size_t size)
{
    size_t i = 0;
    while (size - i >= sizeof(uint64_t) && !(word_at(bytes + i) & EACH_BYTE(0x80)))
        i += sizeof(uint64_t);
    while (i < size && (unsigned char)bytes[i] < 0x80)
        i++;
    return i;
}

/* What is below a space borrows its highest bit, DEL carries into it, and the rest has it. */
static uint64_t unprintable(uint64_t word)
{
    return ((word - EACH_BYTE(' ')) | (word + EACH_BYTE(1)) | word) & EACH_BYTE(0x80);
}

size_t ascii_printable_run(const char *bytes, size_t size)
{
    size_t i = 0;
    while (size - i >= sizeof(uint64_t) && !unprintable(word_at(bytes + i)))
        i += sizeof(uint64_t);
    while (i < size && bytes[i] >= ' ' && bytes[i] < 0x7F)
        i++;
    return i;
}
