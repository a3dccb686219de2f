/* Bytes to an image of a book: what is made is one that is made again, in the box, without what its
 * camera said; what is none is refused with a reason. */
#include "base/limits.h"
#include "oracle.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifdef OCTAVO_WITH_image
#include "image/image.h"

/* A segment of a camera's: its mark, two bytes of length, its name. */
static bool tells_of_camera(const struct buffer *bytes)
{
    for (size_t i = 0; i + 8 <= bytes->size; i++)
        if (memcmp(bytes->data + i, "\xFF\xE1", 2) == 0 &&
            memcmp(bytes->data + i + 4, "Exif", 4) == 0)
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { PIXELS = 1000 * 1000 }; /* more take more time and find no more */
    bool scales = size > 0 && data[size - 1] % 2 == 0;
    struct image_form form = {
        .scales = scales, .width = 60, .height = 40, .quality = 80, .pixels = PIXELS};
    struct image image = {0}, again = {0};
    struct buffer out, second;
    buffer_init(&out);
    buffer_init(&second);
    bool made = image_make((const char *)data, size, &form, &out, &image);
    if (!made && !image.refused && !out.failed)
        fuzz_fail("refused without a reason");
    if (made && out.size == 0)
        fuzz_fail("an image without bytes");
    if (made && (image.width == 0 || image.height == 0))
        fuzz_fail("%zu x %zu pixels", image.width, image.height);
    if (made && (image.width > LIMIT_IMAGE_SIDE || image.height > LIMIT_IMAGE_SIDE))
        fuzz_fail("%zu x %zu pixels", image.width, image.height);
    if (made && image.kind == PICTURE_JPEG && tells_of_camera(&out))
        fuzz_fail("what the camera said is kept");
    if (made && !image_make(out.data, out.size, &form, &second, &again) && !second.failed)
        fuzz_fail("its own image is refused: %s", again.refused);
    buffer_fini(&out);
    buffer_fini(&second);
    return 0;
}
#else
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return data && size ? 0 : 0;
}
#endif
