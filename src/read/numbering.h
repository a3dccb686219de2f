/* How headings number themselves. */
#ifndef OCTAVO_READ_NUMBERING_H
#define OCTAVO_READ_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

/* "Chapter 4", "第三章", "Kapitel II. Der Hafen". */
bool numbering_is_chapter(const char *text, size_t size);

/* "2.", "2.1" or "IV." and a space, "一、": how many numbers; 0 for another text. */
unsigned numbering_depth(const char *text, size_t size);

#endif
