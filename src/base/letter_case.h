/* Upper and lower case of the alphabets that have them: Latin, Greek, Cyrillic, Armenian. Simple
 * mappings of one character to one, independent of any locale. */
#ifndef OCTAVO_BASE_LETTER_CASE_H
#define OCTAVO_BASE_LETTER_CASE_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is_upper(uint32_t c);
bool letter_is_lower(uint32_t c);

/* The small letter of a capital one; any other character as it is. */
uint32_t letter_lower(uint32_t c);

#endif
