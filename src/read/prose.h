/* What can be said of a short text by looking at it: prose, a title, a name. */
#ifndef OCTAVO_READ_PROSE_H
#define OCTAVO_READ_PROSE_H

#include <stdbool.h>
#include <stddef.h>

/* Prose ends in a stop, comma or colon, in quotation marks or out of them; a headline does not,
 * unless with an abbreviation ("U.S.") or an ellipsis. */
bool prose_ends(const char *text, size_t size);

/* Whether a text begins with `start`, byte by byte. */
bool prose_begins(const char *text, const char *start);

/* Whether any character is a letter or digit. */
bool prose_has_word(const char *text, size_t size);

/* All letters that have a case are capitals, two at least. */
bool prose_is_capitals(const char *text, size_t size);

/* Begins with a small letter. */
bool prose_begins_small(const char *text, size_t size);

/* Begins with another text, whatever the case of both. */
bool prose_begins_like(const char *text, size_t size, const char *start, size_t start_size);

/* Nearly all words are capitalised, four at least: "The Lamp Was Late. Nobody Saw It." */
bool prose_is_title_case(const char *text, size_t size);

/* Words parted by white space. */
size_t prose_words(const char *text, size_t size);

/* Words between three stars or more: "*** THE END ***". */
bool prose_is_starred(const char *text, size_t size);

#endif
