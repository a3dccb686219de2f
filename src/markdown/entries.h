/* What the entries of front matter say, in whichever form it is written: an outermost key, then its
 * values, become features of an article. */
#ifndef OCTAVO_MARKDOWN_ENTRIES_H
#define OCTAVO_MARKDOWN_ENTRIES_H

#include "book/article.h"

struct entries {
    char language[LANGUAGE_TAG_SIZE];
    struct features features;
    unsigned weights[PART_COUNT]; /* of the keys that were heard */
    const struct key *key;        /* that was read last; NULL when it is unknown */
    bool is_language;             /* the same, for the one key that is no part */
    size_t line;                  /* of the source, from 1; the reader of each form sets it */
    bool failed;
};

/* An outermost key. Its case, and hyphens and underscores in it, make no difference. */
void entries_key(struct entries *entries, const char *name);

/* Whether a key of a map below the outermost one names what is looked for: the path of an image,
 * else a name. */
bool entries_names_it(const struct entries *entries, const char *name);

/* A value, or one of several, of the key that was read last. */
void entries_value(struct entries *entries, const char *value);

/* Hands everything over to an article that has no features yet, which they belong to then. */
void entries_hand_over(struct entries *entries, struct article *article);

void entries_fini(struct entries *entries);

#endif
