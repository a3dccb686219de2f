/* Any tree becomes one of the closed vocabulary (book/elements.def), without losing a word. */
#ifndef OCTAVO_REFINE_SANITISE_H
#define OCTAVO_REFINE_SANITISE_H

#include "book/tree.h"

/* Builds the tree anew: elements and attributes that may stand in a page, each where it may stand.
 * What is foreign is renamed, unwrapped or dropped with its content, as its row says; blocks are
 * lifted out of lines, loose text gets the paragraph, item or cell that it needs, headings run from
 * h2 on without a gap below the one h1 of a <header> that begins the tree; ids are names of XML.
 * Where links lead and which id stands twice, refine_links judges. Afterwards no element is empty
 * but cells, and none is deeper than a page has room for. Linear in the size of the tree, without
 * recursion. */
void refine_sanitise(struct tree *tree);

#endif
