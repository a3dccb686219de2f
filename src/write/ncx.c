/* The NCX (OPF 2.0.1, section 2.4.1): the contents for reading systems of EPUB 2; the same labels
 * and targets as the navigation document. */
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

#include <stdio.h>
#include <string.h>

static void add_named(struct xml *xml, const char *name, const char *content)
{
    xml_open(xml, "meta");
    xml_attribute(xml, "name", name);
    xml_attribute(xml, "content", content);
    xml_close(xml);
}

static void add_text(struct xml *xml, const char *element, const char *text)
{
    xml_open(xml, element);
    xml_open(xml, "text");
    page_label(xml, text);
    xml_close(xml);
    xml_close(xml);
}

/* Opens a point; points with one target have one place in the order of play. */
static void open_point(struct xml *xml, char kind, size_t number, size_t order, const char *label,
                       const char *target)
{
    char id[32], play[32];
    snprintf(id, sizeof id, "%c%zu", kind, number);
    snprintf(play, sizeof play, "%zu", order);
    xml_open(xml, "navPoint");
    xml_attribute(xml, "id", id);
    xml_attribute(xml, "playOrder", play);
    add_text(xml, "navLabel", label);
    xml_open(xml, "content");
    xml_attribute(xml, "src", target);
    xml_close(xml);
}

/* Opens the sections that begin with an article, and are levels of the contents. One without a page
 * leads to that article, which comes next in the order of play. */
static void open_sections(struct xml *xml, const struct book *book, size_t article, size_t depth,
                          size_t *order)
{
    const struct section *sections = NULL;
    size_t count = book_sections_at(book, article, &sections);
    for (size_t i = 0; i < count && sections[i].level < depth; i++) {
        const struct section *section = &sections[i];
        char name[ENTRY_NAME_SIZE];
        if (section->number > 0)
            section_name(section, name);
        else
            chapter_name(&book->articles[article], name);
        *order += section->number > 0;
        open_point(xml, 's', (size_t)(section - book->sections) + 1,
                   *order + (section->number == 0), section->title, name);
    }
}

/* The points of an article's headings. */
static void add_headings(struct xml *xml, const struct article *article, size_t *order)
{
    const struct buffer *headings = &article->headings;
    struct buffer target;
    buffer_init(&target);
    for (size_t at = 0; at < headings->size && !xml->failed;) {
        const char *behind = headings->data + at, *label = behind + strlen(behind) + 1;
        buffer_clear(&target);
        buffer_add_format(&target, TEXT_FOLDER "c%zu%s", article->number, behind);
        xml->failed = xml->failed || target.failed;
        ++*order;
        if (!target.failed) {
            open_point(xml, 'h', *order, *order, label, target.data);
            xml_close(xml);
        }
        at = (size_t)(label + strlen(label) + 1 - headings->data);
    }
    buffer_fini(&target);
}

static void add_points(struct xml *xml, const struct book *book, size_t depth)
{
    bool headings = book_lists_headings(book);
    size_t order = 0;
    for (size_t i = 0; i < book->article_count; i++) {
        char name[ENTRY_NAME_SIZE];
        open_sections(xml, book, i, depth, &order);
        chapter_name(&book->articles[i], name);
        open_point(xml, 'c', i + 1, ++order, book->articles[i].title, name);
        if (headings && article_lists_headings(&book->articles[i]))
            add_headings(xml, &book->articles[i], &order);
        xml_close(xml);
        for (size_t ends = book_sections_ending(book, i, depth); ends > 0; ends--)
            xml_close(xml);
    }
}

void write_ncx(const struct book *book, struct buffer *out)
{
    struct xml xml;
    char depth[32];
    snprintf(depth, sizeof depth, "%zu", book_contents_depth(book) + book_lists_headings(book));
    xml_init(&xml, out, XML_PLAIN);
    xml_open(&xml, "ncx");
    xml_attribute(&xml, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    xml_attribute(&xml, "version", "2005-1");
    xml_attribute(&xml, "xml:lang", book->language);
    xml_open(&xml, "head");
    add_named(&xml, "dtb:uid", book->identifier);
    add_named(&xml, "dtb:depth", depth);
    add_named(&xml, "dtb:totalPageCount", "0");
    add_named(&xml, "dtb:maxPageNumber", "0");
    xml_close(&xml);
    add_text(&xml, "docTitle", book->title);
    if (book->creators.count > 0)
        add_text(&xml, "docAuthor", book->creators.items[0]);
    xml_open(&xml, "navMap");
    add_points(&xml, book, book_contents_depth(book));
    xml_close(&xml);
    xml_close(&xml);
    xml_fini(&xml);
}
