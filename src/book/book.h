/* The model in the middle: what the plan settled, and what every writer reads. */
#ifndef OCTAVO_BOOK_BOOK_H
#define OCTAVO_BOOK_BOOK_H

#include "base/language_tag.h"
#include "base/sha1.h"
#include "book/article.h"
#include "book/settings.h"

struct section {
    char *title;
    size_t first; /* index of its first article; they stand together */
    size_t count;
    size_t number; /* names the section page's file, from 1; 0 when it has no page */
};

/* A page of the book in the order of the spine, but for the front page: a section's or a chapter.
 */
struct page_of {
    const struct section *section; /* NULL for a chapter */
    const struct article *article; /* NULL for a section's page */
    size_t part;                   /* of the article, from 0 */
};

struct book {
    const struct settings *settings;
    struct article *articles; /* in the order of the spine */
    size_t article_count;
    struct section *sections;
    size_t section_count;
    struct page_of *pages;
    size_t page_count;

    char *title;
    char language[LANGUAGE_TAG_SIZE];
    bool rtl;
    char *identifier;
    const char *modified; /* CCYY-MM-DDThh:mm:ssZ */
};

void book_fini(struct book *book);

/* Several articles have a front page, which is the visible contents. */
bool book_has_front(const struct book *book);

/* The section that begins with this article, or NULL. */
const struct section *book_section_at(const struct book *book, size_t article);

/* The end of the run of articles that begins with `first`: a section, or articles outside any. */
size_t book_run_end(const struct book *book, size_t first);

/* Whether a section ends with this article. */
bool book_section_ends(const struct book *book, size_t article);

/* Minutes to read all articles. */
size_t book_minutes(const struct book *book);

#endif
