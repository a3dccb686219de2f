/* The elements of a book's pages, by the table elements.def: what may stand where, and what becomes
 * of elements that an article brings along. */
#ifndef OCTAVO_BOOK_ELEMENT_H
#define OCTAVO_BOOK_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

enum place { PLACE_NOWHERE, PLACE_BLOCK, PLACE_LINE, PLACE_WITHIN, PLACE_RUBY, PLACE_MATHS };

enum holds {
    HOLDS_VOID,
    HOLDS_TEXT,
    HOLDS_PHRASING,
    HOLDS_FLOW,
    HOLDS_BLOCKS,
    HOLDS_CHILDREN,
    HOLDS_FORMULA,
};

/* What becomes of it in an article; see elements.def. */
enum fate { FATE_KEPT, FATE_APART, FATE_UNWRAP, FATE_DROP, FATE_RENAMED };

struct element {
    const char *name;
    enum place place;
    enum holds holds;
    const char *children;   /* that it holds beside the others; names with a space between */
    const char *attributes; /* beside those that all may have */
    enum fate fate;
    const char *becomes; /* for FATE_RENAMED */
};

/* The row of an element, or NULL for one that no row knows. `name` needs no NUL. */
const struct element *element_find(const char *name, size_t size);
const struct element *element_named(const char *name);

bool element_is(const struct element *element, const char *name);

/* Whether a page may have `child` right inside `parent`. */
bool element_holds(const struct element *parent, const struct element *child);

/* Whether text that shows may stand right inside it. */
bool element_holds_text(const struct element *element);

/* Whether a page may have the attribute there. */
bool element_has_attribute(const struct element *element, const char *name, size_t size);

/* Whether it stands inside a line, and its text belongs to the words around it. */
bool element_is_in_line(const struct element *element);

/* Whether it stands in formulas only: anywhere else its text is but text in the line. */
bool element_is_of_formula(const struct element *element);

#endif
