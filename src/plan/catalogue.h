/* What a book says of itself because its articles say it: creators, subjects, dates. */
#ifndef OCTAVO_PLAN_CATALOGUE_H
#define OCTAVO_PLAN_CATALOGUE_H

#include "book/book.h"

/* Fills in the book's creators, subjects and dates: as they are set, else
 * - creators: the names of all bylines, if the whole book has at most three;
 * - subjects: the twelve that most articles state;
 * - date: the newest that an article states; and so its last change, which is never a file's time.
 * False without memory. */
bool catalogue(struct book *book);

#endif
