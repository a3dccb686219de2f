/* What the manifest says that files hold, against what they hold (EPUB 3.3, section D.3.3). */
#include "check/checks.h"

#include <string.h>

static const struct {
    const char *name;
    unsigned holds;
    bool of_svg; /* SVG documents have it, too */
} properties[] = {
    {"scripted", HOLDS_SCRIPT, true}, {"svg", HOLDS_SVG, false},
    {"mathml", HOLDS_MATHML, true},   {"remote-resources", HOLDS_REMOTE, true},
    {"switch", HOLDS_SWITCH, false},
};

static void check_item(struct epub *epub, const struct item *item)
{
    const struct file *file = &epub->files[item->file];
    bool is_svg = item->type && strcmp(item->type, "image/svg+xml") == 0;
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        bool holds = (file->holds & properties[i].holds) != 0;
        bool says = has_word(item->properties, properties[i].name);
        if (is_svg && !properties[i].of_svg)
            continue;
        if (holds && !says)
            finding(epub, RULE_PROPERTY_MISSING, item->file, 0, "%s", properties[i].name);
        else if (says && !holds && properties[i].holds == HOLDS_REMOTE)
            finding(epub, RULE_PROPERTY_REMOTE, item->file, 0, "%s", properties[i].name);
        else if (says && !holds)
            finding(epub, RULE_PROPERTY_WRONG, item->file, 0, "%s", properties[i].name);
    }
}

void check_properties(struct epub *epub)
{
    for (size_t i = 0; epub->version == 3 && i < epub->item_count; i++) {
        const struct item *item = &epub->items[i];
        if (item->file != NONE && item->file < epub->file_count && epub->files[item->file].is_known)
            check_item(epub, item);
    }
}
