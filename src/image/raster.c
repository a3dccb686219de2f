/* Pixels in memory; see raster.h. All arithmetic is in whole numbers, so that every machine makes
 * the same picture. */
#include "image/raster.h"

#include <stdlib.h>
#include <string.h>

bool raster_init(struct raster *raster, size_t width, size_t height, size_t channels)
{
    *raster = (struct raster){.width = width, .height = height, .channels = channels};
    if (width == 0 || height == 0 || height > SIZE_MAX / channels / width)
        return false;
    raster->pixels = malloc(width * height * channels);
    return raster->pixels != NULL;
}

void raster_fini(struct raster *raster)
{
    free(raster->pixels);
    *raster = (struct raster){0};
}

unsigned char *raster_pixel(const struct raster *raster, size_t x, size_t y)
{
    return raster->pixels + (y * raster->width + x) * raster->channels;
}

static size_t at_least_one(size_t size)
{
    return size > 0 ? size : 1;
}

void raster_fit(size_t *width, size_t *height, size_t box_width, size_t box_height)
{
    if (*width <= box_width && *height <= box_height)
        return;
    size_t by_width = *height * box_width / *width, by_height = *width * box_height / *height;
    *width = by_width <= box_height ? box_width : at_least_one(by_height);
    *height = by_width <= box_height ? at_least_one(by_width) : box_height;
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
                     swapped ? raster->width : raster->height, raster->channels))
        return false;
    for (size_t y = 0; y < turned.height; y++)
        for (size_t x = 0; x < turned.width; x++) {
            size_t column = swapped ? y : x, row = swapped ? x : y;
            column = turns[orientation - 1].columns_back ? raster->width - 1 - column : column;
            row = turns[orientation - 1].rows_back ? raster->height - 1 - row : row;
            memcpy(raster_pixel(&turned, x, y), raster_pixel(raster, column, row),
                   raster->channels);
        }
    raster_fini(raster);
    *raster = turned;
    return true;
}

bool shrinker_init(struct shrinker *shrinker, struct raster *raster, size_t width, size_t height)
{
    size_t samples = raster->width * raster->channels;
    *shrinker = (struct shrinker){.raster = raster, .width = width, .height = height};
    shrinker->across = calloc(samples, sizeof *shrinker->across);
    shrinker->down = calloc(samples, sizeof *shrinker->down);
    return shrinker->across && shrinker->down;
}

void shrinker_fini(struct shrinker *shrinker)
{
    free(shrinker->across);
    free(shrinker->down);
    *shrinker = (struct shrinker){0};
}

/* Adds a pixel `weight` times; colours count as much as their alpha. */
static void add_pixel(uint32_t *sum, const unsigned char *pixel, size_t channels, uint32_t weight)
{
    uint32_t share = channels == RASTER_RGBA ? weight * pixel[RASTER_RGB] : weight;
    for (size_t i = 0; i < RASTER_RGB; i++)
        sum[i] += share * pixel[i];
    if (channels == RASTER_RGBA)
        sum[RASTER_RGB] += share;
}

/* Sums a row up into new columns. A new one is `width` units wide, an old one as many as there are
 * new columns; what lies on a border is parted. */
static void sum_across(struct shrinker *shrinker, const unsigned char *row)
{
    const struct raster *raster = shrinker->raster;
    size_t channels = raster->channels, column = 0, room = shrinker->width;
    memset(shrinker->across, 0, raster->width * channels * sizeof *shrinker->across);
    for (size_t x = 0; x < shrinker->width; x++)
        for (size_t left = raster->width; left > 0;) {
            size_t part = left < room ? left : room;
            add_pixel(shrinker->across + column * channels, row + x * channels, channels,
                      (uint32_t)part);
            left -= part;
            room -= part;
            if (room == 0) {
                column++;
                room = shrinker->width;
            }
        }
}

/* Divides the sums of a whole new row, and begins the next. */
static void finish_row(struct shrinker *shrinker, size_t y)
{
    struct raster *raster = shrinker->raster;
    uint64_t area = (uint64_t)shrinker->width * shrinker->height;
    for (size_t x = 0; x < raster->width; x++) {
        const uint64_t *sum = shrinker->down + x * raster->channels;
        unsigned char *pixel = raster_pixel(raster, x, y);
        uint64_t weight = raster->channels == RASTER_RGBA ? sum[RASTER_RGB] : area;
        for (size_t i = 0; i < RASTER_RGB; i++)
            pixel[i] = (unsigned char)(weight > 0 ? (sum[i] + weight / 2) / weight : 0);
        if (raster->channels == RASTER_RGBA)
            pixel[RASTER_RGB] = (unsigned char)((weight + area / 2) / area);
    }
    memset(shrinker->down, 0, raster->width * raster->channels * sizeof *shrinker->down);
}

void shrinker_add(struct shrinker *shrinker, const unsigned char *row)
{
    struct raster *raster = shrinker->raster;
    size_t samples = raster->width * raster->channels;
    if (raster->width == shrinker->width && raster->height == shrinker->height) {
        memcpy(raster_pixel(raster, 0, shrinker->row++), row, samples);
        return;
    }
    sum_across(shrinker, row);
    uint64_t at = (uint64_t)shrinker->row * raster->height, left = raster->height;
    while (left > 0) {
        size_t y = (size_t)(at / shrinker->height);
        uint64_t room = (uint64_t)(y + 1) * shrinker->height - at;
        uint64_t part = left < room ? left : room;
        for (size_t i = 0; i < samples; i++)
            shrinker->down[i] += part * shrinker->across[i];
        if (part == room)
            finish_row(shrinker, y);
        left -= part;
        at += part;
    }
    shrinker->row++;
}
