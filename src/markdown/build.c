/* What the builder does with text, and where it begins and ends; see build.h. Text is gathered and
 * enters the tree in one piece, since md4c hands it out in very small ones. */
#include "markdown/build.h"

#include "base/utf8.h"
#include "markdown/entity.h"
#include "markdown/raw.h"
#include "read/inline.h"

#include <string.h>

/* Bare addresses become links here: md4c 0.4.8 would find them inside links as well, and then
 * leaves spans open. */
void build_flush(struct builder *builder)
{
    struct notes none = {.any = false};
    if (builder->raw.size > 0)
        raw_add(builder->tree, builder->at, builder->raw.data, builder->raw.size,
                &builder->raw_texts);
    buffer_clear(&builder->raw);
    bool literal = builder->links > 0 || builder->code;
    if (builder->text.size > 0 && literal)
        tree_add_text(builder->tree, builder->at, builder->text.data, builder->text.size);
    else if (builder->text.size > 0)
        inline_add(builder->tree, builder->at, builder->text.data, builder->text.size, &none);
    buffer_clear(&builder->text);
}

/* Where text goes at the moment. */
static struct buffer *target(struct builder *builder)
{
    return builder->images > 0 ? &builder->alt : &builder->text;
}

/* The end of a line in a paragraph is a space, but between ideographs it is nothing. */
static void end_wait(struct builder *builder, const char *text, size_t size)
{
    uint32_t next = utf8_next(&text, text + size);
    bool close = character_is_ideographic(builder->last) && character_is_ideographic(next);
    builder->waits = false;
    if (!close)
        buffer_add_byte(target(builder), ' ');
    if (!close && builder->images == 0)
        buffer_add_byte(builder->words, ' ');
}

/* The last character of a text. */
static uint32_t last_of(const char *text, size_t size)
{
    uint32_t last = 0;
    size_t start = size > 0 ? size - 1 : 0;
    while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    if (size > 0)
        utf8_decode(text + start, size - start, &last);
    return last;
}

static void add_visible(struct builder *builder, const char *text, size_t size)
{
    if (size == 0)
        return;
    if (builder->waits)
        end_wait(builder, text, size);
    builder->last = last_of(text, size);
    buffer_add(target(builder), text, size);
    if (builder->images == 0)
        buffer_add(builder->words, text, size);
}

/* The mark of a note: it leads there, unless it stands in another link. */
static void add_reference(struct builder *builder, size_t note)
{
    char number[NOTE_NUMBER_SIZE], id[NOTE_ID_SIZE], href[NOTE_ID_SIZE];
    bool first = notes_refer(builder->notes, note, number);
    builder->waits = false; /* a mark stands close to its word */
    build_flush(builder);
    if (builder->links == 0) {
        xmlNode *a = tree_add(builder->tree, builder->at, "a");
        notes_id("#note", builder->notes, note, href);
        notes_id("ref", builder->notes, note, id);
        tree_set(builder->tree, a, "class", "noteref");
        if (first)
            tree_set(builder->tree, a, "id", id);
        tree_set(builder->tree, a, "href", href);
        tree_set(builder->tree, a, "epub:type", "noteref");
        tree_set(builder->tree, a, "role", "doc-noteref");
        tree_add_text(builder->tree, a, number, strlen(number));
    } else {
        tree_add_text(builder->tree, builder->at, number, strlen(number));
    }
    buffer_add_string(builder->words, number);
}

/* Text that may hold marks of notes: they become links where they may, else what was written. */
static void add_marked(struct builder *builder, const char *text, size_t size, bool literal)
{
    const char *end = text + size;
    size_t note = 0, length = 0;
    for (const char *mark; (mark = notes_next_mark(builder->notes, text, end, &note, &length));
         text = mark + length) {
        add_visible(builder, text, (size_t)(mark - text));
        struct span written = notes_written(builder->notes, note);
        if (literal || builder->images > 0)
            add_visible(builder, written.text, written.size);
        else
            add_reference(builder, note);
    }
    add_visible(builder, text, (size_t)(end - text));
}

static void add_entity(struct builder *builder, const char *text, size_t size)
{
    struct buffer character;
    buffer_init(&character);
    entity_add(text, size, &character);
    builder->tree->failed = builder->tree->failed || character.failed;
    if (!character.failed)
        add_visible(builder, character.data, character.size);
    buffer_fini(&character);
}

/* A listing keeps its line feeds and has spaces for its tabs. */
static void add_listed(struct builder *builder, const char *text, size_t size)
{
    enum { TAB = 4 };
    const char *end = text + size;
    while (text < end) {
        size_t run = 0;
        while (text + run < end && text[run] != '\t')
            run++;
        add_marked(builder, text, run, true);
        text += run;
        if (text < end) {
            add_visible(builder, "    ", TAB);
            text++;
        }
    }
}

static void add_break(struct builder *builder)
{
    if (builder->images > 0) {
        buffer_add_byte(&builder->alt, ' ');
        return;
    }
    builder->waits = false;
    build_flush(builder);
    tree_add(builder->tree, builder->at, "br");
    buffer_add_byte(builder->words, '\n');
}

/* HTML waits for what follows: a tag may come in several pieces. */
static void add_raw(struct builder *builder, const char *text, size_t size)
{
    if (builder->images > 0)
        return;
    if (builder->waits)
        buffer_add_byte(&builder->text, ' ');
    builder->waits = false;
    if (builder->text.size > 0)
        build_flush(builder);
    notes_restore(builder->notes, text, size, &builder->raw);
}

/* md4c hands out texts as they stand in the Markdown, but for some that do not stand there. */
void build_count_lines(struct builder *builder, const char *at)
{
    bool is_there =
        (uintptr_t)at >= (uintptr_t)builder->counted && (uintptr_t)at < (uintptr_t)builder->end;
    const char *next = NULL;
    if (builder->line == 0 || !is_there)
        return;
    while ((next = memchr(builder->counted, '\n', (size_t)(at - builder->counted)))) {
        builder->counted = next + 1;
        builder->line++;
    }
    builder->counted = at;
}

int build_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct builder *builder = context;
    build_count_lines(builder, text);
    if (type != MD_TEXT_HTML && builder->raw.size > 0)
        build_flush(builder);
    if (type == MD_TEXT_HTML)
        add_raw(builder, text, size);
    else if (type == MD_TEXT_BR)
        add_break(builder);
    else if (type == MD_TEXT_SOFTBR)
        builder->waits = true;
    else if (type == MD_TEXT_ENTITY)
        add_entity(builder, text, size);
    else if (type == MD_TEXT_CODE && builder->listing)
        add_listed(builder, text, size);
    else
        add_marked(builder, text, size, type != MD_TEXT_NORMAL);
    return builder->tree->failed;
}

void build_attribute(struct builder *builder, xmlNode *node, const char *name,
                     const MD_ATTRIBUTE *value)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; value->text && value->substr_offsets[i] < value->size; i++) {
        const char *part = value->text + value->substr_offsets[i];
        size_t size = value->substr_offsets[i + 1] - value->substr_offsets[i];
        if (value->substr_types[i] == MD_TEXT_ENTITY)
            entity_add(part, size, &text);
        else
            notes_restore(builder->notes, part, size, &text);
    }
    builder->tree->failed = builder->tree->failed || text.failed;
    if (text.size > 0 && !text.failed)
        tree_set(builder->tree, node, name, text.data);
    buffer_fini(&text);
}

void build_markdown(struct tree *tree, xmlNode *parent, const struct written *written,
                    struct buffer *words, bool *flattened)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = build_enter_block,
        .leave_block = build_leave_block,
        .enter_span = build_enter_span,
        .leave_span = build_leave_span,
        .text = build_text,
    };
    struct builder builder = {.tree = tree,
                              .notes = written->notes,
                              .words = words,
                              .numbered = written->numbered,
                              .counted = written->text,
                              .end = written->text + written->size,
                              .line = written->line,
                              .at = parent};
    buffer_init(&builder.text);
    buffer_init(&builder.alt);
    buffer_init(&builder.raw);
    buffer_init(&builder.raw_texts);
    size_t from = words->size;
    /* It fails without memory, as the callbacks do. */
    if (!tree->failed && md_parse(written->text, (MD_SIZE)written->size, &parser, &builder) != 0)
        tree->failed = true;
    build_flush(&builder);
    tree->failed = tree->failed || builder.text.failed || builder.alt.failed ||
                   builder.raw.failed || builder.raw_texts.failed || words->failed;
    raw_read(tree, parent, &builder.raw_texts, words, from);
    *flattened = *flattened || builder.flattened;
    buffer_fini(&builder.text);
    buffer_fini(&builder.alt);
    buffer_fini(&builder.raw);
    buffer_fini(&builder.raw_texts);
}
