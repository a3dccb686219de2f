/* Pass 2: the planned book becomes a file; see bind.h. */
#include "bind.h"

#include "base/limits.h"
#include "chapter.h"
#include "listing.h"
#include "pack/pack.h"
#include "themes.h"
#include "write/names.h"
#include "write/scan.h"
#include "write/write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What making and scanning a page needs. */
struct binding {
    const struct book *book;
    const struct spool *spool;
    const struct links *links;
    struct diagnostics *remarks; /* one list a page, so that no thread waits for another */
    const atomic_bool *cancelled;
    atomic_int reason;           /* errno of a spool that could not be read */
    _Atomic(const char *) fault; /* the rule that a page of ours broke */
};

/* `prefix`, a number from 1 to `last`, `suffix`: "c12.xhtml". */
static bool is_numbered(const char *href, size_t size, const char *prefix, size_t last,
                        const char *suffix)
{
    size_t number = 0, i = strlen(prefix);
    if (size < i || memcmp(href, prefix, i) != 0)
        return false;
    for (; i < size && href[i] >= '0' && href[i] <= '9' && number <= last; i++)
        number = number * 10 + (size_t)(href[i] - '0');
    return number >= 1 && number <= last && size - i == strlen(suffix) &&
           memcmp(href + i, suffix, size - i) == 0;
}

/* Moves past `prefix` if it is there. */
static void strip(const char **href, size_t *size, const char *prefix)
{
    size_t length = strlen(prefix);
    if (*size >= length && memcmp(*href, prefix, length) == 0) {
        *href += length;
        *size -= length;
    }
}

static bool is_name(const char *href, size_t size, const char *name)
{
    return strlen(name) == size && memcmp(href, name, size) == 0;
}

/* A chapter, or a part of one from the second on: "c12.xhtml", "c12-3.xhtml". */
static bool is_chapter(const char *href, size_t size, const struct book *book)
{
    const char *dash = memchr(href, '-', size);
    if (!dash)
        return is_numbered(href, size, "c", book->article_count, ".xhtml");
    size_t before = (size_t)(dash - href);
    return is_numbered(href, before, "c", book->article_count, "") &&
           is_numbered(dash, size - before, "-", book->page_count, ".xhtml");
}

/* A scan_target: links go to style sheets, the front page, chapters and pages of sections, from
 * the nav through the folder of texts, from there beside each other. */
static bool leads(const void *context, const char *href, size_t size)
{
    const struct book *book = context;
    if (is_name(href, size, STYLE_NAME) || is_name(href, size, "../" STYLE_NAME) ||
        is_numbered(href, size, USER_STYLE, book->style_count, ".css") ||
        is_numbered(href, size, "../" USER_STYLE, book->style_count, ".css"))
        return true;
    if (picture_is_named(book->gallery, href, size))
        return true;
    strip(&href, &size, TEXT_FOLDER);
    const char *fragment = memchr(href, '#', size);
    size = fragment ? (size_t)(fragment - href) : size;
    if (book_has_cover(book) &&
        (is_name(href, size, COVER_FILE) || is_name(href, size, "../" COVER_IMAGE_NAME)))
        return true;
    return (book_has_front(book) && is_name(href, size, FRONT_FILE)) ||
           is_chapter(href, size, book) ||
           is_numbered(href, size, "s", book->section_count, ".xhtml");
}

/* What a scan's answer means; a fault is kept for the message. */
static octavo_status judge(struct binding *binding, const char *fault)
{
    if (!fault)
        return OCTAVO_OK;
    if (fault == scan_no_memory)
        return OCTAVO_LIMIT;
    atomic_store(&binding->fault, fault);
    return OCTAVO_INTERNAL;
}

static octavo_status judge_page(struct binding *binding, const struct buffer *page)
{
    if (page->failed)
        return OCTAVO_LIMIT;
    return judge(binding, scan_page(page->data, page->size, leads, binding->book));
}

static octavo_status judge_xml(struct binding *binding, const struct buffer *document)
{
    if (document->failed)
        return OCTAVO_LIMIT;
    return judge(binding, scan_xml(document->data, document->size));
}

static octavo_status judge_nothing(struct binding *binding, const struct buffer *bytes)
{
    (void)binding;
    return bytes->failed ? OCTAVO_LIMIT : OCTAVO_OK;
}

/* The first theme is that of books for which none is set. */
static const struct {
    const char *name, *sheet;
} themes[] = {{"newspaper", style_newspaper}, {"book", style_book}, {"plain", style_plain}};

static void write_style(const struct book *book, struct buffer *out)
{
    const char *theme = settings_value(book->settings, OCTAVO_THEME);
    size_t i = 0;
    while (theme && strcmp(themes[i].name, theme) != 0)
        i++; /* the setting was checked: it is one of them */
    buffer_add_string(out, style_base);
    buffer_add_byte(out, '\n');
    buffer_add_string(out, themes[i].sheet);
}

/* The files that are about the whole book, in the order of the archive. */
static const struct content {
    const char *path;
    void (*write)(const struct book *book, struct buffer *out);
    octavo_status (*judge)(struct binding *binding, const struct buffer *bytes);
} contents[] = {
    {"META-INF/container.xml", write_container, judge_xml},
    {BOOK_FOLDER PACKAGE_NAME, write_package, judge_xml},
    {BOOK_FOLDER NAV_NAME, write_nav, judge_page},
    {BOOK_FOLDER NCX_NAME, write_ncx, judge_xml},
    {BOOK_FOLDER STYLE_NAME, write_style, judge_nothing},
};

static octavo_status add_contents(struct pack *pack, struct binding *binding)
{
    struct buffer bytes;
    buffer_init(&bytes);
    octavo_status status = OCTAVO_OK;
    for (size_t i = 0; status == OCTAVO_OK && i < sizeof contents / sizeof *contents; i++) {
        buffer_clear(&bytes);
        contents[i].write(binding->book, &bytes);
        status = contents[i].judge(binding, &bytes);
        if (status == OCTAVO_OK && !pack_add(pack, contents[i].path, bytes.data, bytes.size))
            status = OCTAVO_LIMIT;
    }
    buffer_fini(&bytes);
    return status;
}

/* What a page that could not be made leaves for the message. */
static octavo_status judge_made(struct binding *binding, octavo_status status,
                                const struct buffer *page)
{
    if (status == OCTAVO_OUTPUT)
        atomic_store(&binding->reason, errno);
    return status == OCTAVO_OK ? judge_page(binding, page) : status;
}

static octavo_status add_front(struct pack *pack, struct binding *binding)
{
    struct buffer bytes;
    if (!book_has_front(binding->book))
        return OCTAVO_OK;
    buffer_init(&bytes);
    octavo_status status =
        judge_made(binding, listing_make(binding->book, binding->spool, NULL, &bytes), &bytes);
    if (status == OCTAVO_OK && !pack_add(pack, BOOK_FOLDER FRONT_NAME, bytes.data, bytes.size))
        status = OCTAVO_LIMIT;
    buffer_fini(&bytes);
    return status;
}

/* The user's own; they were looked at when they were read. */
static octavo_status add_styles(struct pack *pack, const struct book *book)
{
    char name[ENTRY_NAME_SIZE], path[ENTRY_NAME_SIZE];
    for (size_t i = 0; i < book->style_count; i++) {
        const struct buffer *css = &book->styles[i];
        style_name(i, name);
        book_path(name, path);
        if (!pack_add(pack, path, css->data ? css->data : "", css->size))
            return OCTAVO_LIMIT;
    }
    return OCTAVO_OK;
}

/* The picture and its page. */
static octavo_status add_cover(struct pack *pack, struct binding *binding)
{
    const struct buffer *cover = &binding->book->cover;
    struct buffer page;
    if (!book_has_cover(binding->book))
        return OCTAVO_OK;
    buffer_init(&page);
    write_cover(binding->book, &page);
    octavo_status status = judge_page(binding, &page);
    if (status == OCTAVO_OK &&
        !(pack_add_picture(pack, BOOK_FOLDER COVER_IMAGE_NAME, cover->data, cover->size) &&
          pack_add(pack, BOOK_FOLDER COVER_NAME, page.data, page.size)))
        status = OCTAVO_LIMIT;
    buffer_fini(&page);
    return status;
}

static bool is_drawing(const struct book *book, size_t index)
{
    return gallery_picture(book->gallery, book->pictures.items[index])->kind == PICTURE_SVG;
}

static size_t count_drawings(const struct book *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->pictures.count; i++)
        count += is_drawing(book, i);
    return count;
}

/* Drawing `index` of the book's, which is text. */
static octavo_status fetch_drawing(struct binding *binding, size_t index, struct buffer *out)
{
    const struct book *book = binding->book;
    size_t i = 0;
    while (!is_drawing(book, i) || index-- > 0)
        i++;
    const struct picture *picture = gallery_picture(book->gallery, book->pictures.items[i]);
    if (!spool_fetch(binding->spool, picture->place, picture->size, out)) {
        atomic_store(&binding->reason, errno);
        return OCTAVO_OUTPUT;
    }
    return judge_xml(binding, out);
}

/* A page_maker. */
static octavo_status make_page(void *context, size_t index, struct buffer *out)
{
    struct binding *binding = context;
    if (atomic_load(binding->cancelled))
        return OCTAVO_CANCELLED;
    if (!tree_ready())
        return OCTAVO_LIMIT;
    if (index >= binding->book->page_count)
        return fetch_drawing(binding, index - binding->book->page_count, out);
    const struct page_of *page = &binding->book->pages[index];
    return judge_made(binding,
                      page->article
                          ? chapter_make(binding->book, binding->spool, binding->links, page, out,
                                         &binding->remarks[index])
                          : listing_make(binding->book, binding->spool, page->section, out),
                      out);
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

/* The pictures; those that are text are compressed, as pages behind the last one. */
static bool add_pictures(struct pack *pack, const struct book *book, const struct spool *spool,
                         struct pages *pages)
{
    char name[ENTRY_NAME_SIZE], path[ENTRY_NAME_SIZE];
    for (size_t i = 0, late = book->page_count; i < book->pictures.count; i++) {
        const struct picture *picture = gallery_picture(book->gallery, book->pictures.items[i]);
        picture_name(picture, name);
        book_path(name, path);
        bool added = picture->kind == PICTURE_SVG
                         ? pack_add_page(pack, path, pages, late++)
                         : pack_add_spooled(pack, path, spool, picture->place, picture->size);
        if (!added)
            return false;
    }
    return true;
}

/* What was remarked on pages, in the order of the book. */
static void gather_remarks(struct binding *binding, struct diagnostics *remarks)
{
    for (size_t i = 0; binding->remarks && i < binding->book->page_count; i++)
        diagnostics_move(remarks, &binding->remarks[i]);
    free(binding->remarks);
}

void remark_size(const char *path, uint64_t size, struct diagnostics *remarks)
{
    if (size > LIMIT_KINDLE_BYTES)
        diagnose(remarks, DIAGNOSTIC_LARGE_FOR_KINDLE, path, 0, NULL);
    else if (size > LIMIT_MAIL_BYTES)
        diagnose(remarks, DIAGNOSTIC_LARGE_FOR_MAIL, path, 0, NULL);
}

octavo_status bind_book(const struct book *book, const struct spool *spool, size_t threads,
                        const struct links *links, const atomic_bool *cancelled, const char *path,
                        uint64_t *size, struct diagnostics *remarks)
{
    struct binding binding = {.book = book, .spool = spool, .links = links, .cancelled = cancelled};
    struct pack *pack = NULL;
    struct pages *pages = NULL;
    binding.remarks = calloc(book->page_count, sizeof *binding.remarks);
    octavo_status status = binding.remarks ? pack_open(path, &pack, remarks) : OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        status = add_contents(pack, &binding);
    if (status == OCTAVO_OK)
        status = add_cover(pack, &binding);
    if (status == OCTAVO_OK)
        status = add_front(pack, &binding);
    if (status == OCTAVO_OK)
        status = add_styles(pack, book);
    if (status == OCTAVO_OK)
        pages = pages_open(book->page_count + count_drawings(book), threads, make_page, &binding);
    if (status == OCTAVO_OK &&
        (!pages || !add_pages(pack, book, pages) || !add_pictures(pack, book, spool, pages)))
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        status = pack_close(pack, size, remarks);
    else
        pack_discard(pack);
    pages_close(pages);
    gather_remarks(&binding, remarks);
    if (status == OCTAVO_OK)
        remark_size(path, *size, remarks);
    int reason = atomic_load(&binding.reason);
    const char *fault = atomic_load(&binding.fault);
    if (status == OCTAVO_OUTPUT && reason != 0)
        diagnose(remarks, DIAGNOSTIC_SPOOL_FAILED, path, 0, strerror(reason));
    if (status == OCTAVO_INTERNAL && fault)
        diagnose(remarks, DIAGNOSTIC_FAULTY_PAGE, path, 0, fault);
    return status;
}
