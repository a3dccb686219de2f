/* The text of a page that shows; see html_words.h. It is what must be in the chapter. */
#include "html/html_words.h"

#include "base/utf8.h"
#include "book/element.h"
#include "book/text.h"

#include <string.h>

static const struct element *row_of(const xmlNode *node)
{
    const struct element *row =
        node->type == XML_ELEMENT_NODE ? element_named((const char *)node->name) : NULL;
    return row && row->fate == FATE_RENAMED ? element_named(row->becomes) : row;
}

/* Whether nothing of an element is text that shows: scripts, what plays or is filled in. */
static bool is_silent(const xmlNode *node)
{
    const struct element *row = row_of(node);
    return row &&
           (row->fate == FATE_DROP || (row->holds == HOLDS_VOID && row->place != PLACE_NOWHERE));
}

/* Whether its text does not belong to the words around it. */
static bool parts_words(const xmlNode *node)
{
    const struct element *row = row_of(node);
    return row && !element_is_in_line(row) && !element_is_of_formula(row) &&
           row->fate != FATE_UNWRAP && row->fate != FATE_DROP;
}

static void add_gap(struct buffer *out)
{
    if (out->size > 0 && out->data[out->size - 1] != '\n')
        buffer_add_byte(out, '\n');
}

/* White space around the pieces says nothing (MathML 3, section 2.1.7). */
static void add_formula(const xmlNode *formula, struct buffer *out)
{
    for (const xmlNode *node = formula; node;) {
        if (node->type == XML_TEXT_NODE && text_is_visible((const char *)node->content)) {
            add_gap(out);
            buffer_add_string(out, (const char *)node->content);
            add_gap(out);
        }
        node = is_silent(node) ? tree_after(node, formula) : tree_next(node, formula);
    }
}

static bool is_formula(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "math") == 0;
}

/* Whether to go on with what an element holds. */
static bool goes_in(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->children && !is_silent(node) &&
           !is_formula(node);
}

void html_words(const xmlNode *root, struct buffer *out)
{
    const xmlNode *node = root;
    while (node) {
        if (parts_words(node))
            add_gap(out);
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(out, (const char *)node->content);
        else if (is_formula(node))
            add_formula(node, out);
        if (goes_in(node)) {
            node = node->children;
            continue;
        }
        if (parts_words(node))
            add_gap(out);
        while (node != root && !node->next) {
            node = node->parent;
            if (parts_words(node))
                add_gap(out);
        }
        node = node == root ? NULL : node->next;
    }
    buffer_add(out, "", 0);
}

static size_t letters_of(const char *text)
{
    size_t letters = 0;
    for (const char *end = text + strlen(text); text < end;)
        letters += character_is_word(utf8_next(&text, end));
    return letters;
}

struct html_letters html_letters(const xmlNode *root)
{
    struct html_letters letters = {0, 0};
    const xmlNode *link_end = NULL; /* behind the link at hand */
    bool linked = false;
    for (const xmlNode *node = root; node;) {
        if (linked && node == link_end)
            linked = false;
        if (node->type == XML_ELEMENT_NODE && !linked &&
            strcmp((const char *)node->name, "a") == 0) {
            link_end = tree_after(node, root);
            linked = true;
        }
        if (node->type == XML_TEXT_NODE) {
            size_t own = letters_of((const char *)node->content);
            letters.all += own;
            letters.linked += linked ? own : 0;
        }
        node = is_silent(node) ? tree_after(node, root) : tree_next(node, root);
    }
    return letters;
}
