/* META-INF/container.xml (EPUB 3.3, section 4.2.6.3.1): where the package document is. */
#include "write/names.h"
#include "write/write.h"
#include "write/xml.h"

void write_container(const struct book *book, struct buffer *out)
{
    (void)book; /* it is the same for all */
    struct xml xml;
    xml_init(&xml, out, XML_PLAIN);
    xml_open(&xml, "container");
    xml_attribute(&xml, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    xml_attribute(&xml, "version", "1.0");
    xml_open(&xml, "rootfiles");
    xml_open(&xml, "rootfile");
    xml_attribute(&xml, "full-path", BOOK_FOLDER PACKAGE_NAME);
    xml_attribute(&xml, "media-type", "application/oebps-package+xml");
    xml_close(&xml);
    xml_close(&xml);
    xml_close(&xml);
    xml_fini(&xml);
}
