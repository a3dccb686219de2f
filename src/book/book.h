/* The model in the middle: what the plan settled, and what every writer reads. */
#ifndef OCTAVO_BOOK_BOOK_H
#define OCTAVO_BOOK_BOOK_H

#include "base/language_tag.h"
#include "base/sha1.h"
#include "book/article.h"
#include "book/gallery.h"
#include "book/settings.h"

/* A section holds articles, then sections below it. They come from folders; groups part a list that
 * is too long. They stand in the order of the book, each
 * before those below it. */
struct section {
    char *path;        /* titles from the outermost section on: "World / Europe" */
    const char *title; /* the end of `path` */
    size_t parent;     /* index of the section that it is in, or SECTION_NONE */
    size_t level;      /* from 1, at most LIMIT_SECTION_LEVELS */
    size_t first;      /* index of its first article; they stand together, */
    size_t count;      /* those of the sections below it too */
    size_t number;     /* names the section page's file, from 1; 0 when it has no page */
    bool group;
    bool divided; /* its page leads to those of the sections in it, instead of listing all articles
                   */
};

/* A page of the book in the order of the spine, but for the front page: a section's or a chapter.
 */
struct page_of {
    const struct section *section; /* NULL for a chapter */
    const struct article *article; /* NULL for a section's page */
    size_t part;                   /* of the article, from 0 */
};

enum { BOOK_INSTANT_SIZE = 24 };

struct book {
    const struct settings *settings;
    struct article *articles; /* in the order of the spine */
    size_t article_count;
    struct section *sections;
    size_t section_count;
    bool divided; /* as is the front page */
    struct page_of *pages;
    size_t page_count;
    struct buffer *styles; /* the user's style sheets, UTF-8 */
    size_t style_count;
    struct gallery *gallery;
    struct sizes pictures;      /* in the gallery, in the order in which the book shows them */
    const struct picture *lead; /* of the gallery: on the cover and the front page; or NULL */
    struct buffer cover;        /* a JPEG; empty for a book without a cover */

    char *title;
    char language[LANGUAGE_TAG_SIZE];
    bool rtl;
    char *identifier;
    struct strings creators; /* names, in the order of the book */
    struct strings subjects;
    const char *date;                 /* of publication, W3CDTF, or NULL; borrowed */
    char modified[BOOK_INSTANT_SIZE]; /* CCYY-MM-DDThh:mm:ssZ */
};

void book_fini(struct book *book);

bool book_has_cover(const struct book *book);

/* Several articles have a front page, which is the visible contents. */
bool book_has_front(const struct book *book);

/* Whether that says more of each article than its headline, and whether it shows the lead's
 * picture.
 */
bool book_has_details(const struct book *book);
bool book_shows_lead(const struct book *book);

/* How many sections begin with this article; the outermost is in `*outermost`, the others follow.
 */
size_t book_sections_at(const struct book *book, size_t article, const struct section **outermost);

/* How many sections of a level less than `depth` end with this article. */
size_t book_sections_ending(const struct book *book, size_t article, size_t depth);

/* How many levels the contents for reading systems (nav, NCX) have, at most those that are asked
 * for: articles, which are always in it, and above them the sections of a level less than that. */
size_t book_contents_depth(const struct book *book);

/* Whether headings of articles stand in them, one level below these: where the depth has room for
 * it, and, unless a depth was asked for, no more than LIMIT_LIST would stand there. */
bool book_lists_headings(const struct book *book);

/* Of this article: where it has several. */
bool article_lists_headings(const struct article *article);

/* Sections without groups. */
size_t book_section_count(const struct book *book);

/* The innermost section around an article, or around what is in section `index`, that has a page;
 * NULL for none. */
const struct section *book_page_around(const struct book *book, size_t index);

/* The end of the run of articles that begins with `first`: those in the same section, but not in
 * one below it, or articles outside any. Only inside a run may their order change. */
size_t book_run_end(const struct book *book, size_t first);

/* Minutes to read all articles. */
size_t book_minutes(const struct book *book);

#endif
