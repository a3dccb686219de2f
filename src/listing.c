/* Pages that list articles; see listing.h. */
#include "listing.h"

#include "base/limits.h"
#include "write/write.h"

octavo_status listing_make(const struct book *book, const struct spool *spool,
                           const struct section *section, struct buffer *out)
{
    size_t first = section ? section->first : 0;
    size_t count = section ? section->count : book->article_count;
    bool detailed =
        section ? !section->divided && count <= LIMIT_FRONT_DETAILS : book_has_details(book);
    octavo_status status = OCTAVO_OK;
    struct buffer teasers;
    buffer_init(&teasers);
    for (size_t i = first; detailed && status == OCTAVO_OK && i < first + count; i++) {
        const struct article *article = &book->articles[i];
        if (article->teaser_size > 0 && !spool_fetch(spool, article->place + article->markup_size,
                                                     article->teaser_size, &teasers))
            status = OCTAVO_OUTPUT;
        buffer_add_byte(&teasers, '\0');
    }
    if (status == OCTAVO_OK && teasers.failed)
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OK && section)
        write_section(book, section, detailed ? teasers.data : NULL, out);
    else if (status == OCTAVO_OK)
        write_front(book, detailed ? teasers.data : NULL, out);
    buffer_fini(&teasers);
    return status;
}
