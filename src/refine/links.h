/* Links of an article whose format has links of its own. */
#ifndef OCTAVO_REFINE_LINKS_H
#define OCTAVO_REFINE_LINKS_H

#include "book/article.h"

/* Begins the value of a link that may lead to another article, until all of them are known; its
 * line in the source and a colon stand before what was written. */
#define LINK_SLOT '*'

/* Judges every link: those within the article lead to its identifiers, those of the web and to
 * people are written as they must be, paths become slots, all others stop being links. Identifiers
 * have the form of base/anchor.h afterwards, each stands once. Remarks name the `path`; that
 * a page lacks a place that it links to is worth less of one, since a part of it may have been
 * taken. */
void refine_links(struct article *article, const char *path, bool is_page);

/* Adds the identifier that a fragment means. */
void links_identifier(const char *fragment, struct buffer *out);

#endif
