/* A PNG's chunks (PNG 1.2, sections 3 and 4): what they say of the picture, and those that a copy
 * keeps. */
#include "image/copy.h"
#include "image/exif.h"
#include "image/probe.h"

#include <string.h>
#include <zlib.h>

enum { SIGNATURE = 8, TYPE = 4, SUM = 4, HEAD = 8, FRAME = HEAD + SUM };

struct chunk {
    const unsigned char *all; /* length, type, data, sum */
    const unsigned char *data;
    size_t size; /* of the data */
};

struct walk {
    const unsigned char *at, *end;
};

static size_t number_at(const unsigned char *at)
{
    return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

static bool walk_begin(struct walk *walk, const char *bytes, size_t size)
{
    walk->at = (const unsigned char *)bytes;
    walk->end = walk->at + size;
    if (size < SIGNATURE || memcmp(bytes, "\x89PNG\r\n\x1A\n", SIGNATURE) != 0)
        return false;
    walk->at += SIGNATURE;
    return true;
}

static bool walk_next(struct walk *walk, struct chunk *chunk)
{
    size_t left = (size_t)(walk->end - walk->at);
    if (left < FRAME || number_at(walk->at) > left - FRAME)
        return false;
    *chunk = (struct chunk){walk->at, walk->at + HEAD, number_at(walk->at)};
    walk->at += FRAME + chunk->size;
    return true;
}

static bool is(const struct chunk *chunk, const char *type)
{
    return memcmp(chunk->all + HEAD - TYPE, type, TYPE) == 0;
}

/* Width, height, bits, colours, three methods; the last is that of interlacing. */
static bool read_header(const struct chunk *chunk, struct probe *probe)
{
    enum { SIZE = 13, COLOURS = 9, INTERLACE = 12, WITH_ALPHA = 4, COLOURED = 2, INDEXED = 1 };
    if (!is(chunk, "IHDR") || chunk->size != SIZE)
        return false;
    unsigned colours = chunk->data[COLOURS];
    probe->width = number_at(chunk->data);
    probe->height = number_at(chunk->data + 4);
    probe->has_alpha = colours & WITH_ALPHA;
    probe->components = 1;
    if (colours & COLOURED && !(colours & INDEXED))
        probe->components = 3;
    probe->is_layered = chunk->data[INTERLACE] != 0;
    return probe->width > 0 && probe->height > 0;
}

bool probe_png(const char *bytes, size_t size, struct probe *probe)
{
    struct walk walk;
    struct chunk chunk;
    if (!walk_begin(&walk, bytes, size) || !walk_next(&walk, &chunk) || !read_header(&chunk, probe))
        return false;
    while (walk_next(&walk, &chunk) && !is(&chunk, "IEND")) {
        probe->has_alpha = probe->has_alpha || is(&chunk, "tRNS");
        if (is(&chunk, "eXIf"))
            probe->orientation = exif_orientation(chunk.data, chunk.size);
    }
    return true;
}

static bool is_kept(const struct chunk *chunk)
{
    static const char *const types[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM",
                                        "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "hIST"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is(chunk, types[i]))
            return true;
    return false;
}

static bool sum_is_right(const struct chunk *chunk)
{
    uLong sum = crc32(0, chunk->data - TYPE, (uInt)(chunk->size + TYPE));
    return sum == number_at(chunk->data + chunk->size);
}

enum copied copy_png(const char *bytes, size_t size, struct buffer *out)
{
    struct walk walk;
    struct chunk chunk;
    bool has_data = false;
    if (!walk_begin(&walk, bytes, size))
        return NOT_COPIED;
    buffer_reserve(out, size);
    buffer_add(out, bytes, SIGNATURE);
    while (walk_next(&walk, &chunk)) {
        if (!is_kept(&chunk))
            continue;
        if (!sum_is_right(&chunk))
            return NOT_COPIED;
        buffer_add(out, chunk.all, FRAME + chunk.size);
        has_data = has_data || is(&chunk, "IDAT");
        if (is(&chunk, "IEND"))
            return has_data ? COPIED : NOT_COPIED;
    }
    return NOT_COPIED;
}
