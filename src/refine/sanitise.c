/* The walk through an article's tree that builds a conforming one; see sanitise.h. What stands
 * where is decided in sanitise_settle.c. */
#define _GNU_SOURCE /* strnlen */
#include "refine/sanitise.h"

#include "base/language_tag.h"
#include "base/memory.h"
#include "refine/sanitise_attributes.h"
#include "refine/sanitise_math.h"
#include "refine/sanitise_settle.h"
#include "refine/sanitise_tables.h"

#include <stdlib.h>
#include <string.h>

/* An element of the source that is open, and what was so before it. */
struct frame {
    const xmlNode *source;
    enum { FRAME_NOTHING, FRAME_LINE, FRAME_BLOCK, FRAME_APART } kind;
    size_t inside, lines;
    struct said said;
    size_t dissolving;
    bool verbatim, layout;
};

struct walk {
    struct builder builder;
    const xmlNode *root;
    struct frame *frames;
    size_t count, capacity;
    bool layout; /* the table at hand only lays out */
    bool header; /* the opening is open */
    unsigned char
        levels[6]; /* of headings that the one at hand stands below, as the source has them */
    size_t level_count;
};

static bool is_one_of(const struct element *row, const char *const *names)
{
    for (; *names; names++)
        if (element_is(row, *names))
            return true;
    return false;
}

static bool is_heading(const struct element *row)
{
    return row->name[0] == 'h' && row->name[1] >= '1' && row->name[1] <= '6';
}

/* A long "heading" is a block that somebody wanted large, or forgot to close. */
static bool is_too_long(const xmlNode *heading)
{
    enum { LONGEST = 400, MOST_NODES = 100 };
    size_t size = 0, nodes = 0;
    for (const xmlNode *node = heading; node && size <= LONGEST && nodes <= MOST_NODES;
         node = tree_next(node, heading), nodes++)
        if (node->type == XML_TEXT_NODE)
            size += strnlen((const char *)node->content, LONGEST + 1);
    return size > LONGEST || nodes > MOST_NODES;
}

/* The heading's element: one level below the heading that it stands under. */
static const struct element *place_heading(struct walk *walk, const struct element *row)
{
    static const char *const names[] = {"h2", "h3", "h4", "h5", "h6", "h6"};
    unsigned char level = (unsigned char)(row->name[1] - '0');
    while (walk->level_count > 0 && walk->levels[walk->level_count - 1] >= level)
        walk->level_count--;
    walk->levels[walk->level_count++] = level;
    return element_named(names[walk->level_count - 1]);
}

static bool is_opening(const struct walk *walk, const struct element *row, const xmlNode *source)
{
    const xmlNode *child = source->children;
    if (!element_is(row, "header") || source->parent != walk->root || walk->builder.visible > 0)
        return false;
    while (child && strcmp((const char *)child->name, "h1") != 0)
        child = child->next;
    return child != NULL;
}

static void note_said(struct walk *walk, const xmlNode *source)
{
    char tag[LANGUAGE_TAG_SIZE];
    const char *language = tree_get(source, "lang"), *direction = attributes_direction(source);
    if (!language)
        language = tree_get(source, "xml:lang");
    if (language && attributes_language(source, tag))
        walk->builder.said.language = language;
    if (direction)
        walk->builder.said.direction = direction;
}

static void open_apart(struct walk *walk, struct frame *frame)
{
    settle_edge(&walk->builder);
    if (attributes_id(frame->source))
        settle_name(&walk->builder, frame->source);
    frame->kind = FRAME_APART;
    frame->inside = walk->builder.count;
    note_said(walk, frame->source);
}

/* What blocks inside it cannot part. */
static bool is_solid(const struct element *row)
{
    static const char *const names[] = {"pre", "caption", "ruby", NULL};
    return is_heading(row) || is_one_of(row, names);
}

static void open_heading(struct walk *walk, struct frame *frame, const struct element *row)
{
    struct builder *builder = &walk->builder;
    if (builder->dissolving > 0 || (is_too_long(frame->source) && !walk->header)) {
        open_apart(walk, frame);
    } else if (settle_is_in_label(builder)) {
        settle_edge(builder);
        settle_open_line(builder, element_named("strong"), frame->source);
        frame->kind = FRAME_APART;
        frame->inside = builder->count;
    } else {
        bool headline = walk->header && element_is(row, "h1");
        if (!headline)
            row = place_heading(walk, row);
        frame->kind = FRAME_BLOCK;
        if (!settle_open(builder, row, frame->source, &frame->inside))
            frame->kind = FRAME_APART;
        else
            builder->dissolving++;
    }
}

static void open_block(struct walk *walk, struct frame *frame, const struct element *row)
{
    struct builder *builder = &walk->builder;
    if (settle_open(builder, row, frame->source, &frame->inside)) {
        frame->kind = FRAME_BLOCK;
        builder->dissolving += is_solid(row);
        builder->verbatim = builder->verbatim || element_is(row, "pre");
    } else {
        frame->kind = FRAME_APART;
        if (attributes_id(frame->source))
            settle_name(builder, frame->source);
    }
}

static void open_line(struct walk *walk, struct frame *frame, const struct element *row)
{
    settle_open_line(&walk->builder, row, frame->source);
    walk->builder.dissolving += is_solid(row);
    frame->kind = FRAME_LINE;
}

/* Elements without content, and formulas, which are copied as a whole. */
static void add_single(struct walk *walk, const struct element *row, const xmlNode *source)
{
    const char *address = tree_get(source, "src");
    if (element_is(row, "br")) {
        settle_break(&walk->builder);
    } else if (element_is(row, "math")) {
        xmlNode *math = text_shows(source) ? settle_single(&walk->builder, row, source) : NULL;
        if (math && !tree_get(math, "xmlns"))
            tree_set(walk->builder.tree, math, "xmlns", "http://www.w3.org/1998/Math/MathML");
        if (math)
            math_copy(walk->builder.tree, math, source);
    } else if (!element_is(row, "img") || (address && *address)) {
        settle_single(&walk->builder, row, source);
    }
}

static bool is_single(const struct element *row)
{
    return row->holds == HOLDS_VOID || element_is(row, "math");
}

/* A table's parts belong to the table at hand, which may only lay out. */
static bool is_apart(const struct walk *walk, const struct element *row, const xmlNode *source)
{
    static const char *const parts[] = {"caption", "thead", "tbody", "tfoot",
                                        "tr",      "td",    "th",    NULL};
    if (row->fate == FATE_APART)
        return row->place != PLACE_BLOCK || !attributes_mark(source);
    return walk->layout && (element_is(row, "table") || is_one_of(row, parts));
}

/* Goes into an element as its row says. */
static void open_source(struct walk *walk, struct frame *frame, const struct element *row)
{
    if (element_is(row, "table"))
        walk->layout = table_is_layout(frame->source);
    if (is_opening(walk, row, frame->source)) {
        walk->header = true;
        open_block(walk, frame, row);
    } else if (is_apart(walk, row, frame->source)) {
        open_apart(walk, frame);
    } else if (is_heading(row)) {
        open_heading(walk, frame, row);
    } else if (row->place == PLACE_LINE || row->place == PLACE_RUBY) {
        open_line(walk, frame, row);
    } else if (row->fate == FATE_UNWRAP || element_is_of_formula(row)) {
        if (attributes_id(frame->source))
            settle_name(&walk->builder, frame->source);
    } else {
        open_block(walk, frame, row);
    }
}

static const struct element *row_of(const xmlNode *source)
{
    const struct element *row = element_named((const char *)source->name);
    return row && row->fate == FATE_RENAMED ? element_named(row->becomes) : row;
}

/* Whether there is something in the element to go into. */
static bool enter(struct walk *walk, const xmlNode *source)
{
    const struct element *row = row_of(source);
    if (row && row->fate == FATE_DROP)
        return false;
    if (row && is_single(row) && row->place != PLACE_NOWHERE) {
        add_single(walk, row, source);
        return false;
    }
    void *frames = walk->frames;
    if (!memory_reserve(&frames, &walk->capacity, walk->count + 1, sizeof *walk->frames)) {
        walk->builder.tree->failed = true;
        return false;
    }
    walk->frames = frames;
    struct builder *builder = &walk->builder;
    struct frame frame = {
        .source = source,
        .lines = builder->line_count,
        .said = builder->said,
        .dissolving = builder->dissolving,
        .verbatim = builder->verbatim,
        .layout = walk->layout,
    };
    if (row)
        open_source(walk, &frame, row);
    else if (attributes_id(source))
        settle_name(builder, source);
    walk->frames[walk->count++] = frame;
    return true;
}

static void leave(struct walk *walk)
{
    struct frame frame = walk->frames[--walk->count];
    struct builder *builder = &walk->builder;
    builder->dissolving = frame.dissolving;
    if (frame.kind == FRAME_BLOCK || frame.kind == FRAME_APART)
        settle_close(builder, frame.inside);
    settle_close_lines(builder, frame.lines);
    builder->verbatim = frame.verbatim;
    builder->said = frame.said;
    walk->layout = frame.layout;
    if (walk->count == 0)
        walk->header = false;
}

static void walk_source(struct walk *walk)
{
    const xmlNode *node = walk->root->children;
    while (node && !walk->builder.tree->failed) {
        bool element = node->type == XML_ELEMENT_NODE;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            settle_text(&walk->builder, (const char *)node->content);
        size_t before = walk->count;
        if (element && enter(walk, node) && node->children) {
            node = node->children;
            continue;
        }
        if (walk->count > before)
            leave(walk);
        while (!node->next && walk->count > 0) {
            node = node->parent;
            leave(walk);
        }
        node = node->next;
    }
}

void refine_sanitise(struct tree *tree)
{
    struct tree clean;
    if (tree->failed)
        return;
    tree_init(&clean);
    struct walk walk = {.root = tree->root};
    if (clean.failed || !tables_mark(tree->root) || !builder_init(&walk.builder, &clean))
        clean.failed = true;
    else
        walk_source(&walk);
    builder_fini(&walk.builder);
    free(walk.frames);
    tree_fini(tree);
    *tree = clean;
}
