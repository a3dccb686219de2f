/* Where in the element that holds the article its story begins and ends: what stands before it, a
 * byline or buttons, and behind it, who the author is or what else there is to read, is clutter. */
#ifndef OCTAVO_HTML_STORY_H
#define OCTAVO_HTML_STORY_H

#include "html/place.h"

/* Marks what stands before and behind the story of an article called `title`, which may be NULL.
 * Returns the piece with which the story begins. */
size_t story_mark_ends(struct pieces *pieces, const struct places *places, const char *title);

#endif
