/* The envelope that all XHTML pages of a book share, and links to its parts. */
#ifndef OCTAVO_WRITE_PAGE_H
#define OCTAVO_WRITE_PAGE_H

#include "book/book.h"
#include "write/xml.h"

struct page {
    const char *language;
    bool rtl;          /* the book's: engines turn pages as html says, and all of them alike */
    const char *title; /* clean; cut to a label's length here */
    const char *style; /* path of our style sheet from this page */
    size_t styles;     /* how many of the user's follow it */
    const char *type;  /* epub:type of the body: frontmatter, bodymatter */
};

/* Opens html, head, body; page_close closes body and html. */
void page_open(struct xml *xml, const struct page *page);
void page_close(struct xml *xml);

/* The language of an article: its own, or the book's. */
const char *page_language(const struct book *book, const struct article *article);

/* A label for contents: at most LIMIT_LABEL characters. */
void page_label(struct xml *xml, const char *line);

/* The direction of the element just opened, which holds an article, where it is not that of the
 * book. */
void page_mark_direction(struct xml *xml, const struct book *book, const struct article *article);

/* Attributes of the element just opened, in a page of the book's language: an article in another
 * language or direction says so. The other way round for words of the book among an article's. */
void page_mark_foreign(struct xml *xml, const struct book *book, const struct article *article);
void page_mark_own(struct xml *xml, const struct book *book, const struct article *article);

/* <a href>label</a>, marked when it is foreign. */
void page_link_article(struct xml *xml, const struct book *book, const struct article *article,
                       const char *href);

#endif
