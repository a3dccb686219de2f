/* Upper and lower case; see letter_case.h. Blocks in which capital and small letters alternate, or
 * stand a fixed distance apart. */
#include "base/letter_case.h"

#include <stddef.h>

/* Capitals first..last; a small letter stands `distance` after each, or with 0 right after every
 * capital, which then has the parity of `first`. */
static const struct {
    uint32_t first, last, distance;
} capitals[] = {
    {0x41, 0x5A, 32},    {0xC0, 0xD6, 32},    {0xD8, 0xDE, 32},   {0x100, 0x136, 0},
    {0x139, 0x147, 0},   {0x14A, 0x176, 0},   {0x179, 0x17D, 0},  {0x1A0, 0x1A4, 0},
    {0x1AF, 0x1AF, 0},   {0x1CD, 0x1DB, 0},   {0x1DE, 0x1EE, 0},  {0x200, 0x232, 0},
    {0x388, 0x38A, 37},  {0x391, 0x3AB, 32},  {0x400, 0x40F, 80}, {0x410, 0x42F, 32},
    {0x460, 0x480, 0},   {0x48A, 0x4BE, 0},   {0x4D0, 0x52E, 0},  {0x531, 0x556, 48},
    {0x1E00, 0x1E94, 0}, {0x1EA0, 0x1EFE, 0},
};

static size_t row_of(uint32_t c)
{
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals && c >= capitals[i].first; i++)
        if (c <= capitals[i].last && (capitals[i].distance > 0 || (c - capitals[i].first) % 2 == 0))
            return i + 1;
    return 0;
}

bool letter_is_upper_beyond_ascii(uint32_t c)
{
    return c == 0x386 || c == 0x38C || c == 0x38E || c == 0x38F || c == 0x178 || row_of(c) > 0;
}

uint32_t letter_lower_beyond_ascii(uint32_t c)
{
    static const uint32_t single[][2] = {{0x130, 'i'},   {0x18F, 0x259}, {0x178, 0xFF},
                                         {0x386, 0x3AC}, {0x38C, 0x3CC}, {0x38E, 0x3CD},
                                         {0x38F, 0x3CE}};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        if (c == single[i][0])
            return single[i][1];
    size_t row = row_of(c);
    if (row == 0)
        return c;
    return c + (capitals[row - 1].distance > 0 ? capitals[row - 1].distance : 1);
}

bool letter_is_lower_beyond_ascii(uint32_t c)
{
    if (c == 0xDF || (c >= 0x3AC && c <= 0x3AF) || c == 0x3CC || c == 0x3CD || c == 0x3CE)
        return true;
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
        uint32_t capital = c - (capitals[i].distance > 0 ? capitals[i].distance : 1);
        if (capital >= capitals[i].first && capital <= capitals[i].last && row_of(capital) > 0)
            return true;
    }
    return false;
}
