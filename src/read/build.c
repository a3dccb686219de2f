/* Blocks become a tree; see build.h. */
#include "read/build.h"

#include "book/text.h"
#include "read/build_table.h"
#include "read/inline.h"
#include "read/layout.h"
#include "read/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST_QUOTE = 4 };
enum { DEEPEST_LISTS = 8 };

/* Where the next block goes. */
struct building {
    const struct anatomy *anatomy;
    struct tree *tree;
    xmlNode *header;                /* while the opening lasts */
    bool opened;                    /* there is one */
    xmlNode *quotes[DEEPEST_QUOTE]; /* block quotations that are open */
    size_t quote_depth;
    xmlNode *lists[DEEPEST_LISTS]; /* lists that are open, and the last item of each */
    xmlNode *items[DEEPEST_LISTS];
    struct marker markers[DEEPEST_LISTS]; /* of the last item */
    size_t list_depth;
    struct steps steps; /* of the verse at hand */
    struct notes notes;
};

/* The element and the class of each kind of block. */
static const struct {
    const char *element, *class;
    bool opening;
} kinds[] = {
    [BLOCK_PARAGRAPH] = {"p", NULL, false},      [BLOCK_HEADING] = {"h2", NULL, false},
    [BLOCK_ITEM] = {"p", NULL, false},           [BLOCK_VERSE] = {"div", "verse", false},
    [BLOCK_PRE] = {"pre", NULL, false},          [BLOCK_TABLE] = {"table", NULL, false},
    [BLOCK_TABLE_CAPTION] = {NULL, NULL, false}, [BLOCK_BREAK] = {"hr", NULL, false},
    [BLOCK_DROPPED] = {NULL, NULL, false},       [BLOCK_KICKER] = {"p", "kicker", true},
    [BLOCK_HEADLINE] = {"h1", NULL, true},       [BLOCK_STANDFIRST] = {"p", "standfirst", true},
    [BLOCK_BYLINE] = {"p", "byline", true},      [BLOCK_DATE] = {"p", "dateline", true},
    [BLOCK_CAPTION] = {"p", "caption", false},   [BLOCK_NOTE] = {"div", "note", false},
    [BLOCK_END] = {"p", "end", false},
};

/* Opens and closes block quotations until `depth` are open; returns the innermost, or the root. */
static xmlNode *quote_at(struct building *building, size_t depth)
{
    if (depth > DEEPEST_QUOTE)
        depth = DEEPEST_QUOTE;
    if (depth < building->quote_depth)
        building->quote_depth = depth;
    while (building->quote_depth < depth) {
        size_t i = building->quote_depth++;
        xmlNode *parent = i > 0 ? building->quotes[i - 1] : building->tree->root;
        building->quotes[i] = tree_add(building->tree, parent, "blockquote");
    }
    return depth > 0 ? building->quotes[depth - 1] : building->tree->root;
}

/* How XHTML calls the counting of a list. */
static const struct {
    const char *element, *attribute, *value;
} lists[] = {
    [MARKER_NONE] = {"ul", NULL, NULL},         [MARKER_BULLET] = {"ul", NULL, NULL},
    [MARKER_NUMBER] = {"ol", NULL, NULL},       [MARKER_LOWER] = {"ol", "type", "a"},
    [MARKER_UPPER] = {"ol", "type", "A"},       [MARKER_LOWER_ROMAN] = {"ol", "type", "i"},
    [MARKER_UPPER_ROMAN] = {"ol", "type", "I"}, [MARKER_OUTLINE] = {"ul", "class", "plain"},
    [MARKER_NOTE] = {"ul", "class", "plain"},   [MARKER_WRITTEN] = {"ul", "class", "plain"},
    [MARKER_PLAIN] = {"ul", "class", "plain"},
};

static void open_list(struct building *building, xmlNode *parent, const struct marker *marker)
{
    size_t i = building->list_depth++;
    char start[16];
    building->lists[i] = tree_add(building->tree, parent, lists[marker->style].element);
    building->items[i] = NULL;
    if (lists[marker->style].attribute)
        tree_set(building->tree, building->lists[i], lists[marker->style].attribute,
                 lists[marker->style].value);
    if (marker->number > 1 && strcmp(lists[marker->style].element, "ol") == 0) {
        snprintf(start, sizeof start, "%u", marker->number);
        tree_set(building->tree, building->lists[i], "start", start);
    }
}

/* Whether an item belongs to the list of the item before it. */
static bool goes_on(const struct marker *before, const struct marker *marker)
{
    return before->style == marker->style &&
           (marker->number == 0 || marker_is_kept(marker) || marker->number == before->number + 1);
}

/* The node that a block of a list goes into, new items and lists made as it asks. */
static xmlNode *list_item(struct building *building, xmlNode *outside, const struct block *block)
{
    size_t depth = block->list < DEEPEST_LISTS ? block->list : DEEPEST_LISTS;
    if (building->list_depth > depth)
        building->list_depth = depth;
    if (block->kind != BLOCK_ITEM) {
        size_t open = building->list_depth;
        return open > 0 && building->items[open - 1] ? building->items[open - 1] : outside;
    }
    if (building->list_depth == depth && depth > 0 &&
        !goes_on(&building->markers[depth - 1], &block->marker))
        building->list_depth = depth - 1;
    while (building->list_depth < depth) {
        size_t i = building->list_depth;
        xmlNode *parent = i > 0 ? building->items[i - 1] : outside;
        if (i > 0 && !parent) /* a deeper item without one above it */
            parent = building->items[i - 1] =
                tree_add(building->tree, building->lists[i - 1], "li");
        open_list(building, parent, &block->marker);
    }
    size_t last = building->list_depth - 1;
    building->items[last] = tree_add(building->tree, building->lists[last], "li");
    building->markers[last] = block->marker;
    return building->items[last];
}

/* Lines that keep their ends, and how far they step in: an em a margin, as text, which every engine
 * shows. */
static void add_verse(struct building *building, xmlNode *parent, size_t index)
{
    static const char em_space[] = "\u2003";
    const struct lines *lines = building->anatomy->lines;
    const struct block *block = &building->anatomy->blocks->items[index];
    xmlNode *p = tree_add(building->tree, parent, "p");
    if (index >= building->steps.end)
        steps_find(lines, building->anatomy->blocks, index, &building->steps);
    for (size_t i = 0; i < block->count; i++) {
        const struct line *line = &lines->items[block->first + i];
        if (i > 0)
            tree_add(building->tree, p, "br");
        for (size_t step = steps_of(&building->steps, line); step > 0; step--)
            tree_add_text(building->tree, p, em_space, strlen(em_space));
        inline_add(building->tree, p, line->text, line->size, &building->notes);
    }
}

/* Lines as they are, without the indent that all of them share; tabs are spaces by now. */
static void add_listing(struct building *building, xmlNode *pre, const struct block *block)
{
    const struct line *lines = building->anatomy->lines->items;
    struct buffer text;
    buffer_init(&text);
    size_t indent = SIZE_MAX;
    for (size_t i = 0; i < block->count; i++)
        if (lines[block->first + i].indent < indent)
            indent = lines[block->first + i].indent;
    for (size_t i = 0; i < block->count; i++) {
        const struct line *line = &lines[block->first + i];
        if (i > 0)
            buffer_add_byte(&text, '\n');
        for (size_t column = indent; column < line->indent; column++)
            buffer_add_byte(&text, ' ');
        line_add_expanded(line, &text);
    }
    building->tree->failed = building->tree->failed || text.failed;
    tree_add_text(building->tree, pre, text.data ? text.data : "", text.size);
    buffer_fini(&text);
}

/* A table, with the caption that stands above it. */
static void add_table(struct building *building, xmlNode *parent, size_t index)
{
    const struct anatomy *anatomy = building->anatomy;
    const struct block *block = &anatomy->blocks->items[index];
    struct grid grid;
    struct buffer caption;
    buffer_init(&caption);
    if (index > 0 && block[-1].kind == BLOCK_TABLE_CAPTION)
        layout_join(anatomy->lines, block[-1].first, block[-1].count, anatomy->vocabulary,
                    &caption);
    building->tree->failed = building->tree->failed || caption.failed;
    if (grid_find(&anatomy->lines->items[block->first], block->count, &grid))
        build_table(building->tree, parent, &grid, (struct span){caption.data, caption.size},
                    &building->notes);
    buffer_fini(&caption);
}

/* `text` with the date in it machine-readable: `date_size` bytes from `date_at` on; 0 for none. */
static void add_dated(struct building *building, xmlNode *node, const char *text, size_t size,
                      size_t date_at, size_t date_size, const struct date *date)
{
    char value[DATE_TEXT_SIZE];
    date_write(date, value);
    if (date_size == 0 || *value == '\0') {
        tree_add_text(building->tree, node, text, size);
        return;
    }
    size_t after = date_at + date_size;
    if (date_at > 0)
        tree_add_text(building->tree, node, text, date_at);
    xmlNode *time = tree_add(building->tree, node, "time");
    tree_set(building->tree, time, "datetime", value);
    tree_add_text(building->tree, time, text + date_at, date_size);
    if (after < size)
        tree_add_text(building->tree, node, text + after, size - after);
}

/* The dateline that a story begins with; the rest follows. */
static void add_with_dateline(struct building *building, xmlNode *p, const char *text, size_t size)
{
    const struct anatomy *anatomy = building->anatomy;
    size_t end = anatomy->dateline_size;
    xmlNode *span = tree_add(building->tree, p, "span");
    tree_set(building->tree, span, "class", "dateline");
    add_dated(building, span, text, end, anatomy->date_at, anatomy->date_size, &anatomy->date);
    inline_add(building->tree, p, text + end, size - end, &building->notes);
}

/* A line that is a date, with or without a place. */
static void add_date_line(struct building *building, xmlNode *p, const char *text, size_t size)
{
    struct dateline line;
    struct date date;
    if (date_fills(text, size, &date))
        add_dated(building, p, text, size, 0, size, &date);
    else if (dateline_fills(text, size, &line) && line.date_text.text)
        add_dated(building, p, text, size, (size_t)(line.date_text.text - text),
                  line.date_text.size, &line.date);
    else
        tree_add_text(building->tree, p, text, size);
}

/* The mark before a note: an item's line has lost it, other texts begin with it. */
static struct span note_mark(const struct building *building, const struct block *block,
                             const char *text, size_t size)
{
    const struct line *line = &building->anatomy->lines->items[block->first];
    if (block->marker.style == MARKER_NUMBER)
        return span_trim(line->start, (size_t)(line->text - line->start));
    return (struct span){text, block->marker.bytes < size ? block->marker.bytes : size};
}

/* What makes a block a note that can be led to. */
static void set_note(struct building *building, xmlNode *div, unsigned slot)
{
    char id[MARK_ID_SIZE];
    mark_id("note", slot, id);
    tree_set(building->tree, div, "id", id);
    tree_set(building->tree, div, "epub:type", "footnote");
    tree_set(building->tree, div, "role", "doc-footnote");
}

/* The link from a note back to its reference. */
static xmlNode *add_backlink(struct building *building, xmlNode *p, unsigned slot)
{
    char id[MARK_ID_SIZE];
    mark_id("#ref", slot, id);
    xmlNode *back = tree_add(building->tree, p, "a");
    tree_set(building->tree, back, "href", id);
    tree_set(building->tree, back, "role", "doc-backlink");
    return back;
}

static void add_note(struct building *building, xmlNode *div, const struct block *block,
                     const char *text, size_t size)
{
    unsigned char none = NOTE_WRITTEN;
    unsigned slot = block->marker.number;
    bool known = slot > 0 && slot < MARK_SLOTS;
    unsigned char *state = known ? &building->notes.state[slot] : &none;
    struct span mark = note_mark(building, block, text, size);
    xmlNode *p = tree_add(building->tree, div, "p");
    bool linked = known && !(*state & NOTE_WRITTEN);
    if (linked)
        set_note(building, div, slot);
    xmlNode *parent = linked && *state & NOTE_REFERRED ? add_backlink(building, p, slot) : p;
    *state |= NOTE_WRITTEN;
    tree_add_text(building->tree, parent, mark.text, mark.size);
    if (mark.text == text) {
        text += mark.size;
        size -= mark.size;
    } else {
        tree_add_text(building->tree, p, " ", 1);
    }
    inline_add(building->tree, p, text, size, &building->notes);
}

/* The joined lines of a block in the element `node`. */
static void add_joined(struct building *building, xmlNode *node, size_t index)
{
    const struct anatomy *anatomy = building->anatomy;
    const struct block *block = &anatomy->blocks->items[index];
    struct buffer text;
    buffer_init(&text);
    layout_join(anatomy->lines, block->first, block->count, anatomy->vocabulary, &text);
    if (block->kind == BLOCK_HEADLINE)
        text_collapse(&text);
    building->tree->failed = building->tree->failed || text.failed;
    const char *data = text.data && !text.failed ? text.data : "";
    if (block->kind == BLOCK_NOTE)
        add_note(building, node, block, data, text.size);
    else if (index == anatomy->dateline_block && text.size >= anatomy->dateline_size)
        add_with_dateline(building, node, data, text.size);
    else if (block->kind == BLOCK_DATE)
        add_date_line(building, node, data, text.size);
    else
        inline_add(building->tree, node, data, text.size, &building->notes);
    buffer_fini(&text);
}

/* Opens the header with what stands already: signs or a caption above the headline. */
static void open_header(struct building *building)
{
    xmlNode *root = building->tree->root, *first = root->children;
    xmlNode *header = building->header = tree_add(building->tree, root, "header");
    building->quote_depth = building->list_depth = 0;
    for (xmlNode *next; header && first && first != header; first = next) {
        next = first->next;
        xmlUnlinkNode(first);
        xmlAddChild(header, first);
    }
    building->opened = true;
}

/* Whether the block stands in the header: from the first one on, or from the headline on. */
static bool is_opening(const struct building *building, const struct block *block)
{
    bool begins =
        !building->tree->root->children || (block->kind == BLOCK_HEADLINE && !building->opened);
    return kinds[block->kind].opening && (building->header || begins);
}

static void add_block(struct building *building, size_t index)
{
    const struct block *block = &building->anatomy->blocks->items[index];
    const char *element = kinds[block->kind].element;
    if (!element)
        return;
    bool opening = is_opening(building, block);
    if (opening && !building->header)
        open_header(building);
    else if (!opening)
        building->header = NULL;
    xmlNode *parent = opening ? building->header : quote_at(building, block->quote);
    if (block->list == 0)
        building->list_depth = 0;
    else
        parent = list_item(building, parent, block);
    if (block->kind == BLOCK_HEADING && block->level == 3)
        element = "h3";
    if (block->kind == BLOCK_TABLE) {
        add_table(building, parent, index);
        return;
    }
    xmlNode *node = tree_add(building->tree, parent, element);
    if (kinds[block->kind].class)
        tree_set(building->tree, node, "class", kinds[block->kind].class);
    if (block->kind == BLOCK_HEADLINE)
        tree_set(building->tree, node, "id", "headline");
    if (block->kind == BLOCK_VERSE)
        add_verse(building, node, index);
    else if (block->kind == BLOCK_PRE)
        add_listing(building, node, block);
    else if (block->kind != BLOCK_BREAK)
        add_joined(building, node, index);
}

void build_tree(const struct anatomy *anatomy, size_t first, size_t end, struct tree *tree)
{
    struct building building = {
        .anatomy = anatomy, .tree = tree, .notes.shape = anatomy->note_shape};
    for (size_t i = first; i < end; i++) {
        const struct block *block = &anatomy->blocks->items[i];
        if (block->kind != BLOCK_NOTE || block->marker.number >= MARK_SLOTS)
            continue;
        building.notes.state[block->marker.number] = NOTE_THERE;
        building.notes.any = true;
    }
    for (size_t i = first; i < end && !tree->failed; i++)
        add_block(&building, i);
}
