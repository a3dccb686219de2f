/* The envelope of XHTML pages; see page.h. */
#include "write/page.h"

#include "base/limits.h"
#include "book/text.h"
#include "write/names.h"

#include <stdio.h>
#include <string.h>

void page_label(struct xml *xml, const char *line)
{
    struct buffer label;
    buffer_init(&label);
    text_cut(&label, line, LIMIT_LABEL);
    if (label.failed)
        xml->failed = true;
    else
        xml_text(xml, label.data);
    buffer_fini(&label);
}

static void link_style(struct xml *xml, const char *href)
{
    xml_open(xml, "link");
    xml_attribute(xml, "rel", "stylesheet");
    xml_attribute(xml, "type", "text/css");
    xml_attribute(xml, "href", href);
    xml_close(xml);
    xml_line(xml);
}

/* They are as far from the page as ours. */
static void link_user_styles(struct xml *xml, const struct page *page)
{
    char name[ENTRY_NAME_SIZE], href[2 * ENTRY_NAME_SIZE];
    int up = (int)(strlen(page->style) - strlen(STYLE_NAME));
    for (size_t i = 0; i < page->styles; i++) {
        style_name(i, name);
        snprintf(href, sizeof href, "%.*s%s", up, page->style, name);
        link_style(xml, href);
    }
}

void page_open(struct xml *xml, const struct page *page)
{
    xml_open(xml, "html");
    xml_attribute(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    xml_attribute(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    xml_attribute(xml, "lang", page->language);
    xml_attribute(xml, "xml:lang", page->language);
    xml_attribute(xml, "dir", page->rtl ? "rtl" : NULL);
    xml_line(xml);
    xml_open(xml, "head");
    xml_line(xml);
    xml_open(xml, "meta");
    xml_attribute(xml, "charset", "utf-8");
    xml_close(xml);
    xml_line(xml);
    xml_open(xml, "title");
    page_label(xml, page->title);
    xml_close(xml);
    xml_line(xml);
    link_style(xml, page->style);
    link_user_styles(xml, page);
    xml_close(xml);
    xml_line(xml);
    xml_open(xml, "body");
    xml_attribute(xml, "epub:type", page->type);
    xml_line(xml);
}

void page_close(struct xml *xml)
{
    xml_line(xml);
    xml_close(xml);
    xml_line(xml);
    xml_close(xml);
    xml_line(xml);
}

const char *page_language(const struct book *book, const struct article *article)
{
    return *article->language ? article->language : book->language;
}

void page_mark_direction(struct xml *xml, const struct book *book, const struct article *article)
{
    if (article->rtl != book->rtl)
        xml_attribute(xml, "dir", article->rtl ? "rtl" : "ltr");
}

/* What differs between a language and that of what is around it. */
static void mark_difference(struct xml *xml, const char *language, const char *around, bool rtl,
                            bool around_rtl)
{
    bool differs = strcmp(language, around) != 0;
    xml_attribute(xml, "lang", differs ? language : NULL);
    xml_attribute(xml, "xml:lang", differs ? language : NULL);
    if (rtl != around_rtl)
        xml_attribute(xml, "dir", rtl ? "rtl" : "ltr");
}

void page_mark_foreign(struct xml *xml, const struct book *book, const struct article *article)
{
    mark_difference(xml, page_language(book, article), book->language, article->rtl, book->rtl);
}

void page_mark_own(struct xml *xml, const struct book *book, const struct article *article)
{
    mark_difference(xml, book->language, page_language(book, article), book->rtl, article->rtl);
}

void page_link_article(struct xml *xml, const struct book *book, const struct article *article,
                       const char *href)
{
    xml_open(xml, "a");
    xml_attribute(xml, "href", href);
    page_mark_foreign(xml, book, article);
    page_label(xml, article->title);
    xml_close(xml);
}
