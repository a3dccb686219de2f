/* An article's body: a libxml2 tree of XHTML elements below one root, without namespaces; the
 * writer adds what stands around it. Running out of memory makes the tree `failed`, and so does an
 * article that would take all of it: that one is `full`, too. */
#ifndef OCTAVO_BOOK_TREE_H
#define OCTAVO_BOOK_TREE_H

#include "base/buffer.h"

#include <libxml/tree.h>

struct tree {
    xmlDoc *document; /* NULL before tree_init and after tree_fini */
    xmlNode *root;    /* <body> */
    size_t count;     /* elements, texts and attributes that were added */
    bool failed;
    bool full; /* by LIMIT_TREE_NODES; stays after tree_fini */
};

/* Makes libxml2 ready in this thread, once is enough and more does no harm: where it takes its own
 * state late and memory is out, it crashes. False without memory. */
bool tree_ready(void);

void tree_init(struct tree *tree);
void tree_fini(struct tree *tree);

/* Adds an element at the end of `parent`; NULL when memory is out, the tree full or `parent` NULL.
 */
xmlNode *tree_add(struct tree *tree, xmlNode *parent, const char *name);
void tree_add_text(struct tree *tree, xmlNode *parent, const char *text, size_t size);

/* Adds an element that holds the text, or with NULL as name the text alone, as the next sibling of
 * `node`; NULL when memory is out or `node` is NULL. */
xmlNode *tree_add_after(struct tree *tree, xmlNode *node, const char *name, const char *text,
                        size_t size);

/* Gives a text node another text, which is not its own. */
void tree_set_text(struct tree *tree, xmlNode *node, const char *text, size_t size);

/* Gives an element another name. */
void tree_rename(struct tree *tree, xmlNode *node, const char *name);

/* Moves a node to the end of what `parent` holds. */
void tree_move(struct tree *tree, xmlNode *node, xmlNode *parent);

/* Sets an attribute that the node does not have yet. */
void tree_set(struct tree *tree, xmlNode *node, const char *attribute, const char *value);

/* The value of an attribute, NULL where there is none. */
const char *tree_get(const xmlNode *node, const char *attribute);

/* Whether there is a node and it is an element of this name. */
bool tree_is(const xmlNode *node, const char *name);

/* Whether it is an element that has this class, perhaps among others. */
bool tree_has_class(const xmlNode *node, const char *class);

/* The line of the source in which an element began, from 1; 0 when it is unknown, or too far down
 * to be noted. */
void tree_set_line(xmlNode *node, size_t line);
size_t tree_line(const xmlNode *node);

/* The node after `node` in document order, or NULL after the last one below `root`. */
const xmlNode *tree_next(const xmlNode *node, const xmlNode *root);

/* The node after `node` and all that is in it, or NULL. */
const xmlNode *tree_after(const xmlNode *node, const xmlNode *root);

/* Text, or an element that stands inside a line; all other elements begin a new one. */
bool tree_is_inline(const xmlNode *node);

/* Adds the tree's text, a line feed between blocks. */
void tree_text(const struct tree *tree, struct buffer *out);

#endif
