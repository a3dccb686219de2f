/* The segments of a JPEG; see jpeg.h. */
#include "base/jpeg.h"

#include <string.h>

static size_t number_at(const unsigned char *at)
{
    return (size_t)at[0] << 8 | at[1];
}

bool jpeg_begin(struct jpeg_walk *walk, const char *bytes, size_t size)
{
    walk->at = (const unsigned char *)bytes;
    walk->end = walk->at + size;
    if (size < 4 || walk->at[0] != 0xFF || walk->at[1] != JPEG_START || walk->at[2] != 0xFF)
        return false;
    walk->at += 2;
    return true;
}

/* A byte behind 0xFF that makes a marker of it, and none of those that may stand in a scan. */
static bool parts_segments(unsigned char byte)
{
    return byte != 0 && byte != 0xFF && !(byte >= JPEG_RESTART_FIRST && byte <= JPEG_RESTART_LAST);
}

/* The next marker between segments, or the end. */
static const unsigned char *find_marker(const unsigned char *at, const unsigned char *end)
{
    while (at < end && (at = memchr(at, 0xFF, (size_t)(end - at))) != NULL) {
        if (end - at >= 2 && parts_segments(at[1]))
            return at;
        at++;
    }
    return end;
}

bool jpeg_next(struct jpeg_walk *walk, struct jpeg_segment *segment)
{
    enum { MARKER = 2, LENGTH = 2 };
    const unsigned char *at = find_marker(walk->at, walk->end);
    walk->at = walk->end;
    if (at == walk->end)
        return false;
    *segment = (struct jpeg_segment){.marker = at[1], .bytes = at + MARKER};
    if (segment->marker == JPEG_END)
        return true;
    size_t left = (size_t)(walk->end - segment->bytes);
    size_t size = left < LENGTH ? 0 : number_at(segment->bytes);
    if (size < LENGTH || size > left)
        return false;
    segment->size = size;
    walk->at = segment->bytes + size;
    if (segment->marker == JPEG_SCAN) {
        const unsigned char *next = find_marker(walk->at, walk->end);
        segment->scan = (size_t)(next - walk->at);
        walk->at = next;
    }
    return true;
}

/* Its length, bits, height, width, components, then three bytes for each of these. */
bool jpeg_frame(const struct jpeg_segment *segment, struct jpeg_frame *frame)
{
    enum { HEAD = 8, COMPONENT = 3 };
    unsigned char marker = segment->marker;
    if (marker < JPEG_BASELINE || marker > JPEG_LAST_FRAME || marker == JPEG_HUFFMAN ||
        marker == JPEG_RESERVED || marker == JPEG_ARITHMETIC || segment->size < HEAD)
        return false;
    const struct jpeg_frame found = {
        .bits = segment->bytes[2],
        .height = number_at(segment->bytes + 3),
        .width = number_at(segment->bytes + 5),
        .components = segment->bytes[7],
    };
    if (found.width == 0 || found.height == 0 || found.components == 0 ||
        segment->size != HEAD + (size_t)COMPONENT * found.components)
        return false;
    *frame = found;
    return true;
}

bool jpeg_is_baseline(const char *bytes, size_t size, size_t width, size_t height)
{
    struct jpeg_walk walk;
    struct jpeg_segment segment = {0};
    struct jpeg_frame frame = {0};
    bool has_scan = false;
    if (!jpeg_begin(&walk, bytes, size))
        return false;
    while (jpeg_next(&walk, &segment) && segment.marker != JPEG_END) {
        has_scan = has_scan || (segment.marker == JPEG_SCAN && frame.width > 0);
        if (segment.marker == JPEG_BASELINE && !jpeg_frame(&segment, &frame))
            return false;
    }
    return has_scan && frame.bits == 8 && frame.components == 3 && frame.width <= width &&
           frame.height <= height && segment.marker == JPEG_END &&
           segment.bytes == (const unsigned char *)bytes + size;
}
