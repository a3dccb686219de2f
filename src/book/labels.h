/* The words that octavo itself puts into a book, in the book's language; the table is labels.def.
 */
#ifndef OCTAVO_BOOK_LABELS_H
#define OCTAVO_BOOK_LABELS_H

#include "base/buffer.h"

#include <stddef.h>

/* How a language counts: which of its forms stands with a number (Unicode's plural rules). */
enum plural {
    PLURAL_NONE,   /* one form */
    PLURAL_ONE,    /* 1, others */
    PLURAL_FRENCH, /* 0 and 1, others */
    PLURAL_RUSSIAN,
    PLURAL_POLISH,
    PLURAL_CZECH,
    PLURAL_ROMANIAN,
    PLURAL_HEBREW, /* 1, 2, others */
    PLURAL_ARABIC,
};

enum { PLURAL_FORMS = 5 };

struct labels {
    const char *language;
    const char *cover;
    const char *contents;
    const char *in_this_issue;
    const char *section_list; /* "Sections": what a line of links to them is called */
    const char *start;
    const char *previous, *next; /* the articles before and after this one */
    const char *image_missing;   /* in place of one that nobody described */
    const char *minutes;         /* "# min" */
    enum plural plural;
    const char *articles[PLURAL_FORMS]; /* "# article", "# articles" */
    const char *sections[PLURAL_FORMS];
};

/* The row of a language, by its whole tag, else by its first part, else English. */
const struct labels *labels_in(const char *language);

/* "4 min", "24 articles": the number, in words where the language says it so. */
void labels_minutes(const struct labels *labels, size_t minutes, struct buffer *out);
void labels_articles(const struct labels *labels, size_t articles, struct buffer *out);
void labels_sections(const struct labels *labels, size_t sections, struct buffer *out);

#endif
