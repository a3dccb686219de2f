/* Links to sections; see jumps.h. */
#include "write/jumps.h"

#include "book/labels.h"
#include "write/page.h"

#include <stdio.h>

enum { FEW_ARTICLES = 20 }; /* two or three screens */
enum { OUTERMOST = 1, ID_SIZE = 32 };

static bool is_target(const struct book *book, const struct section *section)
{
    return !book->divided && book->article_count > FEW_ARTICLES && section->level == OUTERMOST;
}

/* What links and headings call a section: "#section-3". */
static void write_id(const struct book *book, const struct section *section, char id[ID_SIZE])
{
    snprintf(id, ID_SIZE, "#section-%zu", (size_t)(section - book->sections) + 1);
}

void jumps_mark(struct xml *xml, const struct book *book, const struct section *section)
{
    char id[ID_SIZE];
    write_id(book, section, id);
    xml_attribute(xml, "id", is_target(book, section) ? id + 1 : NULL);
}

static void write_links(struct xml *xml, const struct book *book)
{
    char id[ID_SIZE];
    bool begun = false;
    for (size_t i = 0; i < book->section_count; i++) {
        if (!is_target(book, &book->sections[i]))
            continue;
        if (begun)
            xml_text(xml, "\u00A0· "); /* no line begins with the dot */
        begun = true;
        write_id(book, &book->sections[i], id);
        xml_open(xml, "a");
        xml_attribute(xml, "href", id);
        page_label(xml, book->sections[i].title);
        xml_close(xml);
    }
}

void jumps_write(struct xml *xml, const struct book *book)
{
    size_t targets = 0;
    for (size_t i = 0; i < book->section_count; i++)
        targets += is_target(book, &book->sections[i]);
    if (targets < 2)
        return;
    xml_open(xml, "nav");
    xml_attribute(xml, "class", "jumps");
    xml_attribute(xml, "aria-label", labels_in(book->language)->section_list);
    xml_open(xml, "p");
    write_links(xml, book);
    xml_close(xml);
    xml_close(xml);
    xml_line(xml);
}
