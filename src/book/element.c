/* The table elements.def and the questions to it; see element.h. */
#include "book/element.h"

#include "base/ascii.h"

#include <string.h>

/* The words of the table. */
enum {
    BLOCK = PLACE_BLOCK,
    LINE = PLACE_LINE,
    WITHIN = PLACE_WITHIN,
    RUBY = PLACE_RUBY,
    MATHS = PLACE_MATHS,
};
enum {
    VOID = HOLDS_VOID,
    TEXT = HOLDS_TEXT,
    PHRASING = HOLDS_PHRASING,
    FLOW = HOLDS_FLOW,
    BLOCKS = HOLDS_BLOCKS,
    CHILDREN = HOLDS_CHILDREN,
    FORMULA = HOLDS_FORMULA,
};
enum { KEPT = FATE_KEPT, APART = FATE_APART, UNWRAP = FATE_UNWRAP, DROP = FATE_DROP };

static const struct element elements[] = {
#define ELEMENT(name, where, what, children, attributes, then)                                     \
    {name, (enum place)where, (enum holds)what, children, attributes, (enum fate)then, NULL},
#define FOREIGN(name, then) {name, PLACE_NOWHERE, HOLDS_VOID, "", "", (enum fate)then, NULL},
#define RENAMED(name, becomes) {name, PLACE_NOWHERE, HOLDS_VOID, "", "", FATE_RENAMED, becomes},
#include "book/elements.def"
#undef ELEMENT
#undef FOREIGN
#undef RENAMED
};

/* Attributes that any element may have. */
static const char everywhere[] = "id class lang xml:lang dir role epub:type aria-label "
                                 "aria-labelledby";

/* strcmp of a name that may have no NUL and a row's. */
static int compare(const char *name, size_t size, const char *row)
{
    int order = strncmp(name, row, size);
    return order ? order : -(row[size] != '\0');
}

const struct element *element_find(const char *name, size_t size)
{
    size_t low = 0, high = sizeof elements / sizeof *elements;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(name, size, elements[middle].name);
        if (order == 0)
            return &elements[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct element *element_named(const char *name)
{
    return element_find(name, strlen(name));
}

bool element_is(const struct element *element, const char *name)
{
    return strcmp(element->name, name) == 0;
}

bool element_holds(const struct element *parent, const struct element *child)
{
    bool block = child->place == PLACE_BLOCK, line = child->place == PLACE_LINE;
    if (*parent->children && ascii_has_word(parent->children, child->name, strlen(child->name)))
        return true;
    switch (parent->holds) {
    case HOLDS_FLOW:
        return block || line;
    case HOLDS_PHRASING:
        return line;
    case HOLDS_BLOCKS:
        return block;
    case HOLDS_FORMULA:
        return child->place == PLACE_MATHS;
    case HOLDS_VOID:
    case HOLDS_TEXT:
    case HOLDS_CHILDREN:
        return false;
    }
    return false;
}

bool element_holds_text(const struct element *element)
{
    return element->holds == HOLDS_FLOW || element->holds == HOLDS_PHRASING ||
           element->holds == HOLDS_TEXT;
}

bool element_has_attribute(const struct element *element, const char *name, size_t size)
{
    return ascii_has_word(everywhere, name, size) ||
           ascii_has_word(element->attributes, name, size);
}

bool element_is_in_line(const struct element *element)
{
    return element->place == PLACE_LINE
               ? strcmp(element->name, "br") != 0
               : element->place == PLACE_RUBY || element->place == PLACE_MATHS;
}

bool element_is_of_formula(const struct element *element)
{
    bool cell = element->place == PLACE_WITHIN && element->holds == HOLDS_FORMULA;
    return element->place == PLACE_MATHS || cell || strcmp(element->name, "mtr") == 0;
}
