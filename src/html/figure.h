/* Captions in a page: what a picture shows is kept with the picture, and is no running text. */
#ifndef OCTAVO_HTML_FIGURE_H
#define OCTAVO_HTML_FIGURE_H

#include "html/measure.h"

/* Marks the captions, so that their text counts nowhere. */
void figure_find_captions(struct pieces *pieces);

/* Pictures that a script would show stand in <noscript> for those who have none, as octavo: where
 * there is no other beside, it becomes a <div>. */
void figure_open_noscript(struct pieces *pieces);

/* Below `root`: a caption and the picture beside it become <figure> and <figcaption>; a caption
 * without one is marked as clutter. */
void figure_make(struct pieces *pieces, size_t root);

#endif
