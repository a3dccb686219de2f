/* What a book says of its accessibility in a few sentences, by language; the table is
 * summaries.def. */
#ifndef OCTAVO_BOOK_SUMMARIES_H
#define OCTAVO_BOOK_SUMMARIES_H

struct summary {
    const char *language;
    const char *text; /* how it is ordered; ends in a space where the language parts sentences so */
    const char *only_cover; /* what else is in it, if the cover is its only image */
    const char *no_images;  /* and if it has none */
    const char *described, *not_all_described; /* and if it has more */
};

/* The sentences in a language, by the rule of labels_in. */
const struct summary *summary_in(const char *language);

#endif
