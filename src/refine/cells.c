/* Lines of cells; see cells.h. */
#include "refine/cells.h"

#include "base/utf8.h"

#include <string.h>

bool cells_are_broken(const xmlNode *node)
{
    if (!tree_is(node, "tr"))
        return false;
    for (const xmlNode *it = node; it; it = tree_next(it, node)) {
        if (tree_is(it, "pre")) /* of a page; in a text's tables there are none */
            return false;
        if (it->type == XML_TEXT_NODE && strchr((const char *)it->content, '\n'))
            return true;
    }
    return false;
}

/* What stands in the place of a line's end between two characters; 0 is the cell's border. */
static const char *joint(uint32_t before, uint32_t after)
{
    bool close = character_is_ideographic(before) && character_is_ideographic(after);
    bool divided =
        (before == '-' || before == 0x2010 || before == 0xAD) && character_is_word(after);
    return before == 0 || after == 0 || close || divided ? "" : " ";
}

/* The text without its line feeds; `*last` is the character before it in its cell, 0 for none, and
 * then the last one of it. A joint waits until the next character comes, perhaps in another text.
 */
static void join(const char *text, uint32_t *last, bool *waits, struct buffer *out)
{
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *here = at;
        uint32_t c = utf8_next(&at, end);
        if (c == '\n') {
            *waits = true;
            continue;
        }
        if (*waits)
            buffer_add_string(out, joint(*last, c));
        *waits = false;
        *last = c;
        buffer_add(out, here, (size_t)(at - here));
    }
}

static void join_cell(struct tree *tree, const xmlNode *cell)
{
    uint32_t last = 0;
    bool waits = false;
    struct buffer text;
    buffer_init(&text);
    for (const xmlNode *node = cell; node; node = tree_next(node, cell)) {
        if (node->type != XML_TEXT_NODE)
            continue;
        text.size = 0;
        join((const char *)node->content, &last, &waits, &text);
        buffer_add_byte(&text, '\0');
        tree->failed = tree->failed || text.failed;
        if (!text.failed)
            tree_set_text(tree, (xmlNode *)node, text.data, text.size - 1);
    }
    buffer_fini(&text);
}

void refine_cells(struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        if (!cells_are_broken(node))
            continue;
        for (const xmlNode *cell = node->children; cell; cell = cell->next)
            join_cell(tree, cell);
    }
}
