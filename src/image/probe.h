/* What an image is, from its first bytes and its headers; nothing is decoded, and no name or media
 * type that somebody gave it is believed. */
#ifndef OCTAVO_IMAGE_PROBE_H
#define OCTAVO_IMAGE_PROBE_H

#include <stdbool.h>
#include <stddef.h>

enum image_kind {
    IMAGE_UNKNOWN,
    IMAGE_JPEG,
    IMAGE_PNG,
    IMAGE_GIF,
    IMAGE_SVG,
    IMAGE_WEBP,
    IMAGE_BMP,
    IMAGE_TIFF,
    IMAGE_AVIF,
    IMAGE_HEIC,
    IMAGE_JXL,
    IMAGE_ICON,
    IMAGE_WEB_PAGE, /* what a server sends instead of an image */
    IMAGE_KIND_COUNT
};

struct probe {
    enum image_kind kind;
    size_t width, height; /* pixels, as they are stored; 0 where the headers do not say */
    unsigned orientation; /* as EXIF has it, from 1 */
    bool has_alpha;
    bool is_unusual; /* of a kind that readers may not show: CMYK, arithmetic coding */
    bool is_layered; /* the whole of it has to be in memory: progressive, interlaced, lossless WebP
                      */
    size_t components; /* samples a pixel */
};

/* What the bytes begin with. */
enum image_kind probe_kind(const char *bytes, size_t size);

/* Reads the headers; false when they make no sense. A kind that no book can hold is only named. */
bool probe_image(const char *bytes, size_t size, struct probe *probe);

/* The same for one kind each. */
bool probe_jpeg(const char *bytes, size_t size, struct probe *probe);
bool probe_png(const char *bytes, size_t size, struct probe *probe);
bool probe_gif(const char *bytes, size_t size, struct probe *probe);
bool probe_webp(const char *bytes, size_t size, struct probe *probe);

#endif
