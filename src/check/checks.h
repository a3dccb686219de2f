/* The checks, one a question, in the order in which check.c asks them. Each adds its findings to
 * the book and cannot fail but for memory (epub->failed). */
#ifndef OCTAVO_CHECK_CHECKS_H
#define OCTAVO_CHECK_CHECKS_H

#include "check/document.h"

/* The archive as a file (EPUB 3.3, section 4.2): mimetype, headers, methods, names. */
void check_container(struct epub *epub);

/* META-INF (section 4.2.6): finds the package document and what is encrypted. False without a
 * package document. */
bool check_ocf(struct epub *epub);

/* The package document (section 5): root, order of its parts; calls those below. */
void check_package(struct epub *epub);
void check_metadata(struct epub *epub, const xmlNode *metadata, const char *prefixes,
                    const struct table *ids);
void check_refinements(struct epub *epub, const xmlNode *metadata);
void check_manifest(struct epub *epub, const xmlNode *manifest, const char *prefixes);
void check_spine(struct epub *epub, const xmlNode *spine, const char *prefixes);
void check_guide(struct epub *epub, const xmlNode *guide);

/* The bytes of a file against its media type; `head` holds the first ones. */
void check_media(struct epub *epub, size_t file, const struct buffer *head);

/* Whether a file of that type may be in a spine, or shown as an image, without a fallback. */
bool media_is_content(const struct epub *epub, const char *type);
bool media_is_image(const char *type);
bool media_is_core(const char *type);
bool media_may_be_remote(const char *type);
bool media_is_font(const char *type);

/* Whether an item, or one of its fallbacks, is of such a type. */
bool media_passes(const struct epub *epub, const struct item *item, bool as_image);

/* An XHTML or SVG content document (sections 6.1 and 6.2). */
void check_content(struct epub *epub, const struct document *document);

/* The navigation document's own rules (section 7), and the NCX (OPF 2.0.1, section 2.4.1). */
void check_navigation(struct epub *epub, const struct document *document);
void check_ncx(struct epub *epub, const struct document *document);

/* XHTML as it is spelled: characters, tags that other parsers read differently. */
void check_spelling(struct epub *epub, const struct document *document);

/* A style sheet, or the value of a style attribute (section 6.3); `line` is where it begins. */
void check_style(struct epub *epub, size_t file, size_t line, const char *css, size_t size);
void check_style_attribute(struct epub *epub, size_t file, size_t line, const char *css);

/* Whether a style sheet is plain enough to be put into a book: the first place where it is not. */
void check_plain_style(struct epub *epub, size_t file, const char *css, size_t size);

/* What is valid in a plain style sheet and yet works badly in readers. */
void check_advice(struct epub *epub, size_t file, const char *css, size_t size);

/* All references that were collected, when every file is known; then what the manifest says of
 * files against what they hold. */
void check_links(struct epub *epub);
void check_properties(struct epub *epub);

#endif
