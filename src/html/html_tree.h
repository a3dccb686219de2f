/* HTML becomes a tree: the one seam to a parser. Depth and attributes are bounded before it
 * (guard.h), memory and time while it runs (cage.h); a page that goes beyond these even so comes
 * in paragraphs of its words. No visible text is lost, and none is judged: scripts, styles and
 * all attributes that XML can hold are in the tree.
 *
 * Names are lower-case strings without namespaces (SVG's keep their capitals); `math` and `svg`
 * carry xmlns as an attribute. An element whose name is no NCName is left out around its content,
 * such an attribute is left out; xml:lang becomes lang, xlink:href href. Comments and what
 * `template` holds are dropped; `noscript` holds elements. Characters are those of XML. The line of
 * a node is that of the source. Names come from the document's dictionary: equal names are equal
 * pointers. */
#ifndef OCTAVO_HTML_HTML_TREE_H
#define OCTAVO_HTML_HTML_TREE_H

#include "book/tree.h"

struct html_options {
    size_t memory;         /* bytes for the parser; 0: LIMIT_HTML_MEMORY */
    unsigned milliseconds; /* of the thread's own time for it; 0: LIMIT_HTML_MILLISECONDS */
};

/* Which limits a page met. */
enum html_limit {
    HTML_DEPTH = 1,      /* elements were flattened */
    HTML_ATTRIBUTES = 2, /* attributes were dropped */
    HTML_MEMORY = 4,     /* only paragraphs are left, for the parser took too much memory */
    HTML_TIME = 8,       /* or too long */
};

/* Begins `tree` and fills it: its root is <html>, with <head> and <body>. `bytes` are UTF-8;
 * `options` may be NULL. The limits that were met, joined by |. */
unsigned html_to_tree(const char *bytes, size_t size, const struct html_options *options,
                      struct tree *tree);

/* Adds a fragment, as it would stand in a <div>, at the end of `parent` in a tree. */
unsigned html_fragment_to_tree(const char *bytes, size_t size, const struct html_options *options,
                               struct tree *tree, xmlNode *parent);

#endif
