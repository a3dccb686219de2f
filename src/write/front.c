/* The front page, which is the visible contents, and the pages of sections. Both list articles. */
#include "base/limits.h"
#include "book/labels.h"
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

#include <stdio.h>
#include <string.h>

/* Pages stand beside each other, so a link is the name without its folder. */
static const char *beside(const char *name)
{
    return name + strlen(TEXT_FOLDER);
}

static void list_article(struct xml *xml, const struct book *book, const struct article *article)
{
    char name[ENTRY_NAME_SIZE], minutes[32];
    chapter_name(article, name);
    xml_open(xml, "li");
    page_link_article(xml, book, article, beside(name));
    if (book->article_count <= LIMIT_FRONT_DETAILS) {
        snprintf(minutes, sizeof minutes, "%zu %s", article_minutes(article),
                 labels_in(book->language)->minutes);
        xml_text(xml, " ");
        xml_element_with(xml, "span", "class", "minutes", minutes);
    }
    xml_close(xml);
    xml_line(xml);
}

/* Articles first..end-1 as a list. */
static void list_articles(struct xml *xml, const struct book *book, size_t first, size_t end)
{
    xml_open(xml, "ol");
    xml_attribute(xml, "class", "headlines");
    xml_line(xml);
    for (size_t i = first; i < end; i++)
        list_article(xml, book, &book->articles[i]);
    xml_close(xml);
    xml_line(xml);
}

static void section_heading(struct xml *xml, const struct section *section)
{
    char name[ENTRY_NAME_SIZE];
    section_name(section, name);
    xml_open(xml, "h2");
    if (section->number > 0) {
        xml_open(xml, "a");
        xml_attribute(xml, "href", beside(name));
        xml_text(xml, section->title);
        xml_close(xml);
    } else {
        xml_text(xml, section->title);
    }
    xml_close(xml);
    xml_line(xml);
}

void write_front(const struct book *book, struct buffer *out)
{
    struct xml xml;
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = book->title,
        .style = "../" STYLE_NAME,
        .type = "frontmatter",
    };
    if (!book_has_front(book))
        return;
    xml_init(&xml, out, XML_XHTML);
    page_open(&xml, &page);
    xml_open(&xml, "nav");
    xml_attribute(&xml, "class", "front");
    xml_attribute(&xml, "epub:type", "toc");
    xml_attribute(&xml, "role", "doc-toc");
    xml_attribute(&xml, "aria-label", labels_in(book->language)->contents);
    xml_line(&xml);
    xml_open(&xml, "header");
    xml_line(&xml);
    xml_element(&xml, "h1", book->title);
    xml_line(&xml);
    xml_element_with(&xml, "p", "class", "kicker", labels_in(book->language)->in_this_issue);
    xml_line(&xml);
    xml_close(&xml);
    xml_line(&xml);
    for (size_t first = 0, end; first < book->article_count; first = end) {
        const struct section *section = book_section_at(book, first);
        end = book_run_end(book, first);
        if (section)
            section_heading(&xml, section);
        list_articles(&xml, book, first, end);
    }
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}

void write_section(const struct book *book, const struct section *section, struct buffer *out)
{
    struct xml xml;
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = section->title,
        .style = "../" STYLE_NAME,
        .type = "bodymatter",
    };
    xml_init(&xml, out, XML_XHTML);
    page_open(&xml, &page);
    xml_open(&xml, "section");
    xml_attribute(&xml, "class", "part");
    xml_attribute(&xml, "epub:type", "part");
    xml_attribute(&xml, "role", "doc-part");
    xml_attribute(&xml, "aria-labelledby", "section");
    xml_line(&xml);
    xml_element_with(&xml, "h1", "id", "section", section->title);
    xml_line(&xml);
    list_articles(&xml, book, section->first, section->first + section->count);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}
