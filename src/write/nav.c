/* The navigation document (EPUB 3.3, section 7): contents for the reading system, and landmarks. It
 * stands outside the spine; the visible contents is the front page. */
#include "book/labels.h"
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

#include <string.h>

static void add_headings(struct xml *xml, const struct book *book, const struct article *article)
{
    const struct buffer *headings = &article->headings;
    struct buffer href;
    buffer_init(&href);
    xml_open(xml, "ol");
    xml_line(xml);
    for (size_t at = 0; at < headings->size && !xml->failed;) {
        const char *behind = headings->data + at, *label = behind + strlen(behind) + 1;
        buffer_clear(&href);
        buffer_add_format(&href, TEXT_FOLDER "c%zu%s", article->number, behind);
        xml_open(xml, "li");
        xml_open(xml, "a");
        xml_attribute(xml, "href", href.failed ? NULL : href.data);
        page_mark_foreign(xml, book, article);
        page_label(xml, label);
        xml_close(xml);
        xml_close(xml);
        xml_line(xml);
        at = (size_t)(label + strlen(label) + 1 - headings->data);
    }
    xml_close(xml);
    xml->failed = xml->failed || href.failed;
    buffer_fini(&href);
}

static void add_article(struct xml *xml, const struct book *book, const struct article *article,
                        bool headings)
{
    char name[ENTRY_NAME_SIZE];
    chapter_name(article, name);
    xml_open(xml, "li");
    page_link_article(xml, book, article, name);
    if (headings && article_lists_headings(article))
        add_headings(xml, book, article);
    xml_close(xml);
    xml_line(xml);
}

/* Opens the item of a section and the list of its articles. */
static void open_section(struct xml *xml, const struct section *section)
{
    char name[ENTRY_NAME_SIZE];
    section_name(section, name);
    xml_open(xml, "li");
    xml_open(xml, section->number > 0 ? "a" : "span");
    xml_attribute(xml, "href", section->number > 0 ? name : NULL);
    page_label(xml, section->title);
    xml_close(xml);
    xml_open(xml, "ol");
    xml_line(xml);
}

static void close_section(struct xml *xml)
{
    xml_close(xml);
    xml_close(xml);
    xml_line(xml);
}

/* The sections that begin with an article, and are levels of the contents. */
static void open_sections(struct xml *xml, const struct book *book, size_t article, size_t depth)
{
    const struct section *sections = NULL;
    size_t count = book_sections_at(book, article, &sections);
    for (size_t i = 0; i < count && sections[i].level < depth; i++)
        open_section(xml, &sections[i]);
}

static void add_contents(struct xml *xml, const struct book *book)
{
    size_t depth = book_contents_depth(book);
    bool headings = book_lists_headings(book);
    xml_open(xml, "ol");
    xml_line(xml);
    for (size_t i = 0; i < book->article_count; i++) {
        open_sections(xml, book, i, depth);
        add_article(xml, book, &book->articles[i], headings);
        for (size_t ends = book_sections_ending(book, i, depth); ends > 0; ends--)
            close_section(xml);
    }
    xml_close(xml);
    xml_line(xml);
}

static void add_landmark(struct xml *xml, const char *type, const char *href, const char *label)
{
    xml_open(xml, "li");
    xml_open(xml, "a");
    xml_attribute(xml, "epub:type", type);
    xml_attribute(xml, "href", href);
    xml_text(xml, label);
    xml_close(xml);
    xml_close(xml);
    xml_line(xml);
}

static void add_landmarks(struct xml *xml, const struct book *book)
{
    const struct labels *labels = labels_in(book->language);
    char name[ENTRY_NAME_SIZE];
    chapter_name(&book->articles[0], name);
    xml_open(xml, "ol");
    xml_line(xml);
    if (book_has_cover(book))
        add_landmark(xml, "cover", COVER_NAME, labels->cover);
    if (book_has_front(book))
        add_landmark(xml, "toc", FRONT_NAME, labels->contents);
    add_landmark(xml, "bodymatter", name, labels->start);
    xml_close(xml);
    xml_line(xml);
}

void write_nav(const struct book *book, struct buffer *out)
{
    struct xml xml;
    const struct labels *labels = labels_in(book->language);
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = book->title,
        .style = STYLE_NAME,
        .styles = book->style_count,
        .type = "frontmatter",
    };
    xml_init(&xml, out, XML_XHTML);
    page_open(&xml, &page);
    xml_open(&xml, "nav");
    xml_attribute(&xml, "epub:type", "toc");
    xml_attribute(&xml, "role", "doc-toc");
    xml_attribute(&xml, "aria-labelledby", "contents");
    xml_line(&xml);
    xml_element_with(&xml, "h1", "id", "contents", labels->contents);
    xml_line(&xml);
    add_contents(&xml, book);
    xml_close(&xml);
    xml_line(&xml);
    xml_open(&xml, "nav");
    xml_attribute(&xml, "epub:type", "landmarks");
    xml_attribute(&xml, "hidden", "hidden");
    xml_line(&xml);
    add_landmarks(&xml, book);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}
