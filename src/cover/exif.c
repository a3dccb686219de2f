/* EXIF 2.3, section 4.6: behind "Exif" stands a TIFF file, whose first directory may hold the tag
 * of the orientation. */
#include "cover/exif.h"

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

unsigned exif_orientation(const unsigned char *segment, size_t size)
{
    static const unsigned char header[] = {'E', 'x', 'i', 'f', 0, 0};
    enum { ENTRY = 12, ORIENTATION = 0x0112, FIRST_DIRECTORY = 4, SMALLEST = 14 };
    if (size < SMALLEST || memcmp(segment, header, sizeof header) != 0)
        return 1;
    struct tiff tiff = {segment + sizeof header, size - sizeof header,
                        segment[sizeof header] == 'M'};
    size_t directory = number_at(&tiff, FIRST_DIRECTORY, 4);
    size_t count = number_at(&tiff, directory, 2);
    for (size_t i = 0, at = directory + 2; i < count && at < tiff.size; i++, at += ENTRY) {
        size_t value = number_at(&tiff, at + 8, 2);
        if (number_at(&tiff, at, 2) == ORIENTATION)
            return value >= 1 && value <= 8 ? (unsigned)value : 1;
    }
    return 1;
}
