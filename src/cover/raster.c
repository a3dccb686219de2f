/* Pixels in memory; see raster.h. All arithmetic is in whole numbers, so that every machine makes
 * the same picture. */
#include "cover/raster.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool raster_init(struct raster *raster, size_t width, size_t height)
{
    *raster = (struct raster){.width = width, .height = height};
    if (width == 0 || height > SIZE_MAX / RASTER_CHANNELS / width)
        return false;
    raster->pixels = malloc(width * height * RASTER_CHANNELS);
    return raster->pixels != NULL;
}

void raster_fini(struct raster *raster)
{
    free(raster->pixels);
    *raster = (struct raster){0};
}

unsigned char *raster_pixel(const struct raster *raster, size_t x, size_t y)
{
    return raster->pixels + (y * raster->width + x) * RASTER_CHANNELS;
}

/* How much of old cell `cell` lies in new cell `at`, when `from` cells become `to`; in 1/to of a
 * cell. The whole of a new cell is `from`. */
static uint64_t overlap(size_t cell, size_t at, size_t from, size_t to)
{
    uint64_t begin = (uint64_t)at * from, end = begin + from; /* in 1/to of an old cell */
    uint64_t first = (uint64_t)cell * to, last = first + to;
    begin = begin > first ? begin : first;
    end = end < last ? end : last;
    return end > begin ? end - begin : 0;
}

/* One new pixel: the mean, by area, of the old ones below it. */
static void shrink_pixel(const struct raster *from, const struct raster *to, size_t x, size_t y)
{
    uint64_t sums[RASTER_CHANNELS] = {0};
    uint64_t area = (uint64_t)from->width * from->height;
    size_t row = y * from->height / to->height;
    for (uint64_t rows;
         (rows = row < from->height ? overlap(row, y, from->height, to->height) : 0) > 0; row++) {
        size_t column = x * from->width / to->width;
        for (uint64_t columns;
             (columns = column < from->width ? overlap(column, x, from->width, to->width) : 0) > 0;
             column++)
            for (size_t i = 0; i < RASTER_CHANNELS; i++)
                sums[i] += rows * columns * raster_pixel(from, column, row)[i];
    }
    for (size_t i = 0; i < RASTER_CHANNELS; i++)
        raster_pixel(to, x, y)[i] = (unsigned char)((sums[i] + area / 2) / area);
}

static size_t at_least_one(size_t size)
{
    return size > 0 ? size : 1;
}

bool raster_fit(struct raster *raster, size_t width, size_t height)
{
    size_t by_width = raster->height * width / raster->width;
    size_t by_height = raster->width * height / raster->height;
    struct raster small;
    if (raster->width <= width && raster->height <= height)
        return true;
    bool made = by_width <= height ? raster_init(&small, width, at_least_one(by_width))
                                   : raster_init(&small, at_least_one(by_height), height);
    if (!made)
        return false;
    for (size_t y = 0; y < small.height; y++)
        for (size_t x = 0; x < small.width; x++)
            shrink_pixel(raster, &small, x, y);
    raster_fini(raster);
    *raster = small;
    return true;
}

bool raster_turn(struct raster *raster, unsigned orientation)
{
    /* Where the old pixel of a new place is: rows and columns swapped, then either counted back. */
    static const struct {
        bool swapped, columns_back, rows_back;
    } turns[] = {{false, false, false}, {false, true, false}, {false, true, true},
                 {false, false, true},  {true, false, false}, {true, false, true},
                 {true, true, true},    {true, true, false}};
    struct raster turned;
    if (orientation < 2 || orientation > sizeof turns / sizeof *turns)
        return true;
    bool swapped = turns[orientation - 1].swapped;
    if (!raster_init(&turned, swapped ? raster->height : raster->width,
                     swapped ? raster->width : raster->height))
        return false;
    for (size_t y = 0; y < turned.height; y++)
        for (size_t x = 0; x < turned.width; x++) {
            size_t column = swapped ? y : x, row = swapped ? x : y;
            column = turns[orientation - 1].columns_back ? raster->width - 1 - column : column;
            row = turns[orientation - 1].rows_back ? raster->height - 1 - row : row;
            memcpy(raster_pixel(&turned, x, y), raster_pixel(raster, column, row), RASTER_CHANNELS);
        }
    raster_fini(raster);
    *raster = turned;
    return true;
}
