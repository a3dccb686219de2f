/* What images become: copied without what tells about the camera, encoded anew where readers need
 * it, refused by name where they are none. All images here are made by hand. */
#include "image/image.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/probe.h"

#include "table.h"

#include <webp/encode.h>
#include <zlib.h>

static const struct image_form usual = {true, 1600, 2400, 85, 1 << 24};

/* A picture with an edge in it, so that a turn shows. */
static struct raster drawn(size_t width, size_t height, size_t channels)
{
    struct raster raster;
    raster_init(&raster, width, height, channels);
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++) {
            unsigned char *pixel = raster_pixel(&raster, x, y);
            pixel[0] = x < width / 2 ? 250 : 10;
            pixel[1] = y < height / 2 ? 250 : 10;
            pixel[2] = 128;
            if (channels == RASTER_RGBA)
                pixel[3] = x < width / 4 ? 0 : 255;
        }
    return raster;
}

static struct buffer jpeg_of(size_t width, size_t height)
{
    struct raster raster = drawn(width, height, RASTER_RGB);
    struct buffer out;
    buffer_init(&out);
    jpeg_encode(&raster, 90, true, &out);
    raster_fini(&raster);
    return out;
}

static struct buffer png_of(size_t width, size_t height, size_t channels)
{
    struct raster raster = drawn(width, height, channels);
    struct buffer out;
    buffer_init(&out);
    png_encode(&raster, &out);
    raster_fini(&raster);
    return out;
}

static struct buffer webp_of(size_t width, size_t height, size_t channels)
{
    struct raster raster = drawn(width, height, channels);
    struct buffer out;
    uint8_t *bytes = NULL;
    int stride = (int)(width * channels);
    size_t size =
        channels == RASTER_RGBA
            ? WebPEncodeLosslessRGBA(raster.pixels, (int)width, (int)height, stride, &bytes)
            : WebPEncodeRGB(raster.pixels, (int)width, (int)height, stride, 90, &bytes);
    buffer_init(&out);
    buffer_add(&out, bytes, size);
    WebPFree(bytes);
    raster_fini(&raster);
    return out;
}

/* Puts bytes into others. */
static void insert(struct buffer *buffer, size_t at, const void *bytes, size_t size)
{
    struct buffer longer;
    buffer_init(&longer);
    buffer_add(&longer, buffer->data, at);
    buffer_add(&longer, bytes, size);
    buffer_add(&longer, buffer->data + at, buffer->size - at);
    buffer_fini(buffer);
    *buffer = longer;
}

/* A segment of a JPEG behind its start. */
static void add_segment(struct buffer *jpeg, unsigned marker, const char *text, size_t size)
{
    char segment[256] = {(char)0xFF, (char)marker, (char)((size + 2) >> 8), (char)(size + 2)};
    memcpy(segment + 4, text, size);
    insert(jpeg, 2, segment, size + 4);
}

static void add_exif(struct buffer *jpeg, unsigned orientation)
{
    char exif[] = "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0X\0\0\0SECRET PLACE";
    exif[24] = (char)orientation;
    add_segment(jpeg, 0xE1, exif, sizeof exif);
}

/* A chunk of a PNG behind its header. */
static void add_chunk(struct buffer *png, const char *type, const char *text, size_t size)
{
    unsigned char chunk[256] = {0, 0, 0, (unsigned char)size};
    memcpy(chunk + 4, type, 4);
    memcpy(chunk + 8, text, size);
    uLong sum = crc32(0, chunk + 4, (uInt)size + 4);
    for (size_t i = 0; i < 4; i++)
        chunk[8 + size + i] = (unsigned char)(sum >> (24 - 8 * i));
    insert(png, 33, chunk, size + 12);
}

/* A GIF of 2 by 1 pixels in so many frames, with a comment. */
static struct buffer gif_of(size_t frames)
{
    static const char head[] = "GIF89a\2\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF!\xFE\6SECRET\0",
                      loop[] = "!\xFF\x0BNETSCAPE2.0\3\1\0\0\0",
                      frame[] = ",\0\0\0\0\2\0\1\0\0\2\2D\x0A\0";
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, head, sizeof head - 1);
    buffer_add(&out, loop, sizeof loop - 1);
    for (size_t i = 0; i < frames; i++)
        buffer_add(&out, frame, sizeof frame - 1);
    buffer_add_byte(&out, ';');
    return out;
}

static bool holds(const struct buffer *buffer, const char *text)
{
    for (size_t i = 0; i + strlen(text) <= buffer->size; i++)
        if (memcmp(buffer->data + i, text, strlen(text)) == 0)
            return true;
    return false;
}

/* Makes it, frees the input, and says what came of it: "jpg 40x30" and so on. */
static const char *made(struct buffer input, const struct image_form *form, struct buffer *out)
{
    static char said[200];
    static const char *const kinds[] = {"jpg", "png", "gif", "svg"};
    struct image image;
    buffer_init(out);
    bool done = image_make(input.data ? input.data : "", input.size, form, out, &image);
    if (done)
        snprintf(said, sizeof said, "%s %zux%zu%s%s%s%s%s", kinds[image.kind], image.width,
                 image.height, image.moves ? " moves" : "", image.changed ? ", " : "",
                 image.changed ? image.changed : "", image.damage ? ", " : "",
                 image.damage ? image.damage : "");
    else
        snprintf(said, sizeof said, "%s", image.refused ? image.refused : "no memory");
    buffer_fini(&input);
    return said;
}

static void row_made(const char *row, struct buffer input, const struct image_form *form,
                     const char *expected)
{
    struct buffer out;
    row_string(row, made(input, form, &out), expected);
    row_true(row, !holds(&out, "SECRET"));
    buffer_fini(&out);
}

static void copied_bytes_stay(void)
{
    struct buffer kinds[] = {jpeg_of(40, 30), png_of(40, 30, RASTER_RGB),
                             png_of(4, 3, RASTER_RGBA)};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        struct buffer input, out;
        buffer_init(&input);
        buffer_add(&input, kinds[i].data, kinds[i].size);
        made(input, &usual, &out);
        row_number("size", out.size, kinds[i].size);
        row_true("bytes",
                 out.size == kinds[i].size && memcmp(out.data, kinds[i].data, out.size) == 0);
        buffer_fini(&out);
        buffer_fini(&kinds[i]);
    }
    row_made("a GIF", gif_of(1), &usual, "gif 2x1");
    row_made("an animation", gif_of(2), &usual, "gif 2x1 moves");
}

static void metadata_goes(void)
{
    struct buffer jpeg = jpeg_of(40, 30), png = png_of(40, 30, RASTER_RGB);
    add_exif(&jpeg, 1);
    add_segment(&jpeg, 0xE1, "http://ns.adobe.com/xap/1.0/\0SECRET", 35);
    add_segment(&jpeg, 0xED, "Photoshop 3.0\0SECRET", 20);
    add_segment(&jpeg, 0xE2, "MPF\0SECRET", 10);
    add_segment(&jpeg, 0xFE, "SECRET", 6);
    buffer_add_string(&jpeg, "SECRET behind the end");
    add_chunk(&png, "tEXt", "Author\0SECRET", 13);
    add_chunk(&png, "tIME", "SECRET!", 7);
    add_chunk(&png, "eXIf", "II*\0\x08\0\0\0\0\0SECRET", 16);
    add_chunk(&png, "acTL", "SECRET", 6);
    buffer_add_string(&png, "SECRET behind the end");
    row_made("a JPEG", jpeg, &usual, "jpg 40x30");
    row_made("a PNG", png, &usual, "png 40x30");
}

static void colours_stay(void)
{
    struct buffer jpeg = jpeg_of(40, 30), out;
    add_segment(&jpeg, 0xE2, "ICC_PROFILE\0\1\1profile", 21);
    made(jpeg, &usual, &out);
    row_true("a profile", holds(&out, "ICC_PROFILE\0\1\1profile"));
    buffer_fini(&out);
    struct buffer png = png_of(4, 3, RASTER_RGB);
    add_chunk(&png, "gAMA", "\0\0\xB1\x8F", 4);
    made(png, &usual, &out);
    row_true("a gamma", holds(&out, "gAMA"));
    buffer_fini(&out);
}

/* Whether the corner of a picture is bright in red and green, as drawn has it at its left top. */
static void row_corner(const char *row, const struct buffer *bytes, size_t x, size_t y)
{
    struct probe probe;
    struct raster raster = {0};
    const char *damage = NULL;
    probe_image(bytes->data, bytes->size, &probe);
    row_string(row, image_decode(bytes->data, bytes->size, &probe, &no_box, &raster, &damage),
               NULL);
    if (raster.pixels && x < raster.width && y < raster.height)
        row_true(row, raster_pixel(&raster, x, y)[0] > 200 && raster_pixel(&raster, x, y)[1] > 200);
    raster_fini(&raster);
}

static void turned_upright(void)
{
    /* Where the left top of the picture as it is stored comes to. */
    static const struct {
        const char *made;
        size_t x, y;
    } rows[] = {
        {"jpg 40x30", 0, 0},
        {"jpg 40x30, turned upright", 39, 0},
        {"jpg 40x30, turned upright", 39, 29},
        {"jpg 40x30, turned upright", 0, 29},
        {"jpg 30x40, turned upright", 0, 0},
        {"jpg 30x40, turned upright", 29, 0},
        {"jpg 30x40, turned upright", 29, 39},
        {"jpg 30x40, turned upright", 0, 39},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buffer jpeg = jpeg_of(40, 30), out;
        char row[8];
        snprintf(row, sizeof row, "%zu", i + 1);
        add_exif(&jpeg, (unsigned)i + 1);
        row_string(row, made(jpeg, &usual, &out), rows[i].made);
        row_corner(row, &out, rows[i].x, rows[i].y);
        buffer_fini(&out);
    }
}

static void large_ones_shrink(void)
{
    static const struct image_form small = {true, 20, 20, 85, 1 << 24},
                                   keep = {false, 20, 20, 85, 1 << 24};
    struct buffer lying = jpeg_of(40, 30);
    add_exif(&lying, 6);
    row_made("a JPEG", jpeg_of(40, 30), &small, "jpg 20x15, scaled down");
    row_made("a high one", jpeg_of(10, 1000), &small, "jpg 1x20, scaled down");
    row_made("one that lies", lying, &small, "jpg 15x20, turned upright");
    row_made("a PNG", png_of(400, 300, RASTER_RGBA), &small, "png 20x15, scaled down");
    row_made("one that fits", jpeg_of(20, 20), &small, "jpg 20x20");
    row_made("one that is to stay", jpeg_of(40, 30), &keep, "jpg 40x30");
    row_made("a GIF", gif_of(1), &(struct image_form){true, 1, 1, 85, 1 << 24}, "gif 2x1");
}

static void means_are_exact(void)
{
    static const unsigned char row[] = {0, 0, 0, 90, 90, 90, 180, 180, 180};
    struct raster raster;
    struct shrinker shrinker;
    assert_true(raster_init(&raster, 2, 1, RASTER_RGB));
    assert_true(shrinker_init(&shrinker, &raster, 3, 1));
    shrinker_add(&shrinker, row);
    row_number("left", raster_pixel(&raster, 0, 0)[0], 30);
    row_number("right", raster_pixel(&raster, 1, 0)[0], 150);
    shrinker_fini(&shrinker);
    raster_fini(&raster);
    static const unsigned char clear[] = {200, 200, 200, 255, 0, 0, 0, 0};
    assert_true(raster_init(&raster, 1, 1, RASTER_RGBA));
    assert_true(shrinker_init(&shrinker, &raster, 2, 1));
    shrinker_add(&shrinker, clear);
    row_number("a colour beside nothing", raster_pixel(&raster, 0, 0)[0], 200);
    row_number("half of it", raster_pixel(&raster, 0, 0)[3], 128);
    shrinker_fini(&shrinker);
    raster_fini(&raster);
}

static void webp_becomes_what_all_show(void)
{
    row_made("opaque", webp_of(40, 30, RASTER_RGB), &usual,
             "jpg 40x30, no WebP, which many cannot show");
    row_made("with alpha", webp_of(40, 30, RASTER_RGBA), &usual,
             "png 40x30, no WebP, which many cannot show");
    row_made("scaled", webp_of(40, 30, RASTER_RGB), &(struct image_form){true, 20, 20, 85, 1 << 24},
             "jpg 20x15, no WebP, which many cannot show");
}

static struct buffer bytes_of(const char *bytes, size_t size)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, bytes, size);
    return out;
}

static struct buffer cut(struct buffer whole, size_t size)
{
    whole.size = size < whole.size ? size : whole.size - (SIZE_MAX - size + 1);
    return whole;
}

static void what_is_none_is_named(void)
{
    static const char large[] =
        "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x4E\x20\0\0\x4E\x20\x08\2\0\0\0....";
#define ROW(bytes, why)                                                                            \
    {                                                                                              \
        why, bytes, sizeof(bytes) - 1                                                              \
    }
    static const struct {
        const char *why, *bytes;
        size_t size;
    } rows[] = {
        ROW("", "it is no image"),
        ROW("#!/bin/sh\n", "it is no image"),
        ROW("root:x:0:0:root:/root:/bin/bash\n", "it is no image"),
        ROW("\xFF\xD8\xFF", "it is damaged"),
        ROW("GIF89a\1\0\1\0\0\0\0", "it is damaged"),
        ROW("BM......", "it is a BMP, make a PNG of it"),
        ROW("II*\0....", "it is a TIFF, make a PNG or JPEG of it"),
        ROW("\0\0\0\x20"
            "ftypavif....",
            "it is an AVIF, make a JPEG of it"),
        ROW("\0\0\0\x20"
            "ftypheic....",
            "it is a HEIC, make a JPEG of it"),
        ROW("<!DOCTYPE html><html>404</html>", "it is a web page"),
        ROW("<!-- x --><html>404</html>", "it is a web page"),
    };
#undef ROW
    for (size_t i = 0; i < COUNT(rows); i++)
        row_made(rows[i].why, bytes_of(rows[i].bytes, rows[i].size), &usual, rows[i].why);
    row_made("20,000 a side", bytes_of(large, sizeof large - 1), &usual,
             "it is larger than 16,384 pixels a side, LIMIT_IMAGE_SIDE, or 100 "
             "million in all, LIMIT_IMAGE_PIXELS");
    row_made("half a PNG", cut(png_of(40, 30, RASTER_RGB), 80), &usual, "it is damaged");
}

static void what_breaks_off_is_shown_as_far_as_it_goes(void)
{
    row_made("a JPEG without its end", cut(jpeg_of(400, 300), (size_t)-2), &usual, "jpg 400x300");
    row_made("most of a JPEG", cut(jpeg_of(400, 300), (size_t)-400), &usual,
             "jpg 400x300, it is damaged or breaks off");
    row_made("a GIF without its end", cut(gif_of(2), (size_t)-1), &usual,
             "gif 2x1 moves, it breaks off");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(copied_bytes_stay),
        TEST(metadata_goes),
        TEST(colours_stay),
        TEST(turned_upright),
        TEST(large_ones_shrink),
        TEST(means_are_exact),
        TEST(webp_becomes_what_all_show),
        TEST(what_is_none_is_named),
        TEST(what_breaks_off_is_shown_as_far_as_it_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
