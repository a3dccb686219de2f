/* A refined body put down: as markup in parts, the teaser behind it, or as text. */
#ifndef OCTAVO_MARKUP_H
#define OCTAVO_MARKUP_H

#include "book/article.h"
#include "book/gallery.h"

/* Writes the body, `text_size` bytes of text, of which no part is longer than `limit` bytes where
 * it can be cut. A body that would make no valid page, which is a fault of ours, becomes plain
 * paragraphs of its words with a remark that names the article by its `source`, so that it costs no
 * other article. False without memory. */
bool markup_write(struct article *article, const char *source, struct gallery *gallery,
                  size_t text_size, size_t limit);

/* Writes the text of the story, each block ended by a line feed. False without memory. */
bool markup_write_text(struct article *article);

#endif
