/* What in a page is no part of an article, as far as an element says so itself or its links do. */
#ifndef OCTAVO_HTML_CLUTTER_H
#define OCTAVO_HTML_CLUTTER_H

#include "html/measure.h"

/* Marks what calls itself navigation, advertising, comments and the like, unless it holds what
 * looks like the article, and measures again. */
void clutter_by_name(struct pieces *pieces);

/* Below `root` marks lists and paragraphs that are nothing but links to other pages, and measures
 * again. `is_home` says which pieces hold paragraphs of the article. */
void clutter_of_links(struct pieces *pieces, size_t root, const bool *is_home);

#endif
