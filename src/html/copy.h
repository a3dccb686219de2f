/* A parsed page becomes nodes of libxml2, without recursion and fast: names are interned, and
 * attributes linked as they come. */
#ifndef OCTAVO_HTML_COPY_H
#define OCTAVO_HTML_COPY_H

#include "book/tree.h"

#include <gumbo.h>

/* Adds what is in `page` at the end of `parent`; with `whole` the attributes of `page` as well. */
void copy_content(const GumboNode *page, bool whole, struct tree *tree, xmlNode *parent);

#endif
