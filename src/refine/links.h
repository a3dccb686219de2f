/* Links of an article whose format has links of its own. */
#ifndef OCTAVO_REFINE_LINKS_H
#define OCTAVO_REFINE_LINKS_H

#include "book/article.h"

/* Judges every link: those within the article lead to its identifiers, those of the web and to
 * people are written as they must be, all others stop being links. Identifiers have the form of
 * base/anchor.h afterwards, each stands once. */
void refine_links(struct article *article);

#endif
