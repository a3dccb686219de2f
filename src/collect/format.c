/* Formats by file name; see format.h. */
#include "collect/format.h"

#include "base/name.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *extension;
    enum format format; /* FORMAT_NONE: known, and not for the text reader */
} extensions[] = {
    {".txt", FORMAT_TEXT},  {".text", FORMAT_TEXT}, {".md", FORMAT_NONE},
    {".html", FORMAT_NONE}, {".htm", FORMAT_NONE},  {".xhtml", FORMAT_NONE},
    {".epub", FORMAT_NONE}, {".pdf", FORMAT_NONE},  {".doc", FORMAT_NONE},
    {".docx", FORMAT_NONE}, {".odt", FORMAT_NONE},  {".rtf", FORMAT_NONE},
    {".json", FORMAT_NONE}, {".xml", FORMAT_NONE},  {".rss", FORMAT_NONE},
    {".atom", FORMAT_NONE}, {".zip", FORMAT_NONE},  {".gz", FORMAT_NONE},
    {".jpg", FORMAT_NONE},  {".jpeg", FORMAT_NONE}, {".png", FORMAT_NONE},
    {".gif", FORMAT_NONE},  {".webp", FORMAT_NONE}, {".svg", FORMAT_NONE},
    {".mobi", FORMAT_NONE}, {".azw3", FORMAT_NONE}, {".markdown", FORMAT_NONE},
};

static const char *const furniture[] = {"README",    "LICENSE",      "COPYING",
                                        "CHANGELOG", "CONTRIBUTING", "SOURCE"};

enum name_kind name_kind(const char *name, enum format *format)
{
    size_t size = strlen(name), stem = name_stem(name, size);
    *format = FORMAT_NONE;
    if (name[0] == '.')
        return NAME_HIDDEN;
    for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
        if (strncmp(name, furniture[i], strlen(furniture[i])) == 0)
            return NAME_FURNITURE;
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(name + stem, extensions[i].extension) == 0) {
            *format = extensions[i].format;
            return *format == FORMAT_NONE ? NAME_KNOWN : NAME_ARTICLE;
        }
    return stem == size ? NAME_NO_EXTENSION : NAME_OTHER;
}

const char *name_label(const char *name, size_t *size)
{
    size_t length = strlen(name), stem = name_stem(name, length);
    enum format unused;
    if (stem == length || name_kind(name, &unused) == NAME_FURNITURE) {
        *size = strcspn(name, ".");
        return name;
    }
    *size = length - stem;
    return name + stem;
}
