/* From what an article says of an image to a picture of the book's. */
#ifndef OCTAVO_PICTURES_H
#define OCTAVO_PICTURES_H

#include "base/diagnostic.h"
#include "base/spool.h"
#include "book/gallery.h"
#include "collect/collect.h"

/* What is done with images, and where they go. */
struct image_handling {
    enum { IMAGES_KEEP, IMAGES_SCALE, IMAGES_NONE } mode;
    size_t width, height; /* of the box that they are scaled to */
    int quality;          /* of JPEG that is encoded anew, 1 to 100 */
    bool as_text;         /* there will be words only */
    bool can_show;        /* built with what images take */
    struct gallery *gallery;
    struct spool *spool;
};

/* What finding the pictures of one article needs, and what came up. */
struct finder {
    const struct source *source;
    const struct image_handling *handling;
    struct diagnostics *remarks;
    size_t line;  /* of the source, in which the image stands that is looked for; 0: unknown */
    bool is_lead; /* front matter names it: the text does not lack it */
    int folder;   /* beneath which images are opened; -1 before the first, or where there is none */
    bool own_folder; /* it was opened here */
    size_t remote;   /* how many are on the network */
    char *first_remote;
    size_t remote_line;      /* where the first of those stands */
    size_t undescribed_line; /* and the first that is shown and that nobody described */
    size_t pixels;           /* that were decoded for it */
    octavo_status status;    /* OCTAVO_OUTPUT, with errno, when the spool failed */
};

void finder_init(struct finder *finder, const struct source *source,
                 const struct image_handling *handling, struct diagnostics *remarks);
void finder_fini(struct finder *finder);

/* Reads, makes and keeps the picture that an address leads to, unless the gallery has it already.
 * Only files beneath the folder of the input are opened. False, with a remark, when there is none;
 * false with a status when memory or the spool is out. */
bool picture_find(struct finder *finder, const char *src, size_t *number, struct picture *picture);

#endif
