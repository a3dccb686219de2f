/* Feet of pages; see foot.h. */
#include "write/foot.h"

#include "book/labels.h"
#include "write/names.h"
#include "write/page.h"

#include <string.h>

/* A link of the line, behind those before it. */
static void add_link(struct xml *xml, const char *name, const char *label, bool *begun)
{
    if (*begun)
        xml_text(xml, " · ");
    *begun = true;
    xml_open(xml, "a");
    xml_attribute(xml, "href", name + strlen(TEXT_FOLDER)); /* pages stand beside each other */
    xml_text(xml, label);
    xml_close(xml);
}

/* The words are octavo's own, so that no comparison takes them for the article's. */
static void open_foot(struct xml *xml, const struct labels *labels)
{
    xml_open(xml, "nav");
    xml_attribute(xml, "class", "foot furniture");
    xml_attribute(xml, "aria-label", labels->contents);
}

static void close_foot(struct xml *xml)
{
    xml_close(xml);
    xml_close(xml);
    xml_line(xml);
}

/* The page of the contents that lists what is in a section, given its index. */
static void contents_name(const struct book *book, size_t section, char name[ENTRY_NAME_SIZE])
{
    const struct section *page = book->divided ? book_page_around(book, section) : NULL;
    if (page)
        section_name(page, name);
    else
        strcpy(name, FRONT_NAME);
}

void foot_of_article(struct xml *xml, const struct book *book, const struct article *article)
{
    const struct labels *labels = labels_in(book->language);
    const struct article *last = book->articles + book->article_count - 1;
    char name[ENTRY_NAME_SIZE];
    bool begun = false;
    if (!book_has_front(book))
        return;
    open_foot(xml, labels);
    page_mark_own(xml, book, article);
    xml_open(xml, "p");
    if (article > book->articles) {
        chapter_name(article - 1, name);
        add_link(xml, name, labels->previous, &begun);
    }
    contents_name(book, article->section, name);
    add_link(xml, name, labels->contents, &begun);
    if (article < last) {
        chapter_name(article + 1, name);
        add_link(xml, name, labels->next, &begun);
    }
    close_foot(xml);
}

void foot_of_section(struct xml *xml, const struct book *book, const struct section *section)
{
    char name[ENTRY_NAME_SIZE];
    const struct labels *labels = labels_in(book->language);
    bool begun = false;
    open_foot(xml, labels);
    xml_open(xml, "p");
    contents_name(book, section->parent, name);
    add_link(xml, name, labels->contents, &begun);
    close_foot(xml);
}
