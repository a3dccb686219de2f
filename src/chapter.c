/* A chapter's page from the markup that was put aside; see chapter.h. */
#include "chapter.h"

#include "parts.h"
#include "write/write.h"

octavo_status chapter_make(const struct book *book, const struct spool *spool,
                           const struct links *links, const struct page_of *page,
                           struct buffer *out, struct diagnostics *remarks)
{
    const struct article *article = page->article;
    size_t start = 0, size = 0;
    article_part(article, page->part, &start, &size);
    struct buffer markup;
    buffer_init(&markup);
    if (!spool_fetch(spool, article->place + start, size, &markup)) {
        buffer_fini(&markup);
        return OCTAVO_OUTPUT;
    }
    if (article->parts.count > 0 && !markup.failed)
        parts_link(article, &markup);
    octavo_status status = markup.failed ? OCTAVO_LIMIT : OCTAVO_OK;
    if (status == OCTAVO_OK)
        status = links_fill(links, spool, article, page->part, &markup, remarks);
    if (status == OCTAVO_OK)
        write_chapter(book, article, page->part, &markup, out);
    buffer_fini(&markup);
    if (remarks->failed && status == OCTAVO_OK)
        status = OCTAVO_LIMIT;
    return status;
}
