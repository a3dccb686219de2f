/* Text of an article, and what stands in lines; see sanitise_settle.h. Elements in lines are made
 * where text comes, once more in every block; paragraphs are made up where text needs one. */
#include "refine/sanitise_stack.h"

#include "base/utf8.h"
#include "refine/sanitise_attributes.h"
#include "refine/sanitise_math.h"

#include <string.h>

/* Whether the text of a block stands in it without a paragraph. */
static bool is_direct(const struct open_block *block)
{
    return block->row->place == PLACE_WITHIN && block->row->holds == HOLDS_FLOW && !block->parted;
}

/* Opens what text or, with `image`, an image needs around it; false without room for it. */
static bool open_line(struct builder *builder, bool image)
{
    if (stack_top(builder)->row->holds == HOLDS_PHRASING)
        return true;
    if (!settle_make_room(builder, NULL))
        return false;
    const struct open_block *block = stack_top(builder);
    if ((image && element_is(block->row, "figure")) || is_direct(block))
        return true;
    return stack_push(builder, element_named("p"), NULL);
}

/* Line ends that wait: one is a line's end, more are a new paragraph. */
static void add_breaks(struct builder *builder)
{
    size_t breaks = builder->started ? builder->breaks : 0;
    builder->breaks = 0;
    if (breaks == 0)
        return;
    builder->space = false;
    if (breaks > 1 && builder->dissolving == 0) {
        settle_edge(builder);
        return;
    }
    stack_flush(builder);
    tree_add(builder->tree, stack_innermost(builder), "br");
    builder->started = false;
}

static void make_lines(struct builder *builder)
{
    for (; builder->made < builder->line_count; builder->made++) {
        struct open_line *line = &builder->lines[builder->made];
        stack_flush(builder);
        line->node = tree_add(builder->tree, stack_innermost(builder), line->row->name);
        if (!line->node)
            return;
        attributes_keep(builder->tree, line->node, line->row, line->source, !line->named);
        if (!line->named)
            stack_take_id(builder, line->node, line->source);
        line->named = true;
    }
}

/* Ids that found no element get empty ones. */
static void make_names(struct builder *builder)
{
    for (size_t i = 0; i < builder->name_count && !builder->tree->failed; i++) {
        stack_flush(builder);
        xmlNode *span = tree_add(builder->tree, stack_innermost(builder), "span");
        if (span)
            attributes_set_id(builder->tree, span, attributes_id(builder->names[i]));
    }
    builder->name_count = 0;
}

/* Makes everything ready for what shows. */
static bool prepare(struct builder *builder, bool image)
{
    if (builder->tree->failed || !open_line(builder, image))
        return false;
    add_breaks(builder);
    if (!open_line(builder, image))
        return false;
    if (builder->space && builder->started && !builder->verbatim)
        buffer_add_byte(&builder->text, ' ');
    builder->space = false;
    stack_materialise(builder);
    make_lines(builder);
    if (builder->name_count > 0)
        make_names(builder);
    builder->started = true;
    return !builder->tree->failed;
}

/* A character of a listing. */
static void add_verbatim(struct builder *builder, uint32_t c)
{
    enum { TAB = 4 };
    do
        buffer_add_character(&builder->text, c == '\t' ? ' ' : c);
    while (++builder->column % TAB != 0 && c == '\t');
    if (c == '\n')
        builder->column = 0;
}

static void add_character(struct builder *builder, uint32_t c)
{
    bool space = c < 0x80 && character_is_space(c);
    bool dropped = c == 0xAD || (!character_is_xml(c) && !space);
    if (dropped)
        return;
    if (space && !builder->verbatim) {
        builder->space = true;
        return;
    }
    if (builder->verbatim && space && (!builder->started || c == '\r')) {
        if (c != '\r')
            add_verbatim(builder, c);
        if (c == '\n') /* the lines before the first one */
            builder->text.size = 0;
        return;
    }
    if ((!builder->started || builder->space || builder->made < builder->line_count ||
         builder->breaks > 0 || builder->name_count > 0) &&
        !prepare(builder, false))
        return;
    bool shows = !character_is_space(c) && !character_is_invisible(c);
    builder->letters += shows;
    builder->visible += shows;
    if (builder->verbatim)
        add_verbatim(builder, c);
    else
        buffer_add_character(&builder->text, c);
}

void settle_text(struct builder *builder, const char *text)
{
    for (const char *at = text, *end = text + strlen(text); at < end;)
        add_character(builder, utf8_next(&at, end));
}

void settle_break(struct builder *builder)
{
    if (builder->verbatim)
        settle_text(builder, "\n");
    else
        builder->breaks++;
}

/* Whether the same element around it says the same already. */
static bool is_repeated(const struct builder *builder, const struct element *row)
{
    static const char *const meant[] = {"bdi", "bdo",  "q",   "ruby", "rp",
                                        "rt",  "span", "sub", "sup"};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        if (element_is(row, meant[i]))
            return false;
    for (size_t i = 0; i < builder->line_count; i++)
        if (builder->lines[i].row == row)
            return true;
    return false;
}

/* Whether a ruby has a gloss; it is none without. */
static bool has_gloss(const xmlNode *ruby)
{
    const xmlNode *child = ruby->children;
    while (child && (strcmp((const char *)child->name, "rt") != 0 || !text_shows(child)))
        child = child->next;
    return child != NULL;
}

static bool says_something(const struct element *row, const xmlNode *source)
{
    static const char *const names[] = {"a", "span", "time", "bdo"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (element_is(row, names[i]))
            return attributes_matter(row, source);
    return !element_is(row, "ruby") || has_gloss(source);
}

void settle_open_line(struct builder *builder, const struct element *row, const xmlNode *source)
{
    const struct element *around =
        builder->line_count > 0 ? builder->lines[builder->line_count - 1].row : NULL;
    bool gloss = row->place == PLACE_RUBY;
    bool fits = !gloss || (around && element_is(around, "ruby"));
    if (!fits || builder->line_count == MOST_LINES || is_repeated(builder, row) ||
        !says_something(row, source)) {
        if (attributes_id(source))
            settle_name(builder, source);
        return;
    }
    builder->lines[builder->line_count++] = (struct open_line){.row = row, .source = source};
}

void settle_close_lines(struct builder *builder, size_t count)
{
    if (builder->line_count <= count)
        return;
    stack_unmake(builder, count);
    for (size_t i = count; i < builder->line_count; i++)
        if (!builder->lines[i].named && attributes_id(builder->lines[i].source))
            settle_name(builder, builder->lines[i].source);
    builder->line_count = count;
}

xmlNode *settle_single(struct builder *builder, const struct element *row, const xmlNode *source)
{
    bool line = row->place == PLACE_LINE;
    if (!line)
        settle_edge(builder);
    if (line ? !prepare(builder, element_is(row, "img"))
             : builder->dissolving > 0 || builder->tree->failed || !settle_make_room(builder, row))
        return NULL;
    stack_materialise(builder);
    builder->visible++;
    builder->letters += element_is(row, "math");
    builder->column++;
    stack_flush(builder);
    xmlNode *node = tree_add(builder->tree, stack_innermost(builder), row->name);
    if (node) {
        attributes_keep(builder->tree, node, row, source, true);
        stack_take_id(builder, node, source);
    }
    if (element_is(stack_top(builder)->row, "figure")) /* its text stands in paragraphs */
        builder->started = false;
    return node;
}
