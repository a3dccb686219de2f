/* The attributes that elements of an article keep. */
#ifndef OCTAVO_REFINE_SANITISE_ATTRIBUTES_H
#define OCTAVO_REFINE_SANITISE_ATTRIBUTES_H

#include "book/element.h"
#include "book/tree.h"

/* Gives `node` the attributes of `source` that its row allows and whose values are right, its id
 * only if it is `named`. */
void attributes_keep(struct tree *tree, xmlNode *node, const struct element *row,
                     const xmlNode *source, bool named);

/* Whether any of them says something that a reader sees: of a span or a link without one only the
 * text is kept. */
bool attributes_matter(const struct element *row, const xmlNode *source);

/* Whether a class or a role makes it more than a block among others. */
bool attributes_mark(const xmlNode *source);

/* Languages and directions: those of `source` that are valid, the language in its usual case in
 * `tag`; NULL where it has none. */
const char *attributes_language(const xmlNode *source, char *tag);
const char *attributes_direction(const xmlNode *source);

/* Sets a language, under both its names. */
void attributes_set_language(struct tree *tree, xmlNode *node, const char *tag);

/* Sets an id as the book writes it. */
void attributes_set_id(struct tree *tree, xmlNode *node, const char *id);

/* The id of an element, or the name of an old anchor; NULL where it has none. */
const char *attributes_id(const xmlNode *source);

#endif
