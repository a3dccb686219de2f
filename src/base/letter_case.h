/* Upper and lower case of the alphabets that have them: Latin, Greek, Cyrillic, Armenian. Simple
 * mappings of one character to one, independent of any locale. */
#ifndef OCTAVO_BASE_LETTER_CASE_H
#define OCTAVO_BASE_LETTER_CASE_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is_upper_beyond_ascii(uint32_t c);
static inline bool letter_is_upper(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : letter_is_upper_beyond_ascii(c);
}

bool letter_is_lower_beyond_ascii(uint32_t c);
static inline bool letter_is_lower(uint32_t c)
{
    return c < 0x80 ? c >= 'a' && c <= 'z' : letter_is_lower_beyond_ascii(c);
}

/* The small letter of a capital one; any other character as it is. */
uint32_t letter_lower_beyond_ascii(uint32_t c);
static inline uint32_t letter_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    return letter_lower_beyond_ascii(c);
}

#endif
