/* Names inside the book; see names.h. */
#include "write/names.h"

#include "base/url.h"

#include <stdio.h>
#include <string.h>

void chapter_name(const struct article *article, char name[ENTRY_NAME_SIZE])
{
    snprintf(name, ENTRY_NAME_SIZE, TEXT_FOLDER "c%zu.xhtml", article->number);
}

void section_name(const struct section *section, char name[ENTRY_NAME_SIZE])
{
    snprintf(name, ENTRY_NAME_SIZE, TEXT_FOLDER "s%zu.xhtml", section->number);
}

void style_name(size_t index, char name[ENTRY_NAME_SIZE])
{
    snprintf(name, ENTRY_NAME_SIZE, USER_STYLE "%zu.css", index + 1);
}

void page_name(const struct page_of *page, char name[ENTRY_NAME_SIZE])
{
    if (page->section)
        section_name(page->section, name);
    else if (page->part > 0)
        snprintf(name, ENTRY_NAME_SIZE, TEXT_FOLDER "c%zu-%zu.xhtml", page->article->number,
                 page->part + 1);
    else
        chapter_name(page->article, name);
}

static const struct {
    const char *extension, *media_type;
} kinds[] = {[PICTURE_JPEG] = {"jpg", "image/jpeg"},
             [PICTURE_PNG] = {"png", "image/png"},
             [PICTURE_GIF] = {"gif", "image/gif"},
             [PICTURE_SVG] = {"svg", "image/svg+xml"}};

void picture_name(const struct picture *picture, char name[ENTRY_NAME_SIZE])
{
    size_t size = strlen(strcpy(name, IMAGE_FOLDER));
    for (size_t i = 0; i < PICTURE_DIGEST_SIZE; i++, size += 2)
        snprintf(name + size, 3, "%02x", picture->digest[i]);
    snprintf(name + size, ENTRY_NAME_SIZE - size, ".%s", kinds[picture->kind].extension);
}

bool picture_is_named(struct gallery *gallery, const char *href, size_t size)
{
    static const char folder[] = "../" IMAGE_FOLDER;
    uint8_t digest[PICTURE_DIGEST_SIZE];
    char name[ENTRY_NAME_SIZE];
    struct picture picture;
    size_t number = 0, start = sizeof folder - 1;
    if (size < start + 2 * sizeof digest || memcmp(href, folder, start) != 0)
        return false;
    for (size_t i = 0; i < sizeof digest; i++) {
        const char *at = href + start + 2 * i;
        if (url_hex(at[0]) < 0 || url_hex(at[1]) < 0)
            return false;
        digest[i] = (uint8_t)(url_hex(at[0]) << 4 | url_hex(at[1]));
    }
    if (!gallery_find(gallery, digest, &number, &picture))
        return false;
    picture_name(&picture, name);
    return strlen(name) == size - 3 && memcmp(href + 3, name, size - 3) == 0;
}

const char *picture_media_type(const struct picture *picture)
{
    return kinds[picture->kind].media_type;
}

void book_path(const char *name, char path[ENTRY_NAME_SIZE])
{
    snprintf(path, ENTRY_NAME_SIZE, BOOK_FOLDER "%s", name);
}
