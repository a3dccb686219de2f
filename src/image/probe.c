/* What an image is; see probe.h. */
#include "image/probe.h"

#include <string.h>
#include <strings.h>

/* Bytes that stand at a place in all files of a kind. */
static const struct {
    size_t at;
    const char *bytes;
    size_t size;
    enum image_kind kind;
} marks[] = {
#define MARK(at, bytes, kind)                                                                      \
    {                                                                                              \
        at, bytes, sizeof(bytes) - 1, kind                                                         \
    }
    MARK(0, "\xFF\xD8\xFF", IMAGE_JPEG), MARK(0, "\x89PNG\r\n\x1A\n", IMAGE_PNG),
    MARK(0, "GIF87a", IMAGE_GIF),        MARK(0, "GIF89a", IMAGE_GIF),
    MARK(8, "WEBPVP8", IMAGE_WEBP),      MARK(0, "BM", IMAGE_BMP),
    MARK(0, "II*\0", IMAGE_TIFF),        MARK(0, "MM\0*", IMAGE_TIFF),
    MARK(4, "ftypavi", IMAGE_AVIF),      MARK(4, "ftyphe", IMAGE_HEIC),
    MARK(4, "ftypmif1", IMAGE_HEIC),     MARK(4, "ftypmsf1", IMAGE_HEIC),
    MARK(0, "\xFF\x0A", IMAGE_JXL),      MARK(0, "\0\0\0\x0CJXL ", IMAGE_JXL),
    MARK(0, "\0\0\1\0", IMAGE_ICON),
#undef MARK
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind a "<" that opens no element: past what it opens. NULL where that does not end. */
static const char *pass_prolog(const char *at, const char *end)
{
    static const struct {
        const char *opens, *closes;
    } kinds[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<!", ">"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t size = strlen(kinds[i].opens), closing = strlen(kinds[i].closes);
        if ((size_t)(end - at) < size || memcmp(at, kinds[i].opens, size) != 0)
            continue;
        for (at += size; (size_t)(end - at) >= closing; at++)
            if (memcmp(at, kinds[i].closes, closing) == 0)
                return at + closing;
        return NULL;
    }
    return NULL;
}

/* Markup, by the name of its first element: a prefix does not matter. */
static enum image_kind kind_of_markup(const char *at, const char *end)
{
    enum { LOOKED_AT = 1 << 14 }; /* bytes; comments of drawing programs are long */
    if (end - at > LOOKED_AT)
        end = at + LOOKED_AT;
    if (end - at > 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    for (;;) {
        while (at < end && is_blank(*at))
            at++;
        if (end - at < 2 || *at != '<')
            return IMAGE_UNKNOWN;
        if (at[1] != '!' && at[1] != '?')
            break;
        if (strncasecmp(at, "<!doctype html", (size_t)(end - at) < 14 ? 1 : 14) == 0)
            return IMAGE_WEB_PAGE;
        /* A document type may declare entities between brackets. */
        if (!(at = pass_prolog(at, end)))
            return IMAGE_UNKNOWN;
        while (at < end && *at != '<')
            at++;
    }
    const char *name = ++at;
    for (; at < end && !is_blank(*at) && *at != '>' && *at != '/'; at++)
        if (*at == ':')
            name = at + 1;
    if (at - name == 3 && memcmp(name, "svg", 3) == 0)
        return IMAGE_SVG;
    return at - name == 4 && strncasecmp(name, "html", 4) == 0 ? IMAGE_WEB_PAGE : IMAGE_UNKNOWN;
}

enum image_kind probe_kind(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= marks[i].at + marks[i].size &&
            memcmp(bytes + marks[i].at, marks[i].bytes, marks[i].size) == 0)
            return marks[i].kind;
    return kind_of_markup(bytes, bytes + size);
}

bool probe_image(const char *bytes, size_t size, struct probe *probe)
{
    static bool (*const probes[IMAGE_KIND_COUNT])(const char *, size_t, struct probe *) = {
        [IMAGE_JPEG] = probe_jpeg,
        [IMAGE_PNG] = probe_png,
        [IMAGE_GIF] = probe_gif,
        [IMAGE_WEBP] = probe_webp,
    };
    *probe = (struct probe){.kind = probe_kind(bytes, size), .orientation = 1};
    return !probes[probe->kind] ||
           (probes[probe->kind](bytes, size, probe) && probe->width > 0 && probe->height > 0);
}
