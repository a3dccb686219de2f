/* The closed vocabulary of drawings, svg.def, and what attributes and styles may say. */
#ifndef OCTAVO_IMAGE_SVG_RULES_H
#define OCTAVO_IMAGE_SVG_RULES_H

#include <stdbool.h>

enum svg_fate { SVG_DROPPED, SVG_KEPT, SVG_GROUP };

enum svg_fate svg_fate(const char *element);

/* Whether an attribute may stand with this value; `href` leads to a place in the drawing. */
bool svg_allows(const char *attribute, const char *value);

/* Whether a style sheet, or the value of an attribute, refers to nothing outside the drawing and
 * does nothing that a drawing need not. */
bool svg_is_harmless(const char *css);

#endif
