/* A picture of the user's; see picture.h. Its first bytes say what it is, not its name. */
#include "cover/picture.h"

#include "cover/answer.h"
#include "cover/limits.h"
#include "cover/palette.h"

void picture_lay_on_paper(struct raster *raster)
{
    const unsigned char paper[] = {palette_ground.red, palette_ground.green, palette_ground.blue};
    size_t pixels = raster->width * raster->height;
    if (raster->channels != RASTER_RGBA)
        return;
    for (size_t i = 0; i < pixels; i++) {
        const unsigned char *from = raster->pixels + i * RASTER_RGBA;
        unsigned alpha = from[RASTER_RGB];
        for (size_t j = 0; j < RASTER_RGB; j++)
            raster->pixels[i * RASTER_RGB + j] =
                (unsigned char)((from[j] * alpha + paper[j] * (0xFF - alpha) + 0x7F) / 0xFF);
    }
    raster->channels = RASTER_RGB;
}

const char *picture_read(const char *bytes, size_t size, struct raster *raster)
{
    static const struct box cover = {COVER_WIDTH, COVER_HEIGHT};
    const char *damage = NULL;
    struct probe probe;
    bool known = probe_image(bytes, size, &probe);
    *raster = (struct raster){0};
    if (probe.kind != IMAGE_JPEG && probe.kind != IMAGE_PNG && probe.kind != IMAGE_WEBP)
        return "it is no picture that can be read";
    if (!known)
        return image_damaged;
    const char *refused = image_decode(bytes, size, &probe, &cover, raster, &damage);
    if (!refused && damage)
        refused = damage;
    if (!refused)
        picture_lay_on_paper(raster);
    return refused;
}
