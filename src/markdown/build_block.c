/* Blocks of Markdown: quotations, lists, paragraphs, headings, listings, tables. Quotations and
 * lists that lie deeper than pages have room for are opened no more: what they hold stands in the
 * innermost one that is open. */
#include "base/limits.h"
#include "book/outline.h"
#include "markdown/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block begins: what was said before is through. */
static void begin(struct builder *builder)
{
    builder->waits = false;
    build_flush(builder);
    if (builder->words->size > 0)
        buffer_add_byte(builder->words, '\n');
}

/* Opens an element below the one that is open. */
static xmlNode *open(struct builder *builder, const char *name)
{
    xmlNode *node = tree_add(builder->tree, builder->at, name);
    if (node)
        builder->at = node;
    return node;
}

/* Closes the block that is open; spans that md4c left open in it end with it. */
static void close(struct builder *builder)
{
    builder->waits = false;
    build_flush(builder);
    build_end_spans(builder);
    builder->at = builder->at->parent;
    buffer_add_byte(builder->words, '\n');
}

/* Opens a quotation, a list, or an item; NULL when it is not opened. */
static xmlNode *open_container(struct builder *builder, const char *name, bool nests)
{
    if (builder->skipped > 0 || (nests && builder->containers == LIMIT_NESTING)) {
        builder->skipped++;
        builder->flattened = true;
        tree_add_text(builder->tree, builder->at, "\n",
                      1); /* it does not go on with what stands before */
        return NULL;
    }
    builder->containers += nests;
    return open(builder, name);
}

static void close_container(struct builder *builder, bool nests)
{
    if (builder->skipped > 0) {
        builder->skipped--;
        begin(builder);
        tree_add_text(builder->tree, builder->at, "\n", 1); /* what follows does not go on */
        return;
    }
    builder->containers -= nests;
    close(builder);
}

static void open_ordered(struct builder *builder, const MD_BLOCK_OL_DETAIL *list)
{
    char start[16];
    xmlNode *ol = open_container(builder, "ol", true);
    if (ol && list->start != 1) {
        snprintf(start, sizeof start, "%u", list->start);
        tree_set(builder->tree, ol, "start", start);
    }
}

/* The number that a list shows before an item is among what is visible. */
static void say_number(struct builder *builder, const xmlNode *item)
{
    const xmlNode *list = item->parent;
    if (!builder->numbered || strcmp((const char *)list->name, "ol") != 0)
        return;
    xmlChar *start = xmlGetNoNsProp(list, BAD_CAST "start");
    size_t number = start ? strtoul((const char *)start, NULL, 10) : 1;
    xmlFree(start);
    /* The list counts its items in the field that libxml2 leaves to programs. */
    size_t before = (size_t)(uintptr_t)list->_private;
    ((xmlNode *)list)->_private = (void *)(uintptr_t)(before + 1);
    buffer_add_format(builder->words, "%zu ", number + before);
}

static void open_item(struct builder *builder, const MD_BLOCK_LI_DETAIL *detail)
{
    static const char done[] = "\u2611 ", open_task[] = "\u2610 ";
    xmlNode *item = open_container(builder, "li", false);
    if (item)
        say_number(builder, item);
    if (item && detail->is_task)
        tree_set(builder->tree, item, "class", "task");
    if (detail->is_task)
        buffer_add_string(&builder->text, detail->task_mark == ' ' ? open_task : done);
}

static void open_heading(struct builder *builder, const MD_BLOCK_H_DETAIL *detail)
{
    const char name[] = {'h', (char)('0' + detail->level), '\0'};
    open(builder, name);
}

/* "{#id}", with or without classes behind it, at the end of a heading names it: bytes of the text
 * from there on, 0 when it does not end so. */
static size_t name_size(const struct buffer *text, struct buffer *id)
{
    size_t end = text->size, start = end;
    while (start > 0 && text->data[start - 1] != '{')
        start--;
    if (start == 0 || text->data[end - 1] != '}' || text->data[start] != '#')
        return 0;
    size_t size = strcspn(text->data + start + 1, " }");
    buffer_add(id, text->data + start + 1, size);
    for (start--; start > 0 && text->data[start - 1] == ' ';)
        start--;
    return size > 0 ? end - start : 0;
}

static void shorten(struct buffer *buffer, size_t size)
{
    if (buffer->size >= size)
        buffer->data[buffer->size -= size] = '\0';
}

static void close_heading(struct builder *builder)
{
    struct buffer id;
    buffer_init(&id);
    size_t size = name_size(&builder->text, &id);
    if (size > 0 && builder->at && outline_level(builder->at) > 0 && !id.failed) {
        shorten(&builder->text, size);
        shorten(builder->words, size);
        tree_set(builder->tree, builder->at, "id", id.data);
    }
    builder->tree->failed = builder->tree->failed || id.failed;
    buffer_fini(&id);
    close(builder);
}

/* The first word of what stands behind the fence names the language. */
static void open_listing(struct builder *builder, const MD_BLOCK_CODE_DETAIL *detail)
{
    struct buffer class;
    buffer_init(&class);
    open(builder, "pre");
    xmlNode *code = open(builder, "code");
    build_attribute(builder, code, "class", &detail->lang);
    xmlChar *language = code ? xmlGetNoNsProp(code, BAD_CAST "class") : NULL;
    if (language) {
        buffer_add_format(&class, "language-%s", (const char *)language);
        if (class.failed || !xmlSetProp(code, BAD_CAST "class", BAD_CAST class.data))
            builder->tree->failed = true;
    }
    xmlFree(language);
    buffer_fini(&class);
    builder->listing = builder->code = true;
}

/* Line feeds at the end of a listing are those of its source. */
static void close_listing(struct builder *builder)
{
    struct buffer *text = &builder->text;
    while (text->size > 0 && text->data[text->size - 1] == '\n')
        text->data[--text->size] = '\0';
    close(builder); /* with the code in it */
    builder->listing = builder->code = false;
}

static void open_cell(struct builder *builder, const MD_BLOCK_TD_DETAIL *detail)
{
    xmlNode *cell = table_add_cell(&builder->table, builder->head ? CELL_NAMES_COLUMN : CELL_DATA,
                                   detail->align == MD_ALIGN_RIGHT);
    if (cell)
        builder->at = cell;
}

static void close_cell(struct builder *builder)
{
    builder->waits = false;
    build_flush(builder);
    build_end_spans(builder);
    builder->at = builder->table.table->parent;
}

int build_enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct builder *builder = context;
    if (type != MD_BLOCK_DOC)
        begin(builder);
    switch (type) {
    case MD_BLOCK_QUOTE:
        open_container(builder, "blockquote", true);
        break;
    case MD_BLOCK_UL:
        open_container(builder, "ul", true);
        break;
    case MD_BLOCK_OL:
        open_ordered(builder, detail);
        break;
    case MD_BLOCK_LI:
        open_item(builder, detail);
        break;
    case MD_BLOCK_HR:
        tree_add(builder->tree, builder->at, "hr");
        break;
    case MD_BLOCK_H:
        open_heading(builder, detail);
        break;
    case MD_BLOCK_CODE:
        open_listing(builder, detail);
        break;
    case MD_BLOCK_P:
        open(builder, "p");
        break;
    case MD_BLOCK_TABLE:
        table_begin(&builder->table, builder->tree, builder->at);
        break;
    case MD_BLOCK_THEAD:
        builder->head = true;
        break;
    case MD_BLOCK_TR:
        table_add_row(&builder->table, builder->head);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        open_cell(builder, detail);
        break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_DOC:
        break;
    }
    return builder->tree->failed;
}

int build_leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct builder *builder = context;
    (void)detail;
    switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        close_container(builder, true);
        break;
    case MD_BLOCK_LI:
        close_container(builder, false);
        break;
    case MD_BLOCK_H:
        close_heading(builder);
        break;
    case MD_BLOCK_HTML:
        build_flush(builder);
        break;
    case MD_BLOCK_P:
        close(builder);
        break;
    case MD_BLOCK_CODE:
        close_listing(builder);
        break;
    case MD_BLOCK_THEAD:
        builder->head = false;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        close_cell(builder);
        break;
    case MD_BLOCK_HR:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_DOC:
        break;
    }
    return builder->tree->failed;
}
