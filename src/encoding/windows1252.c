/* Windows-1252; see windows1252.h. */
#include "encoding/windows1252.h"

#include <stddef.h>

/* The half that is not Latin-1: 0x80 to 0x9F, 0 where nothing is assigned. */
static const uint16_t characters[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t windows1252_character(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? characters[byte - 0x80] : byte;
}

unsigned char windows1252_byte(uint32_t c)
{
    if (c < 0x100)
        return (unsigned char)c;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        if (characters[i] == c)
            return (unsigned char)(0x80 + i);
    return 0;
}
