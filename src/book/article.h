/* One article on its way: what the reader found in it, and the chapter that it becomes. */
#ifndef OCTAVO_BOOK_ARTICLE_H
#define OCTAVO_BOOK_ARTICLE_H

#include "base/diagnostic.h"
#include "base/language_tag.h"
#include "base/memory.h"
#include "book/feature.h"
#include "book/gallery.h"
#include "book/tree.h"

#define SECTION_NONE SIZE_MAX /* the article stands outside sections */

enum title_from { TITLE_FROM_HEADLINE, TITLE_FROM_NAME, TITLE_FROM_WORDS };

/* What an article is of its source. */
enum piece {
    PIECE_WHOLE,
    PIECE_ARTICLE, /* one of many articles in one file */
    PIECE_CHAPTER, /* one of the chapters of a text that is a book */
};

struct article {
    size_t first_line;        /* of the source, from 0, with which it begins */
    struct buffer input;      /* the clean text that its words came from; "" when unknown */
    bool unnumbered;          /* the numbers of its lists are not among those */
    struct features features; /* its anatomy: headline, authors, date and so on */
    struct tree body;         /* with a <header> where an opening was found */
    struct diagnostics remarks;

    bool reduced;         /* to paragraphs of its words, which a remark explains */
    const char *encoding; /* the name of what its bytes were, or NULL */

    char *title;         /* never empty once article_settle_title is through */
    char *written_title; /* before typography changed it; NULL where it did not */
    enum title_from title_from;
    struct buffer headings; /* for the contents: what follows "c1" in a link, NUL, label, NUL, … */
    bool open_links;        /* some links wait until all articles are known */
    size_t targets;         /* identifiers that links may lead to; behind the teaser in the spool */
    char *anchor;           /* the identifier of the headline in its source, or NULL */
    char language[LANGUAGE_TAG_SIZE]; /* BCP 47, "" while undecided */
    bool rtl;                         /* its text runs from right to left */
    size_t words;                     /* separated by white space; headline and body */
    size_t ideographs;                /* Han and kana, which are not */
    uint64_t digest; /* of headline and text, for the identifier and for feature copies */

    struct buffer markup; /* the body as XHTML, once the tree is dropped; then in the spool: */
    uint64_t place;
    size_t markup_size;    /* bytes */
    size_t teaser_size;    /* bytes of the line for the front page, which lies behind the markup */
    struct sizes pictures; /* in the gallery, in the order in which they are shown */
    size_t lead;           /* in the gallery: the picture that stands for it, or PICTURE_NONE */
    struct images {        /* what became of those that its author placed in it */
        size_t shown;
        size_t undescribed; /* shown, and nobody said what they show */
        size_t missing;
        size_t unnamed; /* missing, and nobody said what they show */
    } images;
    struct sizes parts;    /* where the parts of a long one end in it; empty for one part */
    struct sizes formulas; /* parts that have any, in order */
    size_t section;        /* index in the book's sections, or SECTION_NONE */
    size_t number;         /* names the chapter's file; from 1 */
    size_t source;         /* which of the sources it came from */
    enum piece piece;
    struct article *next; /* the next piece of the same source while it is read, owned */
};

/* A new article behind the last piece, or NULL without memory. */
struct article *article_append(struct article *article);

void article_init(struct article *article);
void article_fini(struct article *article);

/* Gives the title: the headline, else `file_name` as words, else the body's first words. */
void article_settle_title(struct article *article, const char *file_name, const char *body_text);

/* The title as the author wrote it, which orders and identifies. */
const char *article_written_title(const struct article *article);

/* How many files it becomes; and which bytes of its markup part `part` holds. */
size_t article_part_count(const struct article *article);
void article_part(const struct article *article, size_t part, size_t *start, size_t *size);

/* Whether a part has formulas, which the package document says. */
bool article_has_formulas(const struct article *article, size_t part);

/* Words and ideographs together. */
size_t article_words(const struct article *article);

/* Minutes to read it: 230 words or 400 ideographs a minute, at least 1. */
size_t article_minutes(const struct article *article);

#endif
