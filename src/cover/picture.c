/* A picture of the user's; see picture.h. Its first bytes say what it is, not its name. */
#include "cover/picture.h"

#include "cover/answer.h"
#include "cover/jpeg.h"
#include "cover/limits.h"
#include "cover/png.h"

#include <string.h>

static bool starts_with(const char *bytes, size_t size, const char *start)
{
    return size >= strlen(start) && memcmp(bytes, start, strlen(start)) == 0;
}

const char *picture_read(const char *bytes, size_t size, struct raster *raster)
{
    const char *refused = "it is neither";
    if (starts_with(bytes, size, "\xFF\xD8\xFF"))
        refused = jpeg_decode(bytes, size, COVER_WIDTH, COVER_HEIGHT, raster);
    else if (starts_with(bytes, size, "\x89PNG\r\n\x1A\n"))
        refused = png_decode(bytes, size, raster);
    if (refused)
        return refused;
    return raster_fit(raster, COVER_WIDTH, COVER_HEIGHT) ? NULL : answer_no_memory;
}
