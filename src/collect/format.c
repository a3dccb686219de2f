/* Formats by file name; see format.h. */
#include "collect/format.h"

#include "base/name.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *extension;
    enum format format; /* FORMAT_NONE: known, and not for the text reader */
} extensions[] = {
    {".txt", FORMAT_TEXT},          {".text", FORMAT_TEXT},    {".md", FORMAT_MARKDOWN},
    {".html", FORMAT_HTML},         {".htm", FORMAT_HTML},     {".xhtml", FORMAT_HTML},
    {".epub", FORMAT_NONE},         {".pdf", FORMAT_NONE},     {".doc", FORMAT_NONE},
    {".docx", FORMAT_NONE},         {".odt", FORMAT_NONE},     {".rtf", FORMAT_NONE},
    {".json", FORMAT_NONE},         {".xml", FORMAT_NONE},     {".rss", FORMAT_NONE},
    {".atom", FORMAT_NONE},         {".zip", FORMAT_NONE},     {".gz", FORMAT_NONE},
    {".xht", FORMAT_HTML},          {".html.gz", FORMAT_HTML}, {".htm.gz", FORMAT_HTML},
    {".xhtml.gz", FORMAT_HTML},     {".mobi", FORMAT_NONE},    {".azw3", FORMAT_NONE},
    {".markdown", FORMAT_MARKDOWN},
};

/* Of images, which stand beside articles that show them. */
static const char *const images[] = {".jpg",  ".jpeg", ".png",  ".gif",  ".webp", ".svg",
                                     ".avif", ".heic", ".heif", ".tiff", ".tif",  ".bmp"};

static const char *const furniture[] = {"README",    "LICENSE",      "COPYING", "COPYRIGHT",
                                        "CHANGELOG", "CONTRIBUTING", "SOURCE"};

static const struct {
    const char *name;
    bool read; /* in this build */
} formats[FORMAT_COUNT] = {
#define READ_FORMAT(id, name, reader, needs) [FORMAT_##id] = {name, true},
#define UNREAD_FORMAT(id, name, needs) [FORMAT_##id] = {name, false},
#include "collect/formats.def"
#undef READ_FORMAT
#undef UNREAD_FORMAT
};

const char *octavo_formats(void)
{
    static const char names[] = ""
#define READ_FORMAT(id, name, reader, needs) " " name
#define UNREAD_FORMAT(id, name, needs)
#include "collect/formats.def"
#undef READ_FORMAT
#undef UNREAD_FORMAT
        ;
    return names + 1;
}

bool format_is_read(enum format format)
{
    return formats[format].read;
}

const char *format_name(enum format format)
{
    return formats[format].name;
}

enum format format_set(const struct settings *settings)
{
    const char *set = settings_value(settings, OCTAVO_FORMAT);
    for (size_t i = FORMAT_NONE + 1; set && i < FORMAT_COUNT; i++)
        if (strcmp(formats[i].name, set) == 0)
            return (enum format)i;
    return FORMAT_NONE;
}

static bool is_image(const char *extension)
{
    for (size_t i = 0; i < sizeof images / sizeof *images; i++)
        if (strcasecmp(extension, images[i]) == 0)
            return true;
    return false;
}

bool name_is_image(const char *name)
{
    return is_image(name + name_stem(name, strlen(name)));
}

static enum format format_of(const char *extension, bool *known)
{
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(extension, extensions[i].extension) == 0) {
            *known = true;
            return extensions[i].format;
        }
    *known = is_image(extension);
    return FORMAT_NONE;
}

enum name_kind name_kind(const char *name, enum format *format)
{
    size_t size = strlen(name), stem = name_stem(name, size);
    bool known = false;
    *format = format_of(name + stem, &known);
    if (name[0] == '.')
        return NAME_HIDDEN;
    for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++)
        if (strncmp(name, furniture[i], strlen(furniture[i])) == 0)
            return NAME_FURNITURE;
    if (known)
        return format_is_read(*format) ? NAME_ARTICLE : NAME_KNOWN;
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
