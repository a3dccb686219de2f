/* The vocabulary of drawings; see svg_rules.h. */
#include "image/svg_rules.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

enum { KEPT = SVG_KEPT, GROUP = SVG_GROUP };

static const struct {
    const char *name;
    int fate;
} elements[] = {
#define SVG_ELEMENT(name, fate) {name, fate},
#define SVG_ATTRIBUTES(names)
#include "image/svg.def"
#undef SVG_ELEMENT
#undef SVG_ATTRIBUTES
};

static const char attributes[] =
#define SVG_ELEMENT(name, fate)
#define SVG_ATTRIBUTES(names) names
#include "image/svg.def"
#undef SVG_ELEMENT
#undef SVG_ATTRIBUTES
    ;

enum svg_fate svg_fate(const char *element)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, element) == 0)
            return (enum svg_fate)elements[i].fate;
    return SVG_DROPPED;
}

bool svg_lists(const char *attribute, size_t size)
{
    for (const char *at = attributes; *at;) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, attribute, size) == 0)
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

/* Whether what follows "url(" leads into the drawing. */
static bool is_inside(const char *at)
{
    at += strspn(at, " \t\r\n");
    at += *at == '"' || *at == '\'';
    return *at == '#';
}

bool svg_is_harmless(const char *css)
{
    static const char *const never[] = {"@",         "\\",           "script",    "expression",
                                        "behavior",  "-moz-binding", "animation", "image(",
                                        "image-set", "src("};
    for (const char *at = css; *at; at++) {
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            if (strncasecmp(at, never[i], strlen(never[i])) == 0)
                return false;
        if (strncasecmp(at, "url(", 4) == 0 && !is_inside(at + 4))
            return false;
    }
    return true;
}

bool svg_allows(const char *attribute, const char *value)
{
    if (!svg_lists(attribute, strlen(attribute)))
        return false;
    return strcmp(attribute, "href") == 0 ? *value == '#' : svg_is_harmless(value);
}
