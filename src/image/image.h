/* Any image that somebody has, made into one that a book can hold. */
#ifndef OCTAVO_IMAGE_IMAGE_H
#define OCTAVO_IMAGE_IMAGE_H

#include "base/buffer.h"
#include "book/gallery.h"

/* How an image is to be. */
struct image_form {
    bool scales;          /* down to fit the box; never up */
    size_t width, height; /* of the box, pixels */
    int quality;          /* of a JPEG that is encoded anew, 1 to 100 */
    size_t pixels;        /* that may be decoded; four of a JPEG count as one */
};

/* What came of it. */
struct image {
    enum picture_kind kind;
    size_t width, height; /* pixels */
    bool moves;
    size_t decoded;      /* pixels */
    const char *changed; /* what had to be done beside copying, or NULL */
    const char *damage;  /* what is wrong with an image that is shown nevertheless, or NULL */
    const char *refused; /* why there is none, or NULL */
};

/* Makes an image of the bytes of one and adds it to `out`: copied where it may stay as it is, but
 * for its metadata. False when there is none: image->refused says why, or out->failed. */
bool image_make(const char *bytes, size_t size, const struct image_form *form, struct buffer *out,
                struct image *image);

#endif
