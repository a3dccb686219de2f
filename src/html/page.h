/* A parsed page becomes an article: its facts become features, and its body the article alone or
 * all that the page shows. */
#ifndef OCTAVO_HTML_PAGE_H
#define OCTAVO_HTML_PAGE_H

#include "book/article.h"

enum page_extract {
    PAGE_AUTO,   /* the article, where something else is in the page as well */
    PAGE_ALWAYS, /* the article */
    PAGE_NEVER,  /* the whole page */
};

/* Takes the page in article->body, whose root is <html>: afterwards the root is a <body> with the
 * content, still with foreign elements and attributes, and language and direction are set where
 * the page states them. True where content was taken out of the page, so that words are left out on
 * purpose. Without memory the body has failed. */
bool page_take(struct article *article, enum page_extract extract);

#endif
