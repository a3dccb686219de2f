/* One part of the planned book instead of the book; see dump.h. */
#include "dump.h"

#include "base/commit.h"
#include "base/file.h"
#include "chapter.h"
#include "write/write.h"

#include <errno.h>
#include <string.h>

struct dump {
    const struct book *book;
    const struct spool *spool;
    const struct links *links;
    struct diagnostics *remarks;
    const atomic_bool *cancelled;
    struct commit commit;
    uint64_t size; /* bytes that are written */
};

/* Writes what is in the buffer, and empties it. OCTAVO_OUTPUT with errno. */
static octavo_status put(struct dump *dump, struct buffer *bytes)
{
    if (bytes->failed)
        return OCTAVO_LIMIT;
    if (!file_write(dump->commit.file, dump->size, bytes->data, bytes->size))
        return OCTAVO_OUTPUT;
    dump->size += bytes->size;
    buffer_clear(bytes);
    return OCTAVO_OK;
}

/* A block a line, a line with a form feed between articles: no text holds one. */
static octavo_status put_texts(struct dump *dump, struct buffer *bytes)
{
    octavo_status status = OCTAVO_OK;
    for (size_t i = 0; status == OCTAVO_OK && i < dump->book->article_count; i++) {
        const struct article *article = &dump->book->articles[i];
        if (atomic_load(dump->cancelled))
            return OCTAVO_CANCELLED;
        if (i > 0)
            buffer_add_string(bytes, "\f\n");
        if (!spool_fetch(dump->spool, article->place, article->markup_size, bytes))
            return OCTAVO_OUTPUT;
        status = put(dump, bytes);
    }
    return status;
}

/* One whole XHTML document behind the other. */
static octavo_status put_chapters(struct dump *dump, struct buffer *bytes)
{
    octavo_status status = OCTAVO_OK;
    for (size_t i = 0; status == OCTAVO_OK && i < dump->book->page_count; i++) {
        const struct page_of *page = &dump->book->pages[i];
        if (atomic_load(dump->cancelled))
            return OCTAVO_CANCELLED;
        if (page->article)
            status = chapter_make(dump->book, dump->spool, dump->links, page, bytes, dump->remarks);
        if (status == OCTAVO_OK)
            status = put(dump, bytes);
    }
    return status;
}

static octavo_status put_package(struct dump *dump, struct buffer *bytes)
{
    write_package(dump->book, bytes);
    return put(dump, bytes);
}

static octavo_status put_nav(struct dump *dump, struct buffer *bytes)
{
    write_nav(dump->book, bytes);
    return put(dump, bytes);
}

static octavo_status put_ncx(struct dump *dump, struct buffer *bytes)
{
    write_ncx(dump->book, bytes);
    return put(dump, bytes);
}

static const struct {
    const char *name;
    octavo_status (*put)(struct dump *dump, struct buffer *bytes);
} parts[] = {
    {"text", put_texts}, {"xhtml", put_chapters}, {"opf", put_package},
    {"nav", put_nav},    {"ncx", put_ncx},
};

bool dump_is_text(const struct settings *settings)
{
    const char *part = settings_value(settings, OCTAVO_DUMP);
    return part && strcmp(part, "text") == 0;
}

static octavo_status put_part(struct dump *dump)
{
    const char *name = settings_value(dump->book->settings, OCTAVO_DUMP);
    size_t i = 0;
    while (strcmp(parts[i].name, name) != 0)
        i++; /* the setting was checked: it is one of them */
    struct buffer bytes;
    buffer_init(&bytes);
    octavo_status status = parts[i].put(dump, &bytes);
    int reason = errno;
    buffer_fini(&bytes);
    errno = reason;
    return status;
}

octavo_status dump_book(const struct book *book, const struct spool *spool,
                        const struct links *links, const atomic_bool *cancelled, const char *path,
                        uint64_t *size, struct diagnostics *remarks)
{
    struct dump dump = {
        .book = book, .spool = spool, .links = links, .remarks = remarks, .cancelled = cancelled};
    octavo_status status = OCTAVO_OUTPUT;
    if (commit_open(&dump.commit, path)) {
        status = put_part(&dump);
        if (status != OCTAVO_OK)
            commit_abandon(&dump.commit);
        else if (!commit_finish(&dump.commit))
            status = OCTAVO_OUTPUT;
    }
    if (status == OCTAVO_OUTPUT && errno == ENOMEM)
        status = OCTAVO_LIMIT;
    if (status == OCTAVO_OUTPUT)
        diagnose(remarks, DIAGNOSTIC_OUTPUT_FAILED, path, 0, strerror(errno));
    *size = dump.size;
    return status;
}
