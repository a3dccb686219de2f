/* The words that octavo itself puts into a book, in the book's language; the table is labels.def.
 */
#ifndef OCTAVO_BOOK_LABELS_H
#define OCTAVO_BOOK_LABELS_H

struct labels {
    const char *language;
    const char *contents;
    const char *in_this_issue;
    const char *start;
    const char *minutes;  /* after a number */
    const char *articles; /* after a number */
};

/* The row of a language, by its whole tag, else by its first part, else English. */
const struct labels *labels_in(const char *language);

#endif
