/* What a reader found in an article beside paragraphs: which part, where, how sure, and why. */
#ifndef OCTAVO_BOOK_FEATURE_H
#define OCTAVO_BOOK_FEATURE_H

#include <stdbool.h>
#include <stddef.h>

enum part {
#define PART(name, text) PART_##name,
#include "book/parts.def"
#undef PART
    PART_COUNT
};

struct feature {
    enum part part;
    size_t line;         /* of the source, from 1 */
    unsigned confidence; /* per cent */
    const char *reason;  /* a constant text */
    char *text;
    bool stated;  /* in a header block, which is not part of the text */
    size_t order; /* for features_sort */
};

struct features {
    struct feature *items;
    size_t count;
    size_t capacity;
};

/* The name of a part, as the report and the documentation call it. */
const char *part_name(enum part part);

/* Keeps a copy of the first `size` bytes of `text`. False without memory. */
bool features_add(struct features *features, enum part part, size_t line, unsigned confidence,
                  const char *reason, const char *text, size_t size);

/* The first feature of a part, or NULL; its text; that of the first that a header block stated. */
const struct feature *features_find(const struct features *features, enum part part);
const char *features_first(const struct features *features, enum part part);
const char *features_stated(const struct features *features, enum part part);

/* Sorts by line, and keeps the order in which those of one line were found. */
void features_sort(struct features *features);

/* Hands sorted features from index `*next` on, as far as they stand before line `line`, to another
 * list, and moves `*next`; the caller then shortens the first list to what it keeps. False without
 * memory. */
bool features_take(struct features *features, size_t *next, size_t line, struct features *to);

/* Keeps the first `kept` features, and what stands behind the `taken` that were handed over. */
void features_shorten(struct features *features, size_t kept, size_t taken);

/* Drops what only an explanation needs. */
void features_keep_needed(struct features *features);

void features_fini(struct features *features);

#endif
