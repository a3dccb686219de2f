/* A chapter: one article as one XHTML file. */
#include "write/foot.h"
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

void write_body(const struct tree *body, struct buffer *out, struct sizes *ends)
{
    struct xml xml;
    xml_init(&xml, out, XML_FRAGMENT);
    xml_tree(&xml, body->root, ends);
    xml_fini(&xml);
}

void write_chapter(const struct book *book, const struct article *article, size_t part,
                   const struct buffer *markup, struct buffer *out)
{
    struct xml xml;
    struct page page = {
        .language = page_language(book, article),
        .rtl = book->rtl,
        .title = article->title,
        .style = "../" STYLE_NAME,
        .styles = book->style_count,
        .type = "bodymatter",
    };
    xml_init(&xml, out, XML_XHTML);
    page_open(&xml, &page);
    xml_open(&xml, "section");
    xml_attribute(&xml, "epub:type", "chapter");
    xml_attribute(&xml, "role", "doc-chapter");
    xml_attribute(&xml, "aria-labelledby", "headline");
    page_mark_direction(&xml, book, article);
    xml_line(&xml);
    if (part > 0) { /* the first one has it in its markup */
        xml_open(&xml, "header");
        xml_line(&xml);
        xml_element_with(&xml, "h1", "id", "headline", article->title);
        xml_line(&xml);
        xml_close(&xml);
        xml_line(&xml);
    }
    xml_markup(&xml, markup);
    if (part + 1 == article_part_count(article))
        foot_of_article(&xml, book, article);
    xml_close(&xml);
    page_close(&xml);
    xml_fini(&xml);
}
