/* The picture on a cover; see photograph.h. */
#include "cover/photograph.h"

#include "cover/picture.h"
#include "image/decode.h"

/* cairo keeps a pixel in 32 bits, blue lowest; what is transparent shows the paper already. */
static cairo_surface_t *surface_of(const struct raster *raster)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)raster->width, (int)raster->height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    unsigned char *rows = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (size_t y = 0; y < raster->height; y++)
        for (size_t x = 0; x < raster->width; x++) {
            const unsigned char *pixel = raster_pixel(raster, x, y);
            uint32_t *row = (void *)(rows + y * stride);
            row[x] = (uint32_t)pixel[0] << 16 | (uint32_t)pixel[1] << 8 | pixel[2];
        }
    cairo_surface_mark_dirty(surface);
    return surface;
}

static bool decode(const struct description *description, struct raster *raster)
{
    enum { LARGEST = 3200 }; /* pixels a side: more than twice what is shown */
    static const struct box box = {LARGEST, LARGEST};
    const char *damage = NULL;
    struct probe probe;
    *raster = (struct raster){0};
    if (!description->picture ||
        !probe_image(description->picture, description->picture_size, &probe) ||
        image_decode(description->picture, description->picture_size, &probe, &box, raster,
                     &damage))
        return false;
    picture_lay_on_paper(raster);
    return true;
}

static void paint(const struct raster *raster, struct canvas *canvas, int x, int y, int width,
                  int height)
{
    cairo_surface_t *surface = surface_of(raster);
    double scale = (double)width / (double)raster->width;
    double top = (height - scale * (double)raster->height) / 3;
    cairo_save(canvas->cairo);
    cairo_rectangle(canvas->cairo, x, y, width, height);
    cairo_clip(canvas->cairo);
    cairo_translate(canvas->cairo, x, y + top);
    cairo_scale(canvas->cairo, scale, scale);
    cairo_set_source_surface(canvas->cairo, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(canvas->cairo), CAIRO_EXTEND_PAD);
    cairo_paint(canvas->cairo);
    cairo_restore(canvas->cairo);
    cairo_surface_destroy(surface);
}

int photograph_draw(const struct description *description, struct canvas *canvas, int x, int y,
                    int width, int highest)
{
    struct raster raster;
    int height = 0;
    if (decode(description, &raster)) {
        size_t natural = (size_t)width * raster.height / raster.width;
        height = natural < (size_t)highest ? (int)natural : highest;
        paint(&raster, canvas, x, y, width, height);
    }
    raster_fini(&raster);
    return height;
}
