/* Marks beside headings, "#" or "¶", with which pages offer the headings' own addresses. */
#ifndef OCTAVO_HTML_PERMALINKS_H
#define OCTAVO_HTML_PERMALINKS_H

#include "book/tree.h"

/* Takes them out. A mark that leads elsewhere, such as that of a note, stays. */
void permalinks_drop(struct tree *tree);

#endif
