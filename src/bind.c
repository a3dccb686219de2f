/* Pass 2: the planned book becomes a file; see bind.h. */
#include "bind.h"

#include "pack/pack.h"
#include "style.h"
#include "write/names.h"
#include "write/write.h"

#include <stdio.h>

/* Adds what a writer made under its name in the book, and clears the buffer for the next one. */
static bool add_entry(struct pack *pack, const char *name, struct buffer *bytes)
{
    char path[ENTRY_NAME_SIZE];
    snprintf(path, sizeof path, BOOK_FOLDER "%s", name);
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

/* The pages of sections and chapters, in the order of the spine. */
static bool add_pages(struct pack *pack, const struct book *book, struct buffer *bytes)
{
    char name[ENTRY_NAME_SIZE];
    for (size_t i = 0; i < book->article_count; i++) {
        const struct section *section = book_section_at(book, i);
        if (section && section->number > 0) {
            write_section(book, section, bytes);
            section_name(section, name);
            if (!add_entry(pack, name, bytes))
                return false;
        }
        write_chapter(book, &book->articles[i], bytes);
        chapter_name(&book->articles[i], name);
        if (!add_entry(pack, name, bytes))
            return false;
    }
    return true;
}

octavo_status bind_book(const struct book *book, const char *path, uint64_t *size,
                        struct diagnostics *remarks)
{
    struct buffer bytes;
    buffer_init(&bytes);
    struct pack *pack = pack_open(path);
    bool added = pack && add_contents(pack, book, &bytes) && add_pages(pack, book, &bytes);
    buffer_fini(&bytes);
    if (added)
        return pack_close(pack, size, remarks);
    pack_discard(pack);
    return OCTAVO_LIMIT;
}
