/* The size of a drawing; see svg_size.h. */
#include "image/svg_size.h"

#include "base/limits.h"
#include "book/tree.h"

#include <stdio.h>
#include <string.h>

/* A length in pixels, as CSS has them; 0 for what depends on the screen. */
static double length_of(const xmlNode *root, const char *name)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},        {"em", 16}};
    const char *value = tree_get(root, name);
    double length = 0, number = 0;
    char unit[4] = "";
    if (value && sscanf(value, "%lf%3s", &number, unit) >= 1)
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            if (strcmp(units[i].unit, unit) == 0)
                length = number * units[i].pixels;
    return length > 0 && length <= (double)LIMIT_IMAGE_SIDE ? length : 0;
}

/* libxml2 gives an attribute even when there was no memory for its value. */
static bool set(xmlNode *node, const char *name, const char *value)
{
    xmlUnsetProp(node, BAD_CAST name);
    const xmlAttr *added = xmlNewProp(node, BAD_CAST name, BAD_CAST value);
    return added && added->name && added->children && added->children->content;
}

/* Size and viewBox: where one is missing the other tells it. */
bool svg_settle_size(xmlNode *root, struct image *image)
{
    double width = length_of(root, "width"), height = length_of(root, "height");
    double x = 0, y = 0, box_width = 0, box_height = 0;
    const char *box = tree_get(root, "viewBox");
    bool boxed =
        box &&
        sscanf(box, "%lf%*[ ,]%lf%*[ ,]%lf%*[ ,]%lf", &x, &y, &box_width, &box_height) == 4 &&
        box_width > 0 && box_height > 0;
    if (boxed && width > 0 && height <= 0)
        height = width * box_height / box_width;
    else if (boxed && height > 0 && width <= 0)
        width = height * box_width / box_height;
    else if (boxed && width <= 0)
        width = box_width, height = box_height;
    if (!(width >= 1 && width <= (double)LIMIT_IMAGE_SIDE))
        width = 300; /* CSS 2.1, section 10.3.2 */
    if (!(height >= 1 && height <= (double)LIMIT_IMAGE_SIDE))
        height = 150;
    image->width = (size_t)(width + 0.5);
    image->height = (size_t)(height + 0.5);
    char box_text[80], width_text[24], height_text[24];
    snprintf(box_text, sizeof box_text, "0 0 %zu %zu", image->width, image->height);
    snprintf(width_text, sizeof width_text, "%zu", image->width);
    snprintf(height_text, sizeof height_text, "%zu", image->height);
    return (boxed || set(root, "viewBox", box_text)) && set(root, "width", width_text) &&
           set(root, "height", height_text);
}
