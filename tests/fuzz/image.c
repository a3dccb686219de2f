/* Bytes to an image of a book: what is made is of the kind and size that were said, is in the box,
 * and stays as it is when it is made again, so it holds nothing of the camera's; a drawing holds
 * nothing that acts; what is none is refused with a reason. */
#define _GNU_SOURCE /* memmem */
#include "base/limits.h"
#include "oracle.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef OCTAVO_WITH_image
#include "image/image.h"
#include "image/probe.h"

static bool holds(const struct buffer *bytes, const char *text)
{
    return memmem(bytes->data, bytes->size, text, strlen(text)) != NULL;
}

static void look_at_drawing(const struct buffer *made)
{
    static const char *const acts[] = {"<script", "<image", "<foreignObject", "<animate"};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (holds(made, acts[i]))
            fuzz_fail("a drawing that holds %s", acts[i]);
}

static void look_at(const struct buffer *made, const struct image *image,
                    const struct image_form *form)
{
    static const enum image_kind kinds[] = {[PICTURE_JPEG] = IMAGE_JPEG,
                                            [PICTURE_PNG] = IMAGE_PNG,
                                            [PICTURE_GIF] = IMAGE_GIF,
                                            [PICTURE_SVG] = IMAGE_SVG};
    struct probe probe;
    if (!probe_image(made->data, made->size, &probe) || probe.kind != kinds[image->kind])
        fuzz_fail("of another kind than was said");
    if (image->width == 0 || image->height == 0 || image->width > LIMIT_IMAGE_SIDE ||
        image->height > LIMIT_IMAGE_SIDE)
        fuzz_fail("%zu x %zu pixels", image->width, image->height);
    if (image->kind == PICTURE_SVG)
        look_at_drawing(made);
    else if (probe.width != image->width || probe.height != image->height || probe.orientation != 1)
        fuzz_fail("of another size than was said");
    if (image->kind == PICTURE_JPEG && form->scales &&
        (probe.width > form->width || probe.height > form->height))
        fuzz_fail("larger than was asked for");
}

static void make_again(const struct buffer *made, const struct image_form *form)
{
    struct image again;
    struct buffer second;
    buffer_init(&second);
    if (!image_make(made->data, made->size, form, &second, &again))
        fuzz_fail("what was made is refused: %s", again.refused);
    if (!again.changed &&
        (made->size != second.size || memcmp(made->data, second.data, made->size) != 0))
        fuzz_fail("what was made changes when it is made again");
    buffer_fini(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { PIXELS = 1000 * 1000 }; /* more take more time and find no more */
    const struct image_form form = {.scales = size > 0 && data[size - 1] % 2 == 0,
                                    .width = 20,
                                    .height = 12,
                                    .quality = 85,
                                    .pixels = PIXELS};
    struct image image;
    struct buffer made;
    buffer_init(&made);
    if (image_make((const char *)data, size, &form, &made, &image)) {
        look_at(&made, &image, &form);
        make_again(&made, &form);
    } else if (!image.refused) {
        fuzz_fail("refused without a reason");
    }
    buffer_fini(&made);
    return 0;
}
#else
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return data && size ? 0 : 0;
}
#endif
