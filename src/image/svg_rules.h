/* The closed vocabulary of drawings, svg.def, and what attributes and styles may say. */
#ifndef OCTAVO_IMAGE_SVG_RULES_H
#define OCTAVO_IMAGE_SVG_RULES_H

#include "base/buffer.h"

enum svg_fate { SVG_DROPPED, SVG_KEPT, SVG_GROUP };

enum svg_fate svg_fate(const char *element);

/* Whether an attribute, or a property of a style, is listed. */
bool svg_lists(const char *name, size_t size);

/* Adds what may stay of declarations, "fill:red;stroke:none"; or of a style sheet. */
void svg_add_declarations(const char *css, struct buffer *out);
void svg_add_rules(const char *css, struct buffer *out);

/* Whether an attribute may stand with this value; `href` leads to a place in the drawing. Not for
 * `style`. */
bool svg_allows(const char *attribute, const char *value);

/* Whether a style sheet, or the value of an attribute, refers to nothing outside the drawing and
 * does nothing that a drawing need not. */
bool svg_is_harmless(const char *css);

#endif
