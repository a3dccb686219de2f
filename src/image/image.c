/* Any image to one for a book; see image.h. */
#include "image/image.h"

#include "image/copy.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/svg.h"

#include <string.h>

static bool refuse(struct image *image, const char *why)
{
    image->refused = why;
    return false;
}

static bool is_larger(const struct probe *probe, const struct image_form *form)
{
    enum { FIRST_SIDEWAYS = 5 };
    bool sideways = probe->orientation >= FIRST_SIDEWAYS;
    return (sideways ? probe->height : probe->width) > form->width ||
           (sideways ? probe->width : probe->height) > form->height;
}

/* Why an image cannot be copied, as it is said to the user; NULL when it can. */
static const char *why_changed(const struct probe *probe, const struct image_form *form)
{
    if (probe->kind == IMAGE_WEBP)
        return "no WebP, which many cannot show";
    if (probe->kind == IMAGE_GIF)
        return NULL; /* it is small, and may move */
    if (probe->orientation != 1)
        return "turned upright";
    if (probe->is_unusual)
        return "encoded as readers can show it";
    return form->scales && is_larger(probe, form) ? "scaled down" : NULL;
}

/* The box that an image has to fit. One that is decoded though it is to keep its size must still
 * fit into memory. */
static struct box box_of(const struct image_form *form)
{
    enum { LARGEST_KEPT = 5000 };
    return form->scales ? (struct box){form->width, form->height}
                        : (struct box){LARGEST_KEPT, LARGEST_KEPT};
}

/* Drops alpha where nothing is transparent. */
static void drop_idle_alpha(struct raster *raster)
{
    size_t pixels = raster->width * raster->height, i = 0;
    if (raster->channels != RASTER_RGBA)
        return;
    while (i < pixels && raster->pixels[i * RASTER_RGBA + RASTER_RGB] == 0xFF)
        i++;
    if (i < pixels)
        return;
    for (i = 0; i < pixels; i++)
        memmove(raster->pixels + i * RASTER_RGB, raster->pixels + i * RASTER_RGBA, RASTER_RGB);
    raster->channels = RASTER_RGB;
}

/* Drawings stay PNG, photographs become JPEG. */
static void encode(struct raster *raster, const struct probe *probe, int quality,
                   struct buffer *out, struct image *image)
{
    drop_idle_alpha(raster);
    bool png = probe->kind == IMAGE_PNG || raster->channels == RASTER_RGBA;
    image->kind = png ? PICTURE_PNG : PICTURE_JPEG;
    image->width = raster->width;
    image->height = raster->height;
    if (png)
        png_encode(raster, out);
    else
        jpeg_encode(raster, quality, false, out);
}

/* Pixels that decoding costs: libjpeg passes over most of those that it need not show. */
static size_t cost_of(const struct probe *probe)
{
    enum { JPEG_SHARE = 4 };
    return probe->width * probe->height / (probe->kind == IMAGE_JPEG ? JPEG_SHARE : 1);
}

static bool may_decode(const struct probe *probe, const struct image_form *form,
                       struct image *image)
{
    if (cost_of(probe) > form->pixels)
        return refuse(image, "the article holds too many large ones, LIMIT_ARTICLE_PIXELS");
    image->decoded = cost_of(probe);
    return true;
}

static bool remake(const char *bytes, size_t size, const struct probe *probe,
                   const struct image_form *form, struct buffer *out, struct image *image)
{
    const struct box box = box_of(form);
    struct raster raster;
    if (!may_decode(probe, form, image))
        return false;
    image->refused = image_decode(bytes, size, probe, &box, &raster, &image->damage);
    if (!image->refused)
        encode(&raster, probe, form->quality, out, image);
    raster_fini(&raster);
    return !image->refused && !out->failed;
}

static bool copy(const char *bytes, size_t size, const struct probe *probe, struct buffer *out,
                 struct image *image)
{
    enum copied copied = NOT_COPIED;
    image->kind = probe->kind == IMAGE_PNG   ? PICTURE_PNG
                  : probe->kind == IMAGE_GIF ? PICTURE_GIF
                                             : PICTURE_JPEG;
    image->width = probe->width;
    image->height = probe->height;
    if (probe->kind == IMAGE_PNG)
        copied = copy_png(bytes, size, out);
    else if (probe->kind == IMAGE_GIF)
        copied = copy_gif(bytes, size, out, &image->moves);
    else
        copied = copy_jpeg(bytes, size, out);
    if (copied == COPIED_WITHOUT_END)
        image->damage = "it breaks off";
    return copied != NOT_COPIED && !out->failed;
}

/* A drawing of few colours may grow when it is scaled: then it stays, unless it is so large that
 * readers have no memory for it. */
static bool grew(const struct probe *probe, size_t size, const struct buffer *out)
{
    enum { READERS_MEMORY = 16 * 1000 * 1000 }; /* pixels */
    return probe->kind == IMAGE_PNG && probe->orientation == 1 && out->size >= size &&
           probe->width * probe->height <= READERS_MEMORY;
}

/* A JPEG that breaks off may lack its last two bytes only, or half of its pixels. */
static bool mend_end(const char *bytes, size_t size, const struct probe *probe,
                     const struct image_form *form, struct buffer *out, struct image *image)
{
    const struct box small = {probe->width / 8 + 1, probe->height / 8 + 1};
    const char *damage = NULL;
    struct raster raster;
    if (!may_decode(probe, form, image))
        return false;
    const char *refused = image_decode(bytes, size, probe, &small, &raster, &damage);
    raster_fini(&raster);
    image->damage = damage;
    if (refused)
        return refuse(image, refused);
    return !out->failed;
}

static bool make(const char *bytes, size_t size, const struct probe *probe,
                 const struct image_form *form, struct buffer *out, struct image *image)
{
    image->changed = why_changed(probe, form);
    if (image->changed && !remake(bytes, size, probe, form, out, image))
        return false;
    if (image->changed && !grew(probe, size, out))
        return true;
    buffer_clear(out);
    image->changed = NULL;
    if (!copy(bytes, size, probe, out, image))
        return refuse(image, out->failed ? NULL : image_damaged);
    if (image->damage && probe->kind == IMAGE_JPEG)
        return mend_end(bytes, size, probe, form, out, image);
    return true;
}

/* Without memory the image is not to blame. */
static bool judge(bool made, struct buffer *out, struct image *image)
{
    if (image->refused == image_no_memory) {
        image->refused = NULL;
        out->failed = true;
    }
    return made && !out->failed;
}

bool image_make(const char *bytes, size_t size, const struct image_form *form, struct buffer *out,
                struct image *image)
{
    struct probe probe;
    *image = (struct image){0};
    bool known = probe_image(bytes, size, &probe);
    const char *refused = image_refused(&probe);
    if (refused || !known)
        return refuse(image, refused ? refused : image_damaged);
    if (probe.kind == IMAGE_SVG) {
        image->refused = svg_make(bytes, size, out, image);
        return judge(!image->refused, out, image);
    }
    return judge(make(bytes, size, &probe, form, out, image), out, image);
}
