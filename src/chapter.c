/* A chapter's page from the markup that was put aside; see chapter.h. */
#define _GNU_SOURCE /* memmem */
#include "chapter.h"

#include "book/labels.h"
#include "parts.h"
#include "write/page.h"
#include "write/write.h"

#include <string.h>

/* Says that an image is missing where nobody said what it shows. */
static void name_missing(const struct book *book, const struct article *article,
                         struct buffer *markup)
{
    static const char place[] = " class=\"missing\">";
    const char *label = labels_in(page_language(book, article))->image_missing;
    const char *at = markup->data, *end = at + markup->size;
    struct buffer out;
    buffer_init(&out);
    for (const char *found; (found = memmem(at, (size_t)(end - at), place, strlen(place)));) {
        found += strlen(place);
        buffer_add(&out, at, (size_t)(found - at));
        if (found < end && *found == '<')
            buffer_add_string(&out, label);
        at = found;
    }
    buffer_add(&out, at, (size_t)(end - at));
    buffer_fini(markup);
    *markup = out;
}

/* The markup of a part of an article, its links filled. */
static octavo_status fetch_part(const struct book *book, const struct spool *spool,
                                const struct links *links, const struct page_of *page,
                                struct buffer *markup, struct diagnostics *remarks)
{
    const struct article *article = page->article;
    size_t start = 0, size = 0;
    article_part(article, page->part, &start, &size);
    if (!spool_fetch(spool, article->place + start, size, markup))
        return OCTAVO_OUTPUT;
    if (article->parts.count > 0 && !markup->failed)
        parts_link(article, markup);
    if (article->images.unnamed > 0 && !markup->failed)
        name_missing(book, article, markup);
    octavo_status status = markup->failed
                               ? OCTAVO_LIMIT
                               : links_fill(links, spool, article, page->part, markup, remarks);
    return remarks->failed && status == OCTAVO_OK ? OCTAVO_LIMIT : status;
}

octavo_status chapter_make(const struct book *book, const struct spool *spool,
                           const struct links *links, const struct page_of *page,
                           struct buffer *out, struct diagnostics *remarks)
{
    struct buffer markup;
    buffer_init(&markup);
    octavo_status status = fetch_part(book, spool, links, page, &markup, remarks);
    if (status == OCTAVO_OK)
        write_chapter(book, page->article, page->part, &markup, out);
    buffer_fini(&markup);
    return status;
}

octavo_status chapters_remark(const struct book *book, const struct spool *spool,
                              const struct links *links, const atomic_bool *cancelled,
                              struct diagnostics *remarks)
{
    octavo_status status = OCTAVO_OK;
    struct buffer markup;
    buffer_init(&markup);
    for (size_t i = 0; i < book->page_count && status == OCTAVO_OK; i++) {
        const struct page_of *page = &book->pages[i];
        if (!page->article || !(page->article->open_links || links->addressed))
            continue;
        buffer_clear(&markup);
        status = atomic_load(cancelled) ? OCTAVO_CANCELLED
                                        : fetch_part(book, spool, links, page, &markup, remarks);
    }
    buffer_fini(&markup);
    return status;
}
