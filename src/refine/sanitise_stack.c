/* The open blocks of a tree that is built, and the open elements in the line at hand; see
 * sanitise_stack.h. */
#include "refine/sanitise_stack.h"

#include "base/language_tag.h"
#include "base/memory.h"
#include "refine/sanitise_attributes.h"

#include <stdlib.h>
#include <string.h>

struct open_block *stack_top(const struct builder *builder)
{
    return &builder->open[builder->count - 1];
}

/* The innermost element that is made. */
xmlNode *stack_innermost(const struct builder *builder)
{
    return builder->made > 0 ? builder->lines[builder->made - 1].node : stack_top(builder)->node;
}

void stack_flush(struct builder *builder)
{
    xmlNode *parent = stack_innermost(builder);
    builder->tree->failed = builder->tree->failed || builder->text.failed;
    if (builder->text.size > 0 && parent)
        tree_add_text(builder->tree, parent, builder->text.data, builder->text.size);
    builder->text.size = 0;
}

/* Leaves made elements in lines until `count` are left. A ruby without a gloss is none. */
void stack_unmake(struct builder *builder, size_t count)
{
    if (builder->made > count)
        stack_flush(builder);
    for (; builder->made > count; builder->made--) {
        struct open_line *line = &builder->lines[builder->made - 1];
        const xmlNode *gloss =
            line->node && element_is(line->row, "ruby") ? line->node->children : NULL;
        while (gloss && strcmp((const char *)gloss->name, "rt") != 0)
            gloss = gloss->next;
        if (line->node && element_is(line->row, "ruby") && !gloss)
            tree_rename(builder->tree, line->node, "span");
        line->node = NULL;
    }
}

void stack_end_line(struct builder *builder)
{
    stack_flush(builder);
    stack_unmake(builder, 0);
    builder->started = builder->space = false;
    builder->breaks = 0;
    builder->column = 0;
}

/* The id of an element, or, where it has none, the last that waits for one. */
void stack_take_id(struct builder *builder, xmlNode *node, const xmlNode *source)
{
    const char *id = source ? attributes_id(source) : NULL;
    if (!id && builder->name_count > 0)
        id = attributes_id(builder->names[--builder->name_count]);
    attributes_set_id(builder->tree, node, id);
}

/* What elements around a block that were taken apart say of it, unless its parent has it already.
 */
static void dress(struct builder *builder, const struct open_block *block, struct said around)
{
    char tag[LANGUAGE_TAG_SIZE];
    struct said said = block->said;
    if (block->source)
        attributes_keep(builder->tree, block->node, block->row, block->source, true);
    if (said.language && said.language != around.language && language_tag_parse(said.language, tag))
        attributes_set_language(builder->tree, block->node, tag);
    if (said.direction && said.direction != around.direction && !tree_get(block->node, "dir"))
        tree_set(builder->tree, block->node, "dir", said.direction);
}

/* Makes all open blocks that are not made yet. */
void stack_materialise(struct builder *builder)
{
    size_t first = builder->count;
    while (!builder->open[first - 1].node)
        first--;
    for (size_t i = first; i < builder->count; i++) {
        struct open_block *block = &builder->open[i];
        block->node = tree_add(builder->tree, builder->open[i - 1].node, block->row->name);
        if (!block->node)
            return;
        builder->open[i - 1].parted = true;
        dress(builder, block, builder->open[i - 1].said);
        if (element_is(block->row, "h1"))
            tree_set(builder->tree, block->node, "id", "headline");
        else
            stack_take_id(builder, block->node, block->source);
    }
}

bool stack_push(struct builder *builder, const struct element *row, const xmlNode *source)
{
    void *open = builder->open;
    if (builder->tree->failed || builder->count >= STACK_DEEPEST)
        return false;
    if (!memory_reserve(&open, &builder->capacity, builder->count + 1, sizeof *builder->open)) {
        builder->tree->failed = true;
        return false;
    }
    builder->open = open;
    if (builder->count > 0)
        stack_end_line(builder);
    builder->open[builder->count++] = (struct open_block){
        .row = row,
        .source = source,
        .made_up = !source,
        .said = builder->said,
        .visible = builder->visible,
        .letters = builder->letters,
    };
    return true;
}

/* A paragraph that is nothing but one image is a figure. */
static void settle_paragraph(const struct builder *builder, const struct open_block *block)
{
    const xmlNode *parent = block->node->parent;
    bool image = builder->visible == block->visible + 1 && builder->letters == block->letters;
    if (image &&
        (parent == builder->tree->root || strcmp((const char *)parent->name, "aside") == 0))
        tree_rename(builder->tree, block->node, "figure");
}

/* Cells are part of a table even when they are empty. */
static bool may_be_empty(const struct element *row)
{
    static const char *const names[] = {"td", "th", "tr", "tbody", "thead", "tfoot"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (element_is(row, names[i]))
            return true;
    return false;
}

/* An item of a list that counts shows its number, and nothing else if it must be. */
static void settle_item(struct builder *builder, const struct open_block *block)
{
    bool numbered = builder->count > 1 && element_is(block->row, "li") && block->source &&
                    !block->entered && element_is(block[-1].row, "ol");
    if (!numbered || builder->visible > block->visible)
        return;
    stack_materialise(builder);
    builder->visible++;
}

/* Terms have descriptions, and descriptions have terms. */
static void settle_terms(struct tree *tree, xmlNode *list)
{
    xmlNode *first = list->children, *last = list->last;
    bool headless = first && strcmp((const char *)first->name, "dd") == 0;
    if (last && strcmp((const char *)last->name, "dt") == 0)
        tree_add(tree, list, "dd");
    xmlNode *term = headless ? tree_add(tree, list, "dt") : NULL;
    if (term)
        xmlAddPrevSibling(first, term);
}

void stack_pop(struct builder *builder)
{
    struct open_block *block = stack_top(builder);
    if (element_is(block->row, "pre")) /* without line ends at its end */
        while (builder->text.size > 0 && builder->text.data[builder->text.size - 1] == '\n')
            builder->text.size--;
    stack_end_line(builder);
    settle_item(builder, block);
    builder->count--;
    if (!block->node && block->source && attributes_id(block->source))
        settle_name(builder, block->source);
    if (!block->node || block->entered)
        return;
    if (builder->visible == block->visible && !may_be_empty(block->row)) {
        xmlUnlinkNode(block->node);
        xmlFreeNode(block->node);
    } else if (element_is(block->row, "dl")) {
        settle_terms(builder->tree, block->node);
    } else if (element_is(block->row, "p")) {
        settle_paragraph(builder, block);
    }
}

void stack_pop_to(struct builder *builder, size_t count)
{
    while (builder->count > count && builder->count > 1)
        stack_pop(builder);
}

bool builder_init(struct builder *builder, struct tree *tree)
{
    *builder = (struct builder){.tree = tree};
    buffer_init(&builder->text);
    if (!stack_push(builder, element_named("body"), NULL))
        return false;
    builder->open[0].node = tree->root;
    return true;
}

void builder_fini(struct builder *builder)
{
    if (builder->count > 0)
        stack_pop_to(builder, 1);
    buffer_fini(&builder->text);
    free(builder->open);
    free(builder->names);
}

void settle_name(struct builder *builder, const xmlNode *source)
{
    void *names = builder->names;
    if (!memory_reserve(&names, &builder->name_capacity, builder->name_count + 1,
                        sizeof *builder->names)) {
        builder->tree->failed = true;
        return;
    }
    builder->names = names;
    builder->names[builder->name_count++] = source;
}
