/* What a site adds to the headings of an article, so that somebody may edit or quote a section. */
#ifndef OCTAVO_HTML_HEADING_H
#define OCTAVO_HTML_HEADING_H

#include "html/measure.h"

/* Marks as clutter links in brackets that end a heading, "[edit]". Notes in brackets, which lead to
 * a place in the page, stay; of signs for a link to the heading itself see permalinks.h. */
void heading_mark_tools(struct pieces *pieces);

#endif
