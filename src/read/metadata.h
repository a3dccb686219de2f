/* Header blocks: "Title: …", "Date: …", "Author: …" above a text, bare or as front matter between
 * lines of "---". What they say is metadata and does not stand in the text. */
#ifndef OCTAVO_READ_METADATA_H
#define OCTAVO_READ_METADATA_H

#include "book/article.h"
#include "read/lines.h"
#include "read/span.h"

/* Where the header block that begins with line `first` ends: the index of the line behind it; 0
 * when there is none that states a title. */
size_t metadata_end(const struct lines *lines, size_t first);

/* Reads the header block at the top, or above a starred line as libraries put it ("*** START OF THE
 * TEXT ***"), into the article's features, and empties its lines in `text`, in which they lie. A
 * key that is not known keeps its line. `*story` is the line where the text begins behind a starred
 * line, 0 without one. False without memory. */
bool metadata_take(char *text, struct lines *lines, struct article *article, size_t *story);

/* Whether a clean line is an entry "Source: …" or "URL: …", as may stand below a headline: the part
 * and its value. */
bool metadata_entry(const char *text, size_t size, enum part *part, struct span *value);

#endif
