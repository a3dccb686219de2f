/* The one place that writes XML, into a buffer. Text is escaped here and nowhere else. Void
 * elements are closed by themselves (<br/>), others never (<p></p>), as engines that parse XHTML as
 * HTML need it. Running out of memory makes the writer, then its buffer, `failed`. */
#ifndef OCTAVO_WRITE_XML_H
#define OCTAVO_WRITE_XML_H

#include "base/buffer.h"
#include "base/memory.h"

#include <libxml/tree.h>

enum xml_kind {
    XML_FRAGMENT, /* no declaration: the body of a chapter */
    XML_XHTML,    /* declaration and <!DOCTYPE html> */
    XML_PLAIN,    /* declaration; indented, for people who open the package document */
};

struct xml {
    struct buffer *out;
    const char **open; /* the names of the open elements, borrowed until they are closed */
    size_t depth;
    size_t capacity;
    enum xml_kind kind;
    bool in_tag;  /* the start tag of the innermost one still takes attributes */
    bool in_text; /* the last thing inside it was text, which white space would change */
    bool failed;
};

/* Begins a document at the end of `out`, which must outlive the writer. */
void xml_init(struct xml *xml, struct buffer *out, enum xml_kind kind);

/* Ends the document; whatever went wrong is then in out->failed. */
void xml_fini(struct xml *xml);

void xml_open(struct xml *xml, const char *element);
void xml_close(struct xml *xml);

/* An attribute of the element just opened; nothing when `value` is NULL. */
void xml_attribute(struct xml *xml, const char *name, const char *value);
void xml_text(struct xml *xml, const char *text);

/* An element that holds only text, with no or one attribute. */
void xml_element(struct xml *xml, const char *element, const char *text);
void xml_element_with(struct xml *xml, const char *element, const char *name, const char *value,
                      const char *text);

/* What stands below `root`, without `root` itself; a line feed after each child. With `ends`, adds
 * where each child ends, in bytes of xml->out. */
void xml_tree(struct xml *xml, const xmlNode *root, struct sizes *ends);

/* Markup that xml_tree made earlier. */
void xml_markup(struct xml *xml, const struct buffer *markup);

/* A line feed between blocks, so that people can read the source. */
void xml_line(struct xml *xml);

#endif
