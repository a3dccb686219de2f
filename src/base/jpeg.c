/* The markers of a JPEG up to its scan; see jpeg.h. */
#include "base/jpeg.h"

#include <stdint.h>

enum marker {
    START_OF_FRAME_BASELINE = 0xC0,
    START_OF_IMAGE = 0xD8,
    END_OF_IMAGE = 0xD9,
    START_OF_SCAN = 0xDA,
};

static size_t number_at(const unsigned char *at)
{
    return (size_t)at[0] << 8 | at[1];
}

static bool is_marker(const unsigned char *at, enum marker marker)
{
    return at[0] == 0xFF && at[1] == marker;
}

/* The frame's own segment, its length first: bits, height, width, components. */
static bool frame_fits(const unsigned char *frame, size_t length, size_t width, size_t height)
{
    enum { LENGTH = 17, COMPONENTS = 3 };
    if (length != LENGTH || frame[2] != 8 || frame[7] != COMPONENTS)
        return false;
    size_t lines = number_at(frame + 3), columns = number_at(frame + 5);
    return lines > 0 && lines <= height && columns > 0 && columns <= width;
}

bool jpeg_is_baseline(const char *bytes, size_t size, size_t width, size_t height)
{
    const unsigned char *at = (const unsigned char *)bytes, *end = at + size;
    bool framed = false;
    if (size < 4 || !is_marker(at, START_OF_IMAGE) || !is_marker(end - 2, END_OF_IMAGE))
        return false;
    for (at += 2; end - at >= 4 && at[0] == 0xFF; at += 2 + number_at(at + 2)) {
        size_t length = number_at(at + 2), left = (size_t)(end - at) - 2;
        if (length < 2 || length > left)
            return false;
        if (is_marker(at, START_OF_SCAN))
            return framed;
        if (is_marker(at, START_OF_FRAME_BASELINE) &&
            !(framed = frame_fits(at + 2, length, width, height)))
            return false;
    }
    return false;
}
