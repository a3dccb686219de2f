/* A JPEG's segments (ITU-T T.81, annex B): what they say of the picture, and those that a copy
 * keeps. */
#include "base/jpeg.h"
#include "image/copy.h"
#include "image/exif.h"
#include "image/probe.h"

#include <string.h>

enum { LENGTH = 2 }; /* bytes of a segment's own length, which stands first in it */

static bool begins(const struct jpeg_segment *segment, unsigned application, const char *mark,
                   size_t size)
{
    return segment->marker == JPEG_APPLICATION + application && segment->size >= LENGTH + size &&
           memcmp(segment->bytes + LENGTH, mark, size) == 0;
}

bool probe_jpeg(const char *bytes, size_t size, struct probe *probe)
{
    struct jpeg_walk walk;
    struct jpeg_segment segment;
    struct jpeg_frame frame = {0};
    if (!jpeg_begin(&walk, bytes, size))
        return false;
    while (jpeg_next(&walk, &segment) && segment.marker != JPEG_END &&
           segment.marker != JPEG_SCAN) {
        if (begins(&segment, 1, "Exif\0", 6) && probe->orientation == 1)
            probe->orientation = exif_orientation(segment.bytes + LENGTH, segment.size - LENGTH);
        if (!jpeg_frame(&segment, &frame))
            continue;
        probe->width = frame.width;
        probe->height = frame.height;
        probe->components = frame.components;
        probe->is_layered = segment.marker == JPEG_PROGRESSIVE;
        probe->is_unusual = segment.marker > JPEG_PROGRESSIVE || frame.bits != 8 ||
                            (frame.components != 1 && frame.components != 3);
    }
    return frame.width > 0;
}

/* Colours depend on these; JFIF's own previews are in segments of another name. */
static bool is_kept(const struct jpeg_segment *segment)
{
    unsigned char marker = segment->marker;
    if (marker < JPEG_APPLICATION)
        return true;
    return begins(segment, 0, "JFIF", 5) || begins(segment, 2, "ICC_PROFILE", 12) ||
           begins(segment, 14, "Adobe", 5);
}

/* JFIF with its preview, if it has one, cut off: version, density, and a preview of 0 by 0. */
static void add_jfif(const struct jpeg_segment *segment, struct buffer *out)
{
    enum { SIZE = 16, DENSITY = 14 };
    static const unsigned char head[] = {0xFF, JPEG_APPLICATION, 0, SIZE};
    buffer_add(out, head, sizeof head);
    buffer_add(out, segment->bytes + LENGTH, DENSITY - LENGTH);
    buffer_add(out, "\0", 2);
}

static void add_segment(const struct jpeg_segment *segment, struct buffer *out)
{
    enum { LEAST_JFIF = 16 };
    if (segment->marker == JPEG_APPLICATION && segment->size >= LEAST_JFIF) {
        add_jfif(segment, out);
        return;
    }
    buffer_add_byte(out, (char)0xFF);
    buffer_add_byte(out, (char)segment->marker);
    buffer_add(out, segment->bytes, segment->size + segment->scan);
}

enum copied copy_jpeg(const char *bytes, size_t size, struct buffer *out)
{
    static const unsigned char start[] = {0xFF, JPEG_START}, end[] = {0xFF, JPEG_END};
    struct jpeg_walk walk;
    struct jpeg_segment segment = {0};
    bool has_scan = false;
    if (!jpeg_begin(&walk, bytes, size))
        return NOT_COPIED;
    buffer_reserve(out, size);
    buffer_add(out, start, sizeof start);
    while (jpeg_next(&walk, &segment) && segment.marker != JPEG_END) {
        has_scan = has_scan || segment.scan > 0;
        if (is_kept(&segment))
            add_segment(&segment, out);
    }
    buffer_add(out, end, sizeof end);
    if (!has_scan)
        return NOT_COPIED;
    return segment.marker == JPEG_END ? COPIED : COPIED_WITHOUT_END;
}
