/* The picture of the first article; see lead.h. */
#include "plan/lead.h"

/* Whether it looks well across a page: wide enough, and not so high that half of it would be cut
 * off. */
static bool suits_page(const struct picture *picture)
{
    enum { LEAST_WIDTH = 600, LEAST_HEIGHT = 350, MOST_BYTES = 8 << 20 };
    return picture->width >= LEAST_WIDTH && picture->height >= LEAST_HEIGHT &&
           picture->size <= MOST_BYTES && picture->width * 4 >= picture->height * 3 &&
           picture->width * 2 <= picture->height * 5;
}

/* What is drawn may not be cut, and may show anything: it is taken where its author chose it, and
 * it is as wide as the cover's frame at least. */
static bool suits_as_lead(const struct picture *picture)
{
    bool is_drawn = picture->kind == PICTURE_PNG && picture->width * 2 >= picture->height * 3;
    return (picture->kind == PICTURE_JPEG || is_drawn) && suits_page(picture);
}

const struct picture *lead_choose(const struct book *book)
{
    const struct article *first = &book->articles[0];
    if (first->lead != PICTURE_NONE && suits_as_lead(gallery_picture(book->gallery, first->lead)))
        return gallery_picture(book->gallery, first->lead);
    for (size_t i = 0; i < first->pictures.count; i++) {
        const struct picture *picture = gallery_picture(book->gallery, first->pictures.items[i]);
        if (picture->kind == PICTURE_JPEG && suits_page(picture))
            return picture;
    }
    return NULL;
}
