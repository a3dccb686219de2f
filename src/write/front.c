/* The front page, which is the visible contents, and the pages of sections. Both list
 * articles under the sections that they are in. */
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

/* A heading `depth` levels below the page's own. */
static void section_heading(struct xml *xml, const struct section *section, size_t depth)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4"};
    char name[ENTRY_NAME_SIZE];
    section_name(section, name);
    xml_open(xml, elements[depth]);
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

/* Articles first..end-1, under headings for the sections that are below `level`. */
static void list_sections(struct xml *xml, const struct book *book, size_t first, size_t end,
                          size_t level)
{
    for (size_t at = first, next; at < end; at = next) {
        const struct section *sections = NULL;
        size_t count = book_sections_at(book, at, &sections);
        for (size_t i = 0; i < count; i++)
            if (sections[i].level > level)
                section_heading(xml, &sections[i], sections[i].level - level);
        next = book_run_end(book, at);
        list_articles(xml, book, at, next);
    }
}

/* What such a page says it is: to the reading system, to style sheets, to assistive technology. */
static const struct kind {
    const char *body_type, *element, *class, *type, *role;
    const char *named_by; /* the attribute that tells the element's name */
} front = {"frontmatter", "nav", "front", "toc", "doc-toc", "aria-label"},
  part = {"bodymatter", "section", "part", "part", "doc-part", "aria-labelledby"};

static void open_kind(struct xml *xml, const struct book *book, const struct kind *kind,
                      const char *title, const char *name)
{
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = title,
        .style = "../" STYLE_NAME,
        .styles = book->style_count,
        .type = kind->body_type,
    };
    page_open(xml, &page);
    xml_open(xml, kind->element);
    xml_attribute(xml, "class", kind->class);
    xml_attribute(xml, "epub:type", kind->type);
    xml_attribute(xml, "role", kind->role);
    xml_attribute(xml, kind->named_by, name);
    xml_line(xml);
}

void write_front(const struct book *book, struct buffer *out)
{
    const struct labels *labels = labels_in(book->language);
    struct xml xml;
    if (!book_has_front(book))
        return;
    xml_init(&xml, out, XML_XHTML);
    open_kind(&xml, book, &front, book->title, labels->contents);
    xml_open(&xml, "header");
    xml_line(&xml);
    xml_element(&xml, "h1", book->title);
    xml_line(&xml);
    xml_element_with(&xml, "p", "class", "kicker", labels->in_this_issue);
    xml_line(&xml);
    xml_close(&xml);
    xml_line(&xml);
    list_sections(&xml, book, 0, book->article_count, 0);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}

void write_section(const struct book *book, const struct section *section, struct buffer *out)
{
    struct xml xml;
    xml_init(&xml, out, XML_XHTML);
    open_kind(&xml, book, &part, section->title, "section");
    xml_element_with(&xml, "h1", "id", "section", section->title);
    xml_line(&xml);
    list_sections(&xml, book, section->first, section->first + section->count, section->level);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}
