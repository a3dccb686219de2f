/* The text of a page that shows; see html_words.h. It is what must be in the chapter. */
#include "html/html_words.h"

#include "base/utf8.h"
#include "book/element.h"

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

/* Whether the next element around it that is known is of a formula, which is one word. */
static bool is_in_formula(const xmlNode *node)
{
    const struct element *row = NULL;
    while (!row && node->parent && node->parent->type == XML_ELEMENT_NODE)
        row = row_of(node = node->parent);
    return row && (row->place == PLACE_MATHS || row->holds == HOLDS_FORMULA);
}

/* Whether its text does not belong to the words around it. */
static bool parts_words(const xmlNode *node)
{
    const struct element *row = row_of(node);
    return row && !element_is_in_line(row) && row->fate != FATE_UNWRAP && row->fate != FATE_DROP &&
           !(row->fate == FATE_APART && is_in_formula(node));
}

/* The node behind all that a node holds. */
static const xmlNode *behind(const xmlNode *node, const xmlNode *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* A formula's token that is open, the outermost. */
struct token {
    const xmlNode *node;
    size_t start; /* of its text in what is gathered */
};

static void part(const xmlNode *node, const struct token *token, struct buffer *out)
{
    bool parts = token->node ? node->type == XML_ELEMENT_NODE : parts_words(node);
    size_t start = token->node ? token->start : 0;
    if (parts && out->size > start && out->data[out->size - 1] != '\n')
        buffer_add_byte(out, '\n');
}

/* What parts the pieces of a token ends with it. */
static void leave_token(struct token *token, struct buffer *out)
{
    if (out->size > token->start && out->data[out->size - 1] == '\n')
        out->size--;
    token->node = NULL;
}

/* Whether it is a formula's token, in which pieces of text are words (MathML 3, section 3.2). */
static bool is_token(const xmlNode *node)
{
    const struct element *row = row_of(node);
    return row && row->place == PLACE_MATHS && row->holds == HOLDS_TEXT;
}

void html_words(const xmlNode *root, struct buffer *out)
{
    const xmlNode *node = root;
    struct token token = {0};
    while (node) {
        part(node, &token, out);
        if (node->type == XML_TEXT_NODE)
            buffer_add_string(out, (const char *)node->content);
        if (node->type == XML_ELEMENT_NODE && node->children && !is_silent(node)) {
            if (!token.node && is_token(node))
                token = (struct token){node, out->size};
            node = node->children;
            continue;
        }
        part(node, &token, out);
        while (node != root && !node->next) {
            node = node->parent;
            if (node == token.node)
                leave_token(&token, out);
            part(node, &token, out);
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

struct letters html_letters(const xmlNode *root)
{
    struct letters letters = {0, 0};
    const xmlNode *link_end = NULL; /* behind the link at hand */
    bool linked = false;
    for (const xmlNode *node = root; node;) {
        if (linked && node == link_end)
            linked = false;
        if (node->type == XML_ELEMENT_NODE && !linked &&
            strcmp((const char *)node->name, "a") == 0) {
            link_end = behind(node, root);
            linked = true;
        }
        if (node->type == XML_TEXT_NODE) {
            size_t own = letters_of((const char *)node->content);
            letters.all += own;
            letters.linked += linked ? own : 0;
        }
        node = is_silent(node) ? behind(node, root) : tree_next(node, root);
    }
    return letters;
}
