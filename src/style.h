/* The style sheet, compiled in from assets/book.css. */
#ifndef OCTAVO_STYLE_H
#define OCTAVO_STYLE_H

#include <stddef.h>

extern const char style_sheet[];
extern const size_t style_sheet_size;

#endif
