/* XML documents of a book as trees, read without trust: no network, no external DTD or entity, no
 * catalogue, bounded depth and size. And the few questions that the checks ask of a tree. */
#ifndef OCTAVO_CHECK_DOCUMENT_H
#define OCTAVO_CHECK_DOCUMENT_H

#include "check/epub.h"

#include <libxml/tree.h>

#define NS_XHTML "http://www.w3.org/1999/xhtml"
#define NS_OPS "http://www.idpf.org/2007/ops"
#define NS_OPF "http://www.idpf.org/2007/opf"
#define NS_DC "http://purl.org/dc/elements/1.1/"
#define NS_NCX "http://www.daisy.org/z3986/2005/ncx/"
#define NS_OCF "urn:oasis:names:tc:opendocument:xmlns:container"
#define NS_ENC "http://www.w3.org/2001/04/xmlenc#"
#define NS_SVG "http://www.w3.org/2000/svg"
#define NS_MATHML "http://www.w3.org/1998/Math/MathML"
#define NS_SMIL "http://www.w3.org/ns/SMIL"
#define NS_XLINK "http://www.w3.org/1999/xlink"

struct document {
    size_t file;
    struct buffer bytes; /* as they stand in the archive */
    xmlDoc *tree;
    xmlNode *root;
};

/* Unpacks and parses a file. False, with a finding, when it is no well-formed XML; the caller
 * closes the document in any case. */
bool document_open(struct epub *epub, size_t file, struct document *document);
void document_close(struct document *document);

/* Elements, passing over text and comments; NULL at the end. */
const xmlNode *first_element(const xmlNode *parent);
const xmlNode *next_element(const xmlNode *node);

/* The element after `node` in document order, or NULL after the last one below `root`. `depth`,
 * when not NULL, is moved along. */
const xmlNode *following_element(const xmlNode *node, const xmlNode *root, size_t *depth);

bool is_in(const xmlNode *node, const char *namespace);
bool is_element(const xmlNode *node, const char *namespace, const char *name);

/* The first child with that name, or NULL. */
const xmlNode *child_named(const xmlNode *parent, const char *namespace, const char *name);

/* The value of an attribute without a namespace (or in one), or NULL. */
const char *attribute_of(const xmlNode *node, const char *name);
const char *attribute_in(const xmlNode *node, const char *namespace, const char *name);

/* All text below a node, white space collapsed and trimmed, added to `out`. */
void text_of(const xmlNode *node, struct buffer *out);

/* Whether there is anything to read in it: text, or an image's alt or label. */
bool has_label(const xmlNode *node);

/* Whether `list`, words between white space, holds `word`. */
bool has_word(const char *list, const char *word);

size_t line_of(const xmlNode *node);

#endif
