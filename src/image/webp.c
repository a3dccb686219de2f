/* WebP; see webp.h. libwebp scales while it decodes. */
#include "image/webp.h"

#include <webp/decode.h>

static VP8StatusCode decode(const char *bytes, size_t size, const struct probe *probe,
                            const struct raster *raster)
{
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config))
        return VP8_STATUS_OUT_OF_MEMORY;
    config.options.use_scaling = raster->width != probe->width || raster->height != probe->height;
    config.options.scaled_width = (int)raster->width;
    config.options.scaled_height = (int)raster->height;
    config.output.colorspace = raster->channels == RASTER_RGBA ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = raster->pixels;
    config.output.u.RGBA.stride = (int)(raster->width * raster->channels);
    config.output.u.RGBA.size = raster->width * raster->height * raster->channels;
    VP8StatusCode status = WebPDecode((const uint8_t *)bytes, size, &config);
    WebPFreeDecBuffer(&config.output);
    return status;
}

const char *webp_decode(const char *bytes, size_t size, const struct probe *probe,
                        const struct box *box, struct raster *raster, const char **damage)
{
    size_t width = probe->width, height = probe->height;
    (void)damage;
    raster_fit(&width, &height, box->width, box->height);
    if (!raster_init(raster, width, height, probe->has_alpha ? RASTER_RGBA : RASTER_RGB))
        return image_no_memory;
    /* Without memory it mostly says that the picture is damaged; one that is so is so twice. */
    VP8StatusCode status = decode(bytes, size, probe, raster);
    if (status == VP8_STATUS_BITSTREAM_ERROR)
        status = decode(bytes, size, probe, raster);
    if (status == VP8_STATUS_OUT_OF_MEMORY)
        return image_no_memory;
    if (status == VP8_STATUS_UNSUPPORTED_FEATURE)
        return "it is an animated WebP, make a GIF of it";
    return status == VP8_STATUS_OK ? NULL : image_damaged;
}
