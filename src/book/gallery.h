/* The pictures of a book: each once, however many articles show it, and under whichever name. Their
 * bytes are in the spool. Filled from several threads in the first pass; only read in the second.
 */
#ifndef OCTAVO_BOOK_GALLERY_H
#define OCTAVO_BOOK_GALLERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The formats that every reading system shows (EPUB 3.3, section 3.2). */
enum picture_kind { PICTURE_JPEG, PICTURE_PNG, PICTURE_GIF, PICTURE_SVG };

enum { PICTURE_DIGEST_SIZE = 12 }; /* bytes of a SHA-1 */

struct picture {
    uint8_t digest[PICTURE_DIGEST_SIZE]; /* of its bytes: names its file */
    enum picture_kind kind;
    size_t width, height; /* pixels */
    bool moves;           /* an animated GIF */
    uint64_t place;       /* in the spool */
    size_t size;          /* bytes */
};

struct gallery;

struct gallery *gallery_new(void);
void gallery_free(struct gallery *gallery);

void gallery_digest(const void *bytes, size_t size, uint8_t digest[PICTURE_DIGEST_SIZE]);

/* What an input, known by a digest of its bytes or of its address, became. Texts are constants. */
struct made {
    size_t number;       /* of the picture, or PICTURE_NONE */
    const char *changed; /* what had to be done beside copying, or NULL */
    const char *damage;  /* what is wrong with it, or NULL */
};
#define PICTURE_NONE SIZE_MAX

/* Whether something was noted of an input. Sets it, and a copy of the picture if it led to one. */
bool gallery_find_made(struct gallery *gallery, const uint8_t input[PICTURE_DIGEST_SIZE],
                       struct made *made, struct picture *picture);

/* Notes what an input became. False without memory. */
bool gallery_note(struct gallery *gallery, const uint8_t input[PICTURE_DIGEST_SIZE],
                  const struct made *made);

/* Whether a picture has itself that digest. Sets its number and a copy of it. */
bool gallery_find(struct gallery *gallery, const uint8_t digest[PICTURE_DIGEST_SIZE],
                  size_t *number, struct picture *picture);

/* Adds a picture unless one with its digest is there, and sets its number. False without memory. */
bool gallery_add(struct gallery *gallery, const struct picture *picture, size_t *number);

/* A picture by its number; in the second pass only. */
const struct picture *gallery_picture(const struct gallery *gallery, size_t number);

#endif
