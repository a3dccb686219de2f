/* From an address to a picture; see pictures.h. */
#define _GNU_SOURCE
#include "pictures.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/name.h"
#include "base/url.h"
#include "image/address.h"
#include "image/image.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void finder_init(struct finder *finder, const struct source *source,
                 const struct image_handling *handling, struct diagnostics *remarks)
{
    *finder =
        (struct finder){.source = source, .handling = handling, .remarks = remarks, .folder = -1};
}

void finder_fini(struct finder *finder)
{
    int reason = errno;
    if (finder->own_folder)
        close(finder->folder);
    free(finder->first_remote);
    errno = reason;
}

#ifdef OCTAVO_WITH_image

static void fail(struct finder *finder, octavo_status status)
{
    if (finder->status == OCTAVO_OK)
        finder->status = status;
}

/* "harbour.jpg: No such file", as a part of a remark. */
static void remark(struct finder *finder, enum diagnostic_id id, const char *src, const char *why)
{
    struct buffer detail;
    buffer_init(&detail);
    buffer_add_string(&detail, url_kind(src) == URL_DATA ? "data: URL" : src);
    buffer_add_string(&detail, ": ");
    buffer_add_string(&detail, why);
    diagnose(finder->remarks, finder->is_lead ? DIAGNOSTIC_LEAD_IMAGE : id, finder->source->path,
             finder->line, detail.failed ? why : detail.data);
    buffer_fini(&detail);
}

/* The folder beneath which this article's images are; -1, with errno, where it has none. */
static int folder_of(struct finder *finder)
{
    const struct source *source = finder->source;
    if (finder->folder >= 0)
        return finder->folder;
    if (source->root != FILE_HERE)
        return finder->folder = source->root;
    errno = ENOENT;
    if (strcmp(source->path, "-") == 0)
        return -1;
    char *path = name_folder(source->path);
    finder->folder = path ? file_open_folder(FILE_HERE, path) : -1;
    finder->own_folder = finder->folder >= 0;
    free(path);
    return finder->folder;
}

static const char *why_unread(enum file_result result)
{
    if (result == FILE_FAILED && errno == ELOOP)
        return "a symbolic link stands in its path";
    return file_why(result, "larger than 32 MB, LIMIT_PICTURE_BYTES");
}

/* The bytes of an image; false, with a remark, where there are none. */
static bool read_bytes(struct finder *finder, const char *src, struct buffer *bytes)
{
    const char *why = NULL;
    struct buffer place;
    buffer_init(&place);
    enum address_kind kind = address_read(src, finder->source->below, LIMIT_PICTURE_BYTES, &place);
    if (kind == ADDRESS_DATA) {
        *bytes = place;
        return !bytes->failed;
    }
    if (kind == ADDRESS_FILE && !place.failed) {
        int folder = folder_of(finder);
        why = folder < 0 ? strerror(errno)
                         : why_unread(file_read(folder, place.data, LIMIT_PICTURE_BYTES, bytes));
        if (why)
            remark(finder, DIAGNOSTIC_IMAGE_MISSING, src, why);
    } else if (kind == ADDRESS_REMOTE && finder->is_lead) {
        remark(finder, DIAGNOSTIC_LEAD_IMAGE, src, why = "it is on the network");
    } else if (kind == ADDRESS_REMOTE) {
        if (finder->remote++ == 0) {
            finder->first_remote = memory_copy_string(src);
            finder->remote_line = finder->line;
        }
        why = "remote";
    } else if (kind == ADDRESS_OUTSIDE) {
        remark(finder, DIAGNOSTIC_IMAGE_OUTSIDE, src, why = "its address leads elsewhere");
    } else if (!place.failed) {
        remark(finder, DIAGNOSTIC_IMAGE_MISSING, src, why = "its address is empty or too long");
    }
    if (place.failed)
        fail(finder, OCTAVO_LIMIT);
    buffer_fini(&place);
    return !why && !bytes->failed && finder->status == OCTAVO_OK;
}

/* Puts the bytes of a new picture into the spool. */
static bool put_aside(struct finder *finder, const struct buffer *bytes, struct picture *picture)
{
    if (spool_add(finder->handling->spool, bytes->data, bytes->size, &picture->place))
        return true;
    fail(finder, errno == ENOMEM ? OCTAVO_LIMIT : OCTAVO_OUTPUT);
    return false;
}

/* The picture of the gallery with these bytes, which is a new one perhaps. */
static bool keep(struct finder *finder, const struct image *image, const struct buffer *bytes,
                 const struct buffer *from, const uint8_t *input, struct made *made,
                 struct picture *picture)
{
    struct gallery *gallery = finder->handling->gallery;
    *picture = (struct picture){.kind = image->kind,
                                .width = image->width,
                                .height = image->height,
                                .moves = image->moves,
                                .size = bytes->size};
    if (bytes->size == from->size && memcmp(bytes->data, from->data, from->size) == 0)
        memcpy(picture->digest, input, PICTURE_DIGEST_SIZE); /* it is known, and takes long */
    else
        gallery_digest(bytes->data, bytes->size, picture->digest);
    if (gallery_find(gallery, picture->digest, &made->number, picture))
        return true;
    if (!put_aside(finder, bytes, picture))
        return false;
    if (gallery_add(gallery, picture, &made->number))
        return true;
    fail(finder, OCTAVO_LIMIT);
    return false;
}

/* Makes a picture of bytes of which none was made so far. */
static bool make(struct finder *finder, const char *src, const struct buffer *bytes,
                 const uint8_t *input, struct made *made, struct picture *picture)
{
    const struct image_handling *handling = finder->handling;
    const struct image_form form = {.scales = handling->mode == IMAGES_SCALE,
                                    .width = handling->width,
                                    .height = handling->height,
                                    .quality = handling->quality,
                                    .pixels = LIMIT_ARTICLE_PIXELS - finder->pixels};
    struct image image;
    struct buffer out;
    buffer_init(&out);
    bool done = image_make(bytes->data ? bytes->data : "", bytes->size, &form, &out, &image);
    finder->pixels += image.decoded;
    if (image.refused)
        remark(finder, DIAGNOSTIC_IMAGE_REFUSED, src, image.refused);
    if (out.failed)
        fail(finder, OCTAVO_LIMIT);
    *made = (struct made){PICTURE_NONE, image.changed, image.damage};
    done = done && keep(finder, &image, &out, bytes, input, made, picture);
    buffer_fini(&out);
    return done;
}

static void note(struct finder *finder, const uint8_t *input, const struct made *made)
{
    if (!gallery_note(finder->handling->gallery, input, made))
        fail(finder, OCTAVO_LIMIT);
}

/* Reads the bytes that an address leads to, and finds or makes the picture. */
static bool follow(struct finder *finder, const char *src, struct made *made,
                   struct picture *picture)
{
    uint8_t input[PICTURE_DIGEST_SIZE];
    struct buffer bytes;
    buffer_init(&bytes);
    bool found = read_bytes(finder, src, &bytes);
    if (found) {
        gallery_digest(bytes.data, bytes.size, input);
        if (!gallery_find_made(finder->handling->gallery, input, made, picture)) {
            found = make(finder, src, &bytes, input, made, picture);
            if (found)
                note(finder, input, made);
        }
    }
    if (bytes.failed)
        fail(finder, OCTAVO_LIMIT);
    buffer_fini(&bytes);
    if (found && made->damage)
        remark(finder, DIAGNOSTIC_IMAGE_DAMAGED, src, made->damage);
    if (found && made->changed && !finder->is_lead)
        remark(finder, DIAGNOSTIC_IMAGE_CHANGED, src, made->changed);
    return found;
}

/* An address in an article. */
static bool digest_address(const struct finder *finder, const char *src, uint8_t *digest)
{
    struct buffer key;
    buffer_init(&key);
    buffer_add(&key, &finder->source, sizeof finder->source);
    buffer_add_string(&key, src);
    bool done = !key.failed;
    if (done)
        gallery_digest(key.data, key.size, digest);
    buffer_fini(&key);
    return done;
}

bool picture_find(struct finder *finder, const char *src, size_t *number, struct picture *picture)
{
    uint8_t address[PICTURE_DIGEST_SIZE];
    struct made made = {.number = PICTURE_NONE};
    if (!digest_address(finder, src, address)) {
        fail(finder, OCTAVO_LIMIT);
        return false;
    }
    /* The second time in an article nothing is read, and nothing said. */
    if (!gallery_find_made(finder->handling->gallery, address, &made, picture)) {
        if (!follow(finder, src, &made, picture))
            made = (struct made){.number = PICTURE_NONE};
        note(finder, address, &made);
    }
    *number = made.number;
    return made.number != PICTURE_NONE && finder->status == OCTAVO_OK;
}

#else

bool picture_find(struct finder *finder, const char *src, size_t *number, struct picture *picture)
{
    (void)finder, (void)src, (void)number, (void)picture;
    return false;
}

#endif
