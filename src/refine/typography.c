/* Typography of an article; see typography.h. The text of a block is set as a whole, so that a
 * quotation may reach across elements, and goes back into the nodes that it came from. */
#include "refine/typography.h"

#include "base/language_tag.h"
#include "base/memory.h"
#include "refine/compose.h"

#include <stdlib.h>
#include <string.h>

static const struct typography table[] = {
#define TYPOGRAPHY(tag, open, close, inner_open, inner_close, hyphen, dash, rules)                 \
    {tag, {{open, close}, {inner_open, inner_close}}, hyphen, dash, rules},
#include "refine/typography.def"
#undef TYPOGRAPHY
};

/* How a language is set, its region regarded; NULL for one whose text stays as it is. */
static const struct typography *typography_of(const char *language)
{
    const size_t count = sizeof table / sizeof *table;
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].language, language) == 0)
            return &table[i];
    for (size_t i = 0; i < count; i++)
        if (!strchr(table[i].language, '-') && language_tag_same(table[i].language, language))
            return &table[i];
    return NULL;
}

/* A part of a block's text: a text node, or with NULL text that stays. */
struct stretch {
    xmlNode *node;
    size_t end;
};

/* The block at work. */
struct block {
    struct article *article;
    const char *language; /* of the article */
    const xmlNode *first; /* of its nodes; NULL while there is none */
    struct buffer text;
    struct buffer set; /* the new text of a node */
    struct stretch *stretches;
    size_t count, capacity;
};

static bool is_element(const xmlNode *node, const char *const *names)
{
    for (; node->type == XML_ELEMENT_NODE && *names; names++)
        if (strcmp((const char *)node->name, *names) == 0)
            return true;
    return false;
}

static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *it = node->properties; it; it = it->next)
        if (strcmp((const char *)it->name, name) == 0 && it->children)
            return (const char *)it->children->content;
    return NULL;
}

/* The value of an attribute at the nearest element around a node, or NULL. */
static const char *attribute_around(const xmlNode *node, const char *name)
{
    const char *value = NULL;
    for (node = node->parent; node && node->type == XML_ELEMENT_NODE && !value; node = node->parent)
        value = attribute(node, name);
    return value;
}

static bool is_in_verse(const xmlNode *node)
{
    const char *class = attribute_around(node, "class");
    return class && strcmp(class, "verse") == 0;
}

static void set_nodes(struct block *block, const struct typography *style)
{
    struct typeset typeset;
    compose_begin(&typeset, style, block->text.data, block->text.size);
    typeset.verse = is_in_verse(block->first);
    for (size_t i = 0, start = 0; i < block->count; start = block->stretches[i++].end) {
        const struct stretch *stretch = &block->stretches[i];
        size_t size = stretch->end - start;
        if (!stretch->node) {
            compose_skip(&typeset, stretch->end);
            continue;
        }
        buffer_clear(&block->set);
        compose_to(&typeset, stretch->end, &block->set);
        if (!block->set.failed && (block->set.size != size ||
                                   memcmp(block->set.data, block->text.data + start, size) != 0))
            tree_set_text(&block->article->body, stretch->node, block->set.data, block->set.size);
    }
}

static void end_block(struct block *block)
{
    const char *language = block->first ? attribute_around(block->first, "lang") : NULL;
    const struct typography *style = typography_of(language ? language : block->language);
    bool failed = block->text.failed || block->set.failed;
    if (block->text.size > 0 && style && !failed)
        set_nodes(block, style);
    buffer_clear(&block->text);
    block->first = NULL;
    block->count = 0;
}

static void add_stretch(struct block *block, const xmlNode *node, const char *text, bool stays)
{
    if (!block->first)
        block->first = node;
    if (*text == '\0')
        return;
    buffer_add_string(&block->text, text);
    if (!memory_reserve((void **)&block->stretches, &block->capacity, block->count + 1,
                        sizeof *block->stretches)) {
        block->text.failed = true;
        return;
    }
    block->stretches[block->count++] =
        (struct stretch){stays ? NULL : (xmlNode *)node, block->text.size};
}

/* A link whose text is where it leads, with or without the scheme. */
static bool is_address(const xmlNode *link)
{
    static const char *const names[] = {"a", NULL};
    const char *href = is_element(link, names) ? attribute(link, "href") : NULL;
    const xmlNode *text = link->children;
    return href && text && text->type == XML_TEXT_NODE && strstr(href, (const char *)text->content);
}

/* The last node below `node` in document order. */
static const xmlNode *last_below(const xmlNode *node)
{
    while (node->type == XML_ELEMENT_NODE && node->last)
        node = node->last;
    return node;
}

/* What stays inside a line: its text is seen by its neighbours. Returns its last node. */
static const xmlNode *pass_over(struct block *block, const xmlNode *node)
{
    for (const xmlNode *it = node; it; it = tree_next(it, node))
        if (it->type == XML_TEXT_NODE)
            add_stretch(block, it, (const char *)it->content, true);
    return last_below(node);
}

/* Takes a node into the block, or ends it. Returns the last node that is dealt with. */
static const xmlNode *take_node(struct block *block, const xmlNode *node)
{
    static const char *const listings[] = {"pre", NULL};
    static const char *const breaks[] = {"br", NULL};
    static const char *const kept[] = {"code", "kbd", "math", "samp", "time", "var", NULL};
    bool is_break = is_element(node, breaks);
    if ((!tree_is_inline(node) && !is_break && !is_element(node, kept)) ||
        (node->prev && !tree_is_inline(node->prev) && !is_element(node->prev, breaks) &&
         !is_element(node->prev, kept)))
        end_block(block);
    if (is_element(node, listings))
        return last_below(node);
    if (is_element(node, kept) || is_address(node))
        return pass_over(block, node);
    if (is_break)
        add_stretch(block, node, "\n", true);
    else if (node->type == XML_TEXT_NODE)
        add_stretch(block, node, (const char *)node->content, false);
    return node;
}

/* One line that stands in no tree yet; true when `*line` is another now, which the caller owns. */
static bool set_line(struct block *block, char **line)
{
    const struct typography *style = typography_of(block->language);
    if (!style || !*line)
        return false;
    struct typeset typeset;
    struct buffer set;
    buffer_init(&set);
    compose_begin(&typeset, style, *line, strlen(*line));
    compose_to(&typeset, typeset.size, &set);
    bool same = set.size == typeset.size && !set.failed && memcmp(set.data, *line, set.size) == 0;
    char *copy = same ? NULL : buffer_take(&set);
    block->article->body.failed = block->article->body.failed || (!same && !copy);
    buffer_fini(&set);
    if (copy)
        *line = copy;
    return copy != NULL;
}

static void set_title(struct block *block)
{
    struct article *article = block->article;
    char *title = article->title;
    if (set_line(block, &article->title))
        article->written_title = title;
}

/* Lines that a header block stated, which the opening shows. */
static void set_stated(struct block *block)
{
    struct features *features = &block->article->features;
    for (size_t i = 0; i < features->count; i++) {
        struct feature *feature = &features->items[i];
        char *text = feature->text;
        if (feature->stated && (feature->part == PART_STANDFIRST || feature->part == PART_KICKER) &&
            set_line(block, &feature->text))
            free(text);
    }
}

void refine_typography(struct article *article, const char *language)
{
    if (article->body.failed)
        return;
    bool named =
        language && (!*article->language || language_tag_same(language, article->language));
    struct block block = {.article = article, .language = named ? language : article->language};
    const xmlNode *root = article->body.root;
    buffer_init(&block.text);
    buffer_init(&block.set);
    for (const xmlNode *node = root; node && !block.text.failed; node = tree_next(node, root))
        node = take_node(&block, node);
    end_block(&block);
    set_title(&block);
    set_stated(&block);
    article->body.failed = article->body.failed || block.text.failed || block.set.failed;
    free(block.stretches);
    buffer_fini(&block.text);
    buffer_fini(&block.set);
}
