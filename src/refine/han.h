/* Whether a Chinese text is written in simplified or in traditional characters. */
#ifndef OCTAVO_REFINE_HAN_H
#define OCTAVO_REFINE_HAN_H

#include <stddef.h>

/* "zh-Hans" or "zh-Hant" when the characters that only one of them has say so, else "zh". */
const char *han_language(const char *text, size_t size);

#endif
