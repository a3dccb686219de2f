/* Vietnamese letters whose tone is a character of its own in Windows-1258 and TCVN. */
#ifndef OCTAVO_ENCODING_VIETNAMESE_H
#define OCTAVO_ENCODING_VIETNAMESE_H

#include <stdbool.h>
#include <stdint.h>

bool vietnamese_is_tone(uint32_t c);

/* The letter that a vowel with a tone is, 0 when there is none. */
uint32_t vietnamese_join(uint32_t vowel, uint32_t tone);

#endif
