/* A chapter's page from the markup that was put aside; see chapter.h. */
#include "chapter.h"

#include "write/write.h"

octavo_status chapter_make(const struct book *book, const struct spool *spool,
                           const struct page_of *page, struct buffer *out)
{
    const struct article *article = page->article;
    size_t start = 0, size = 0;
    article_part(article, page->part, &start, &size);
    struct buffer markup;
    buffer_init(&markup);
    octavo_status status = OCTAVO_OK;
    if (!spool_fetch(spool, article->place + start, size, &markup))
        status = OCTAVO_OUTPUT;
    else if (markup.failed)
        status = OCTAVO_LIMIT;
    else
        write_chapter(book, article, page->part, &markup, out);
    buffer_fini(&markup);
    return status;
}
