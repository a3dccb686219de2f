/* What elements.def says; see grammar.h. */
#include "check/grammar.h"

#include <string.h>

/* The words of the table. */
enum { X = 0, F = WHERE_FLOW, P = WHERE_PHRASING | F, M = WHERE_METADATA, MP = M | P };
enum {
    ANYTHING = HOLDS_ANYTHING,
    NOTHING = HOLDS_NOTHING,
    TEXT = HOLDS_TEXT,
    METADATA = HOLDS_METADATA,
    CHILDREN = HOLDS_CHILDREN,
    PHRASING = HOLDS_PHRASING,
    FLOW = HOLDS_FLOW,
    ORDERED = HOLDS_CHILDREN | GRAMMAR_ORDERED,
    TRANSPARENT = GRAMMAR_TRANSPARENT,
    LED_FLOW = HOLDS_FLOW | GRAMMAR_LED,
    LED_TRANSPARENT = GRAMMAR_TRANSPARENT | GRAMMAR_LED,
    MIXED_FLOW = HOLDS_FLOW | GRAMMAR_MIXED,
    MIXED_PHRASING = HOLDS_PHRASING | GRAMMAR_MIXED,
};

static const struct element elements[] = {
#define ELEMENT(name, where, holds, children, attributes, versions)                                \
    {name, where, holds, children, attributes, versions},
#include "elements.def"
#undef ELEMENT
};

const struct element *grammar_element(const char *name)
{
    size_t low = 0, high = sizeof elements / sizeof *elements;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(elements[middle].name, name);
        if (order == 0)
            return &elements[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool grammar_child(const char *children, const char *name, struct named *named)
{
    size_t size = strlen(name), bit = 0;
    *named = (struct named){0};
    for (const char *at = children; *at; bit++) {
        size_t length = strcspn(at, "?*+| ");
        char quantity = at[length];
        if (length == size && memcmp(at, name, size) == 0) {
            named->bit = (uint64_t)1 << bit;
            named->once = quantity != '*' && quantity != '+';
            return true;
        }
        at += length + (quantity && strchr("?*+", quantity) != NULL);
        named->place += *at == ' ';
        at += *at != '\0';
    }
    return false;
}

const char *model_attributes(const xmlNode *node)
{
    const struct element *element =
        is_in(node, NS_XHTML) ? grammar_element((const char *)node->name) : NULL;
    return element ? element->attributes : NULL;
}
