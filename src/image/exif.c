/* EXIF 2.3, section 4.6: a TIFF file, whose first directory may hold the tag of the orientation. */
#include "image/exif.h"

#include <stdbool.h>
#include <string.h>

struct tiff {
    const unsigned char *bytes;
    size_t size;
    bool big_endian;
};

/* The number of two or four bytes at an offset; 0 beyond the end. */
static size_t number_at(const struct tiff *tiff, size_t at, size_t width)
{
    size_t number = 0;
    if (at > tiff->size || tiff->size - at < width)
        return 0;
    for (size_t i = 0; i < width; i++)
        number = number << 8 | tiff->bytes[at + (tiff->big_endian ? i : width - 1 - i)];
    return number;
}

unsigned exif_orientation(const unsigned char *bytes, size_t size)
{
    static const unsigned char header[] = {'E', 'x', 'i', 'f', 0, 0};
    enum { ENTRY = 12, ORIENTATION = 0x0112, FIRST_DIRECTORY = 4, SMALLEST = 8 };
    if (size >= sizeof header && memcmp(bytes, header, sizeof header) == 0) {
        bytes += sizeof header;
        size -= sizeof header;
    }
    if (size < SMALLEST || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M'))
        return 1;
    struct tiff tiff = {bytes, size, bytes[0] == 'M'};
    size_t directory = number_at(&tiff, FIRST_DIRECTORY, 4);
    size_t count = number_at(&tiff, directory, 2);
    for (size_t i = 0, at = directory + 2; i < count && at < tiff.size; i++, at += ENTRY) {
        size_t value = number_at(&tiff, at + 8, 2);
        if (number_at(&tiff, at, 2) == ORIENTATION)
            return value >= 1 && value <= 8 ? (unsigned)value : 1;
    }
    return 1;
}
