/* Media types: which are core (EPUB 3.3, section 3.2), and what the first bytes of a file say. */
#include "check/checks.h"

#include "check/limits.h"

#include <string.h>

enum {
    CONTENT3 = 1 << 0, /* a content document in EPUB 3 */
    CONTENT2 = 1 << 1, /* in EPUB 2 */
    IMAGE = 1 << 2,
    FONT = 1 << 3,
    MEDIA = 1 << 4, /* audio and video: may stay outside the container, as fonts may */
};

static const struct {
    const char *type;
    unsigned is;
} types[] = {
    {"application/xhtml+xml", CONTENT3 | CONTENT2},
    {"image/svg+xml", CONTENT3 | IMAGE},
    {"application/x-dtbook+xml", CONTENT2},
    {"text/x-oeb1-document", CONTENT2},
    {"image/gif", IMAGE},
    {"image/jpeg", IMAGE},
    {"image/png", IMAGE},
    {"image/webp", IMAGE},
    {"font/ttf", FONT},
    {"font/otf", FONT},
    {"font/woff", FONT},
    {"font/woff2", FONT},
    {"application/font-sfnt", FONT},
    {"application/font-woff", FONT},
    {"application/vnd.ms-opentype", FONT},
};

static unsigned what_is(const char *type)
{
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].type) == 0)
            return types[i].is;
    return type && (strncmp(type, "audio/", 6) == 0 || strncmp(type, "video/", 6) == 0) ? MEDIA : 0;
}

bool media_is_content(const struct epub *epub, const char *type)
{
    return (what_is(type) & (epub->version == 3 ? CONTENT3 : CONTENT2)) != 0;
}

bool media_is_image(const char *type)
{
    return (what_is(type) & IMAGE) != 0;
}

bool media_is_core(const char *type)
{
    return what_is(type) != 0 || (type && has_word("text/css text/javascript "
                                                   "application/javascript",
                                                   type));
}

bool media_is_font(const char *type)
{
    return (what_is(type) & FONT) != 0 || (type && strncmp(type, "font/", 5) == 0) ||
           (type && strncmp(type, "application/x-font", 18) == 0);
}

bool media_may_be_remote(const char *type)
{
    return (what_is(type) & MEDIA) != 0 || media_is_font(type);
}

/* Beginnings of files. A type may have several. */
static const struct {
    const char *type;
    size_t offset, size;
    const char *bytes;
} beginnings[] = {
    {"image/gif", 0, 4, "GIF8"},
    {"image/jpeg", 0, 2, "\xFF\xD8"},
    {"image/png", 0, 8, "\x89PNG\r\n\x1A\n"},
    {"image/webp", 8, 4, "WEBP"},
};

enum { BEGINNINGS = sizeof beginnings / sizeof *beginnings };

static bool begins(const struct buffer *head, size_t i)
{
    return head->size >= beginnings[i].offset + beginnings[i].size &&
           memcmp(head->data + beginnings[i].offset, beginnings[i].bytes, beginnings[i].size) == 0;
}

void check_media(struct epub *epub, size_t file, const struct buffer *head)
{
    const char *type = epub_type(epub, file);
    const char *shown = NULL;
    bool is_known = false;
    for (size_t i = 0; i < BEGINNINGS; i++) {
        shown = begins(head, i) ? beginnings[i].type : shown;
        is_known = is_known || strcmp(type, beginnings[i].type) == 0;
    }
    if (!is_known || (shown && strcmp(shown, type) == 0))
        return;
    if (shown)
        finding(epub, RULE_MEDIA_TYPE, file, 0, "%s, is %s", type, shown);
    else
        finding(epub, RULE_DAMAGED_IMAGE, file, 0, "%s", type);
}

bool media_passes(const struct epub *epub, const struct item *item, bool as_image)
{
    enum { MOST_FALLBACKS = 16 };
    for (size_t steps = 0; steps < MOST_FALLBACKS; steps++) {
        if (as_image ? media_is_image(item->type) : media_is_content(epub, item->type))
            return true;
        const struct row *next =
            item->fallback ? table_find(&epub->item_ids, item->fallback) : NULL;
        if (!next)
            return false;
        item = &epub->items[next->value];
    }
    return false;
}
