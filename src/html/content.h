/* The article in a page: the element that holds it, from which is taken what is no part of it.
 * Which that is, the density of running text tells, the likeness of its containers, links, and
 * what elements say about themselves; no page, site or language is known here. Time is linear in
 * the size of the page. */
#ifndef OCTAVO_HTML_CONTENT_H
#define OCTAVO_HTML_CONTENT_H

#include "html/facts.h"

/* Finds the article in a tree whose root is <html>, of which `facts` are known. `*content` is an
 * element in it that holds the article, pictures and sub-headings with it, and nothing else: not
 * the headline, byline and date, which are facts. What is taken out of it is freed; what stands
 * around it stays. A standfirst that is left out so becomes a fact. NULL where the page holds no
 * running text, and, unless `always`, nothing beside its article. False without memory. */
bool content_find(const struct tree *page, struct page_facts *facts, bool always,
                  xmlNode **content);

#endif
