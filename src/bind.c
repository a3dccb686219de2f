/* Pass 2: the planned book becomes a file; see bind.h. */
#include "bind.h"

#include "pack/pack.h"
#include "style.h"
#include "write/names.h"
#include "write/write.h"

#include <errno.h>
#include <string.h>

/* Adds what a writer made under its name in the book, and clears the buffer for the next one. */
static bool add_entry(struct pack *pack, const char *name, struct buffer *bytes)
{
    char path[ENTRY_NAME_SIZE];
    book_path(name, path);
    bool added = !bytes->failed && pack_add(pack, path, bytes->data, bytes->size);
    buffer_clear(bytes);
    return added;
}

/* The files that are about the whole book. */
static bool add_contents(struct pack *pack, const struct book *book, struct buffer *bytes)
{
    write_container(bytes);
    bool added =
        !bytes->failed && pack_add(pack, "META-INF/container.xml", bytes->data, bytes->size);
    buffer_clear(bytes);
    write_package(book, bytes);
    added = added && add_entry(pack, PACKAGE_NAME, bytes);
    write_nav(book, bytes);
    added = added && add_entry(pack, NAV_NAME, bytes);
    write_ncx(book, bytes);
    added = added && add_entry(pack, NCX_NAME, bytes);
    buffer_add(bytes, style_sheet, style_sheet_size);
    added = added && add_entry(pack, STYLE_NAME, bytes);
    if (added && book_has_front(book)) {
        write_front(book, bytes);
        added = add_entry(pack, FRONT_NAME, bytes);
    }
    return added;
}

/* What making a page needs. */
struct binding {
    const struct book *book;
    const struct spool *spool;
    const atomic_bool *cancelled;
    atomic_int reason; /* errno of a spool that could not be read */
};

static octavo_status make_chapter(struct binding *binding, const struct article *article,
                                  struct buffer *out)
{
    struct buffer markup;
    buffer_init(&markup);
    octavo_status status = OCTAVO_OK;
    if (!spool_fetch(binding->spool, article->place, article->markup_size, &markup)) {
        atomic_store(&binding->reason, errno);
        status = OCTAVO_OUTPUT;
    } else if (markup.failed) {
        status = OCTAVO_LIMIT;
    } else {
        write_chapter(binding->book, article, &markup, out);
    }
    buffer_fini(&markup);
    return status;
}

/* A page_maker. */
static octavo_status make_page(void *context, size_t index, struct buffer *out)
{
    struct binding *binding = context;
    const struct page_of *page = &binding->book->pages[index];
    if (atomic_load(binding->cancelled))
        return OCTAVO_CANCELLED;
    if (page->article)
        return make_chapter(binding, page->article, out);
    write_section(binding->book, page->section, out);
    return OCTAVO_OK;
}

/* The pages of sections and chapters, in the order of the spine. */
static bool add_pages(struct pack *pack, const struct book *book, struct pages *pages)
{
    char name[ENTRY_NAME_SIZE], path[ENTRY_NAME_SIZE];
    for (size_t i = 0; i < book->page_count; i++) {
        page_name(&book->pages[i], name);
        book_path(name, path);
        if (!pack_add_page(pack, path, pages, i))
            return false;
    }
    return true;
}

octavo_status bind_book(const struct book *book, const struct spool *spool, size_t threads,
                        const atomic_bool *cancelled, const char *path, uint64_t *size,
                        struct diagnostics *remarks)
{
    struct binding binding = {.book = book, .spool = spool, .cancelled = cancelled};
    struct buffer bytes;
    buffer_init(&bytes);
    struct pack *pack = NULL;
    struct pages *pages = NULL;
    octavo_status status = pack_open(path, &pack, remarks);
    if (status == OCTAVO_OK && !add_contents(pack, book, &bytes))
        status = OCTAVO_LIMIT;
    buffer_fini(&bytes);
    if (status == OCTAVO_OK)
        pages = pages_open(book->page_count, threads, make_page, &binding);
    if (status == OCTAVO_OK && (!pages || !add_pages(pack, book, pages)))
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        status = pack_close(pack, size, remarks);
    else
        pack_discard(pack);
    pages_close(pages);
    int reason = atomic_load(&binding.reason);
    if (status == OCTAVO_OUTPUT && reason != 0)
        diagnose(remarks, DIAGNOSTIC_SPOOL_FAILED, path, 0, strerror(reason));
    return status;
}
