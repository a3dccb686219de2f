/* The colours of a cover; see palette.h. */
#include "cover/palette.h"

#include <stddef.h>
#include <stdint.h>

const struct colour palette_ground = {0xFB, 0xFA, 0xF7};
const struct colour palette_ink = {0x1C, 0x1B, 0x1A};

static const struct colour accents[] = {
#define ACCENT(red, green, blue) {red, green, blue},
#include "cover/palette.def"
#undef ACCENT
};

struct colour palette_accent(const char *title)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (; *title; title++)
        hash = (hash ^ (unsigned char)*title) * 16777619;
    hash ^= hash >> 16; /* the low bits alone follow the last letters */
    return accents[hash % (sizeof accents / sizeof *accents)];
}
