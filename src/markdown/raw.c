/* HTML in Markdown, put aside and read; see raw.h. */
#include "markdown/raw.h"

#include "base/utf8.h"
#include "book/element.h"
#ifdef OCTAVO_WITH_html
#include "html/html_tree.h"
#include "html/html_words.h"
#endif
#include "markdown/raw_filter.h"

#include <stdlib.h>
#include <string.h>

bool raw_may_be_in(const char *text, size_t size)
{
    const char *end = text + size;
    for (const char *at = text; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (at + 1 < end &&
            (strchr("/!?", at[1]) || ((at[1] | 0x20) >= 'a' && (at[1] | 0x20) <= 'z')))
            return true;
    return false;
}

#ifndef OCTAVO_WITH_html

/* Without a parser HTML is text, but for what is hidden. */
void raw_add(struct tree *tree, xmlNode *parent, const char *html, size_t size,
             struct buffer *texts)
{
    if (size >= 4 && memcmp(html, "<!--", 4) == 0)
        return;
    tree_add_text(tree, parent, html, size);
    buffer_add(texts, html, size);
}

void raw_read(struct tree *tree, xmlNode *parent, const struct buffer *texts, struct buffer *words,
              size_t from)
{
    (void)tree;
    (void)parent;
    (void)from;
    if (texts->size > 0) /* where they stand is not known any more */
        buffer_clear(words);
}

#else

void raw_add(struct tree *tree, xmlNode *parent, const char *html, size_t size,
             struct buffer *texts)
{
    struct buffer filtered;
    buffer_init(&filtered);
    raw_filter(html, size, &filtered, texts);
    xmlNode *node =
        filtered.size > 0 && !filtered.failed
            ? xmlNewCDataBlock(tree->document, BAD_CAST filtered.data, (int)filtered.size)
            : NULL;
    if (node && (!node->content || !xmlAddChild(parent, node))) {
        xmlFreeNode(node);
        tree->failed = true;
    }
    tree->failed = tree->failed || filtered.failed || (filtered.size > 0 && !node);
    buffer_fini(&filtered);
}

static bool is_void(const xmlNode *node)
{
    const struct element *row = element_named((const char *)node->name);
    return row && row->holds == HOLDS_VOID;
}

/* Tells the line of an element through the parser. */
#define LINE "data-line"

static void write_tag(const xmlNode *node, bool closes, struct buffer *out)
{
    buffer_add_byte(out, '<');
    if (closes)
        buffer_add_byte(out, '/');
    buffer_add_string(out, (const char *)node->name);
    if (!closes && tree_line(node) > 0)
        buffer_add_format(out, " " LINE "=\"%zu\"", tree_line(node));
    for (const xmlAttr *it = closes ? NULL : node->properties; it; it = it->next) {
        const char *value = it->children ? (const char *)it->children->content : "";
        buffer_add_format(out, " %s=\"", (const char *)it->name);
        raw_escape(value, strlen(value), out);
        buffer_add_byte(out, '"');
    }
    buffer_add_byte(out, '>');
}

/* Writes what stands below `root` as HTML. */
static void write_html(const xmlNode *root, struct buffer *out)
{
    const xmlNode *node = root->children;
    while (node) {
        const char *content = (const char *)node->content;
        if (node->type == XML_CDATA_SECTION_NODE)
            buffer_add_string(out, content);
        else if (node->type == XML_TEXT_NODE)
            raw_escape(content, strlen(content), out);
        else
            write_tag(node, false, out);
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node != root) {
            if (node->type == XML_ELEMENT_NODE && !is_void(node))
                write_tag(node, true, out);
            if (node->next)
                break;
            node = node->parent;
        }
        node = node == root ? NULL : node->next;
    }
}

static bool has_raw(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root))
        if (node->type == XML_CDATA_SECTION_NODE)
            return true;
    return false;
}

/* The letters of texts, in whatever order: a parser of HTML moves what stands in tables, but must
 * not lose any. */
struct tally {
    uint64_t count, sum;
};

static void count_letters(const char *text, size_t size, struct tally *tally)
{
    for (const char *at = text, *end = text + size; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (!character_is_word(c))
            continue;
        tally->count++;
        tally->sum += (c + 0x9E3779B97F4A7C15u) * (c | 1u) * 0xBF58476D1CE4E5B9u;
    }
}

static void count_texts(const xmlNode *root, struct tally *tally)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root))
        if (node->type == XML_TEXT_NODE)
            count_letters((const char *)node->content, strlen((const char *)node->content), tally);
}

/* Moves the children of one node below another. */
static void move_children(struct tree *tree, xmlNode *from, xmlNode *to)
{
    while (from->children && !tree->failed)
        tree_move(tree, from->children, to);
}

/* Tags become text, where reading them would have lost words. */
static void show_tags(struct tree *tree, xmlNode *root)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root))
        if (node->type == XML_CDATA_SECTION_NODE) {
            xmlNode *text = xmlNewDocText(tree->document, node->content);
            tree->failed = tree->failed || !text || !text->content;
            if (text)
                xmlReplaceNode((xmlNode *)node, text);
            xmlFreeNode((xmlNode *)node);
            node = text ? text : root;
        }
}

/* A parser of HTML knows no namespaces, so the marks of notes have lost what is said in one; and
 * lines are those of what it was given. */
static void restore(struct tree *tree, const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = tree_next(node, root)) {
        const char *line = tree_get(node, LINE);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        tree_set_line((xmlNode *)node, line ? strtoul(line, NULL, 10) : 0);
        xmlUnsetProp((xmlNode *)node, BAD_CAST LINE);
        const char *class = tree_get(node, "class"), *href = tree_get(node, "href");
        if (class && href && strcmp(class, "noteref") == 0 && strncmp(href, "#note", 5) == 0)
            tree_set(tree, (xmlNode *)node, "epub:type", "noteref");
    }
}

/* Puts what was read into the place of what was written. */
static void replace(struct tree *tree, xmlNode *parent, xmlNode *fresh)
{
    xmlUnlinkNode(fresh);
    while (parent->children) {
        xmlNode *old = parent->children;
        xmlUnlinkNode(old);
        xmlFreeNode(old);
    }
    move_children(tree, fresh, parent);
    restore(tree, parent);
}

/* Reads all below `parent`; where that would lose letters the tags become text. */
static void read_html(struct tree *tree, xmlNode *parent, struct tally written)
{
    struct buffer html;
    struct tally read = {0};
    xmlNode *fresh = tree_add(tree, tree->root, "div");
    buffer_init(&html);
    write_html(parent, &html);
    if (fresh && !html.failed)
        html_fragment_to_tree(html.data, html.size, NULL, tree, fresh);
    if (fresh)
        xmlUnlinkNode(fresh);
    tree->failed = tree->failed || html.failed;
    count_texts(parent, &written);
    count_texts(fresh, &read);
    bool same = written.count == read.count && written.sum == read.sum;
    if (fresh && !tree->failed && same)
        replace(tree, parent, fresh);
    else if (!tree->failed)
        show_tags(tree, parent);
    xmlFreeNode(fresh);
    buffer_fini(&html);
}

void raw_read(struct tree *tree, xmlNode *parent, const struct buffer *texts, struct buffer *words,
              size_t from)
{
    struct tally put_aside = {0};
    if (tree->failed || words->failed || texts->failed || !has_raw(parent))
        return;
    count_letters(texts->data ? texts->data : "", texts->size, &put_aside);
    read_html(tree, parent, put_aside);
    words->size = from;
    buffer_add(words, "\n", 1);
    if (!tree->failed)
        html_words(parent, words);
}

#endif
