/* The page of the cover: the picture alone, first in the spine. A plain image is what every engine
 * fits to one page; the usual wrapper in SVG leaves some of them an empty one. */
#include "base/buffer.h"
#include "book/labels.h"
#include "write/names.h"
#include "write/page.h"
#include "write/write.h"

/* "Cover: The Saltmarsh Courier" */
static void name_cover(const struct book *book, struct buffer *name)
{
    buffer_add_format(name, "%s: %s", labels_in(book->language)->cover, book->title);
}

void write_cover(const struct book *book, struct buffer *out)
{
    struct xml xml;
    struct buffer name;
    struct page page = {
        .language = book->language,
        .rtl = book->rtl,
        .title = labels_in(book->language)->cover,
        .style = "../" STYLE_NAME,
        .styles = book->style_count,
        .type = "frontmatter",
    };
    buffer_init(&name);
    name_cover(book, &name);
    xml_init(&xml, out, XML_XHTML);
    page_open(&xml, &page);
    xml_open(&xml, "section");
    xml_attribute(&xml, "class", "cover");
    xml_attribute(&xml, "epub:type", "cover");
    xml_open(&xml, "img");
    xml_attribute(&xml, "src", "../" COVER_IMAGE_NAME);
    xml_attribute(&xml, "alt", name.data);
    xml_attribute(&xml, "role", "doc-cover");
    xml_close(&xml);
    xml_close(&xml);
    page_close(&xml);
    if (name.failed)
        xml.failed = true;
    xml_fini(&xml);
    buffer_fini(&name);
}
