/* Pixels in memory: rows of red, green, blue and, where there is one, alpha, a byte each, nothing
 * between them. */
#ifndef OCTAVO_IMAGE_RASTER_H
#define OCTAVO_IMAGE_RASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct raster {
    unsigned char *pixels;
    size_t width;
    size_t height;
    size_t channels; /* 3, or 4 with alpha */
};

enum { RASTER_RGB = 3, RASTER_RGBA = 4 };

/* A raster whose pixels are not set; false without memory. */
bool raster_init(struct raster *raster, size_t width, size_t height, size_t channels);
void raster_fini(struct raster *raster);

unsigned char *raster_pixel(const struct raster *raster, size_t x, size_t y);

/* The size that fits a box, sides in proportion, at least 1; never more than it is. */
void raster_fit(size_t *width, size_t *height, size_t box_width, size_t box_height);

/* Turns as EXIF's orientation says, from 1 (as it is) to 8. False without memory. */
bool raster_turn(struct raster *raster, unsigned orientation);

/* Makes a raster out of the rows of a larger one, which is never whole in memory: each new pixel is
 * the mean, by area and by alpha, of those that it covers. */
struct shrinker {
    struct raster *raster; /* that grows */
    size_t width, height;  /* of the larger one */
    size_t row;            /* the next one of it, from 0 */
    uint32_t *across;      /* sums over one row of the larger one */
    uint64_t *down;        /* sums over the rows below one new pixel */
};

/* Begins; `raster` is initialised and not larger than so many pixels. False without memory. */
bool shrinker_init(struct shrinker *shrinker, struct raster *raster, size_t width, size_t height);
void shrinker_fini(struct shrinker *shrinker);

/* The next row of the larger one, in as many channels. */
void shrinker_add(struct shrinker *shrinker, const unsigned char *row);

#endif
