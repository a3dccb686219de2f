/* Languages of which there was no text to learn a profile from: told by letters of their own. */
#ifndef OCTAVO_REFINE_TELLTALE_H
#define OCTAVO_REFINE_TELLTALE_H

#include <stddef.h>

/* The language of a text in Arabic letters when enough of them are in no other; else NULL. */
const char *telltale_language(const char *text, size_t size);

#endif
