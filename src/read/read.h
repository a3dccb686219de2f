/* Readers: one for each format, all with this shape. Bytes go in; an article with a body tree, and
 * with a headline if one stands there, comes out. */
#ifndef OCTAVO_READ_READ_H
#define OCTAVO_READ_READ_H

#include "book/article.h"

/* What a reader is told. */
struct reading {
    const char *source;   /* the name for remarks */
    const char *encoding; /* what the user said it is, see encoding.h, or NULL */
};

/* Reads `bytes` into `article`, which was only initialised; remarks go to article->remarks. False
 * when there is nothing to put into a book (empty, not text), with a remark, or without memory:
 * then article->body.failed is set. */
typedef bool reader(const char *bytes, size_t size, const struct reading *reading,
                    struct article *article);

reader read_text;

#endif
