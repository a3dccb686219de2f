/* Front matter: YAML between lines of "---", or TOML between "+++", above the text, as site
 * generators read it. What it says is metadata and stands in the text no more. */
#ifndef OCTAVO_MARKDOWN_FRONT_MATTER_H
#define OCTAVO_MARKDOWN_FRONT_MATTER_H

#include "book/article.h"

enum front_matter {
    FRONT_MATTER_NONE,
    FRONT_MATTER_READ,
    FRONT_MATTER_BROKEN, /* it is there, and says nothing that could be read */
};

/* Looks for front matter, reads it into the article's features and language, and sets `*size` to
 * the bytes that it takes; of broken front matter nothing is taken over. */
enum front_matter front_matter_take(const char *text, size_t length, struct article *article,
                                    size_t *size);

/* The date that a file name begins with, as in "2026-11-23-late-ferry.md", unless one is stated. */
void front_matter_date_name(const char *path, struct article *article);

#endif
