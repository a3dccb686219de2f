/* Between reading and writing: what depends on all articles together. */
#ifndef OCTAVO_PLAN_PLAN_H
#define OCTAVO_PLAN_PLAN_H

#include "book/book.h"
#include "collect/collect.h"

/* Settles sections, language, title, names, identifier and date of a book whose articles were read;
 * each article knows its source. `inputs_title` is what the inputs' folders say, or "". Remarks on
 * the book as a whole are added. OCTAVO_LIMIT without memory. */
octavo_status plan(struct book *book, const struct sources *sources, const char *inputs_title,
                   struct diagnostics *remarks);

/* The file name of a book without -o: that of the one input with ".epub", or one made of the title.
 * The caller frees it; NULL without memory. */
char *plan_output_name(const struct settings *settings, const struct strings *inputs,
                       const struct sources *sources, const char *inputs_title);

#endif
