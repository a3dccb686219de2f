/* Writers: each makes the bytes of one kind of file of the book from the model, and cannot fail but
 * for memory (out->failed). Rules: EPUB 3.3, sections 5 to 8. */
#ifndef OCTAVO_WRITE_WRITE_H
#define OCTAVO_WRITE_WRITE_H

#include "base/buffer.h"
#include "book/book.h"

/* The body of a chapter, as soon as its article is read; it does not depend on other articles.
 * `ends` is NULL, or gathers where each block ends. */
void write_body(const struct tree *body, struct buffer *out, struct sizes *ends);

/* Part `part` of a chapter, from 0: what write_body made of it. Parts after the first repeat the
 * headline. */
void write_chapter(const struct book *book, const struct article *article, size_t part,
                   const struct buffer *markup, struct buffer *out);

/* The page of a section: its title, its articles, and the sections below it with theirs. `teasers`
 * are NULL, which lists headlines only, or lines about those articles, each ended by a NUL. */
void write_section(const struct book *book, const struct section *section, const char *teasers,
                   struct buffer *out);

/* The page of the cover. */
void write_cover(const struct book *book, struct buffer *out);

/* The front page: the book's title and the visible contents; nothing for a book without one. */
void write_front(const struct book *book, const char *teasers, struct buffer *out);

void write_container(const struct book *book, struct buffer *out);
void write_package(const struct book *book, struct buffer *out);
void write_nav(const struct book *book, struct buffer *out);
void write_ncx(const struct book *book, struct buffer *out);

#endif
