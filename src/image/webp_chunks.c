/* A WebP's chunks (RIFF; VP8 in RFC 6386, section 9.1): what they say of the picture. */
#include "image/exif.h"
#include "image/probe.h"

#include <string.h>

enum { HEAD = 8, START = 12 }; /* of a chunk: its type and size; of the file: its head and type */

static size_t number_at(const unsigned char *at, size_t width)
{
    size_t number = 0;
    for (size_t i = width; i > 0; i--)
        number = number << 8 | at[i - 1];
    return number;
}

/* The canvas: flags, three bytes that are kept free, then width and height, each less one. */
static void read_canvas(const unsigned char *data, struct probe *probe)
{
    enum { ALPHA = 0x10 };
    probe->has_alpha = data[0] & ALPHA;
    probe->width = number_at(data + 4, 3) + 1;
    probe->height = number_at(data + 7, 3) + 1;
}

/* A key frame: three bytes, a mark of three, then width and height in fourteen bits each. */
static void read_lossy(const unsigned char *data, struct probe *probe)
{
    enum { BITS = 0x3FFF };
    probe->width = number_at(data + 6, 2) & BITS;
    probe->height = number_at(data + 8, 2) & BITS;
}

/* A mark of one byte, then width and height less one in fourteen bits each, then alpha in one. */
static void read_lossless(const unsigned char *data, struct probe *probe)
{
    enum { BITS = 0x3FFF };
    size_t bits = number_at(data + 1, 4);
    probe->width = (bits & BITS) + 1;
    probe->height = (bits >> 14 & BITS) + 1;
    probe->has_alpha = probe->has_alpha || (bits >> 28 & 1);
    probe->is_layered = true;
}

bool probe_webp(const char *bytes, size_t size, struct probe *probe)
{
    static const struct {
        const char *type;
        size_t least;
        void (*read)(const unsigned char *data, struct probe *probe);
    } kinds[] = {{"VP8X", 10, read_canvas}, {"VP8 ", 10, read_lossy}, {"VP8L", 5, read_lossless}};
    const unsigned char *at = (const unsigned char *)bytes + START, *end = at - START + size;
    probe->components = 3;
    while (size > START && end - at >= HEAD) {
        size_t length = number_at(at + 4, 4), left = (size_t)(end - at) - HEAD;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (memcmp(at, kinds[i].type, 4) == 0 && left >= kinds[i].least &&
                (probe->width == 0 || kinds[i].read == read_lossless))
                kinds[i].read(at + HEAD, probe);
        if (memcmp(at, "EXIF", 4) == 0 && length <= left)
            probe->orientation = exif_orientation(at + HEAD, length);
        if (length > left)
            break;
        length += length & 1;
        at += HEAD + (length < left ? length : left);
    }
    return probe->width > 0 && probe->height > 0;
}
