/* Pixels in memory: rows of red, green, blue, a byte each, nothing between them. */
#ifndef OCTAVO_COVER_RASTER_H
#define OCTAVO_COVER_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct raster {
    unsigned char *pixels;
    size_t width;
    size_t height;
};

enum { RASTER_CHANNELS = 3 };

/* A raster whose pixels are not set; false without memory. */
bool raster_init(struct raster *raster, size_t width, size_t height);
void raster_fini(struct raster *raster);

unsigned char *raster_pixel(const struct raster *raster, size_t x, size_t y);

/* Scales down to what fits a box, sides in proportion; never up. Each new pixel is the mean of what
 * it covers. False without memory. */
bool raster_fit(struct raster *raster, size_t width, size_t height);

/* Turns as EXIF's orientation says, from 1 (as it is) to 8. False without memory. */
bool raster_turn(struct raster *raster, unsigned orientation);

#endif
