/* What sanitise_block.c and sanitise_line.c share: the stack of open blocks, of which those that
 * show something are made, and the elements of the line at hand. */
#ifndef OCTAVO_REFINE_SANITISE_STACK_H
#define OCTAVO_REFINE_SANITISE_STACK_H

#include "refine/sanitise_settle.h"

enum { STACK_DEEPEST = 128 }; /* blocks in blocks: no page has room to indent more */

struct open_block *stack_top(const struct builder *builder);

/* Opens a block; false without room or memory. Leaves the last one; leaves blocks until `count` are
 * open. */
bool stack_push(struct builder *builder, const struct element *row, const xmlNode *source);
void stack_pop(struct builder *builder);
void stack_pop_to(struct builder *builder, size_t count);

/* The innermost element that is made. */
xmlNode *stack_innermost(const struct builder *builder);

/* Makes all open blocks that are not made yet. */
void stack_materialise(struct builder *builder);

/* Puts the text at hand into the tree. */
void stack_flush(struct builder *builder);

/* Leaves made elements in lines until `count` are left. */
void stack_unmake(struct builder *builder, size_t count);

/* Ends the line at hand. */
void stack_end_line(struct builder *builder);

/* Gives `node` the id of `named`; its own id or, without one, the last that waits for an element.
 */
void stack_set_id(struct builder *builder, xmlNode *node, const xmlNode *named);
void stack_take_id(struct builder *builder, xmlNode *node, const xmlNode *source);

/* Leaves or fills elements that hold only children, until `row` (NULL: text) may come. False where
 * there is no room for it. */
bool settle_make_room(struct builder *builder, const struct element *row);

#endif
