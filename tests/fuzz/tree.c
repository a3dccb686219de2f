/* A page to a tree, before anything is judged: elements have names that XML allows, texts are
 * characters of XML, no element is deeper than the limit, and all memory is given back. Bytes that
 * are no UTF-8 are not for it. */
#include "base/limits.h"
#include "base/utf8.h"
#include "oracle.h"

#include <ctype.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef OCTAVO_WITH_html
#include "html/html_tree.h"

static bool is_utf8(const char *bytes, size_t size)
{
    uint32_t c = 0;
    size_t length = 1;
    for (size_t i = 0; i < size && length > 0; i += length)
        length = utf8_decode(bytes + i, size - i, &c);
    return length > 0;
}

static void look_at_text(const char *text, const char *what)
{
    uint32_t c = 0;
    size_t size = strlen(text);
    for (size_t i = 0, length; i < size; i += length) {
        length = utf8_decode(text + i, size - i, &c);
        bool allowed =
            c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF);
        if (length == 0 || !allowed)
            fuzz_fail("U+%04X in %s", (unsigned)c, what);
    }
}

static void look_at(const struct tree *tree)
{
    for (const xmlNode *node = tree->root; node; node = tree_next(node, tree->root)) {
        size_t depth = 0;
        for (const xmlNode *up = node; up != tree->root; up = up->parent)
            depth++;
        if (depth > LIMIT_HTML_DEPTH + 64)
            fuzz_fail("%zu levels", depth);
        if (node->type == XML_TEXT_NODE)
            look_at_text((const char *)node->content, "a text");
        else if (node->type != XML_ELEMENT_NODE || xmlValidateNCName(node->name, 0) != 0)
            fuzz_fail("a node of kind %d called %s", (int)node->type, (const char *)node->name);
        size_t count = 0;
        for (const xmlAttr *it = node->properties; it; it = it->next, count++) {
            if (xmlValidateNCName(it->name, 0) != 0)
                fuzz_fail("an attribute called %s", (const char *)it->name);
            if (it->children)
                look_at_text((const char *)it->children->content, "an attribute");
        }
        if (count > LIMIT_HTML_ATTRIBUTES + 8)
            fuzz_fail("%zu attributes", count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!is_utf8((const char *)data, size))
        return 0;
    struct tree page, fragment;
    html_to_tree((const char *)data, size, NULL, &page);
    if (!page.failed)
        look_at(&page);
    tree_fini(&page);
    tree_init(&fragment);
    html_fragment_to_tree((const char *)data, size, NULL, &fragment, fragment.root);
    if (!fragment.failed)
        look_at(&fragment);
    tree_fini(&fragment);
    return 0;
}
#else
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return data && size ? 0 : 0;
}
#endif
