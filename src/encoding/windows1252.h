/* Windows-1252 beside Latin-1, from which only 0x80 to 0x9F differ. */
#ifndef OCTAVO_ENCODING_WINDOWS1252_H
#define OCTAVO_ENCODING_WINDOWS1252_H

#include <stdint.h>

/* The character of a byte, or 0 where none is assigned. */
uint32_t windows1252_character(unsigned char byte);

/* The byte of a character, also that of Latin-1 for a control character; 0 when it has none. */
unsigned char windows1252_byte(uint32_t c);

#endif
