/* Readers: one for each format, all with this shape. Bytes go in; an article with a body tree and
 * what was found of its anatomy comes out, or several, chained. */
#ifndef OCTAVO_READ_READ_H
#define OCTAVO_READ_READ_H

#include "book/article.h"

#include <regex.h>

/* Whether the article is taken out of its page. */
enum extract { EXTRACT_AUTO, EXTRACT_ALWAYS, EXTRACT_NEVER };

/* What a reader is told. */
struct reading {
    const char *source;      /* the name for remarks */
    const char *encoding;    /* what the user said it is, see encoding.h, or NULL */
    const regex_t *split_on; /* begins an article; NULL for none */
    enum extract extract;    /* of pages */
};

/* Reads `bytes` into `article`, which was only initialised, and into pieces appended to it; remarks
 * go to article->remarks. False when there is nothing to put into a book (empty, not text), with a
 * remark, or without memory: then article->body.failed is set. */
typedef bool reader(const char *bytes, size_t size, const struct reading *reading,
                    struct article *article);

reader read_text;

#endif
