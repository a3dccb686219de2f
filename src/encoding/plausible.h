/* How well a reading of bytes holds as a text: its cost, in tenths of nats (-10 ln p), as letters
 * of the language that fits best and as neighbours in words. Only what lies beyond ASCII counts,
 * for the rest is the same in every reading. The lowest cost is the likeliest reading. */
#ifndef OCTAVO_ENCODING_PLAUSIBLE_H
#define OCTAVO_ENCODING_PLAUSIBLE_H

#include "encoding/kind.h"

#include <stddef.h>

/* The letters and ideographs of all languages with their ranks; one for many readings. NULL
 * without memory. */
struct alphabets;
struct alphabets *alphabets_new(void);
void alphabets_free(struct alphabets *alphabets);

/* What was seen of one reading. */
struct evidence;
struct evidence *evidence_new(const struct alphabets *alphabets);
void evidence_free(struct evidence *evidence);

/* Begins anew. `ideographs` names the language of Han, kana and hangul, NULL where there is none;
 * `plain` is how many letters of ASCII there are. */
void evidence_start(struct evidence *evidence, const char *ideographs, size_t plain);

/* A character beyond ASCII, and two neighbours of which one is beyond ASCII, seen `count` times. */
void evidence_character(struct evidence *evidence, uint32_t c, struct traits traits, size_t count);
void evidence_pair(struct evidence *evidence, struct traits first, struct traits second,
                   size_t count);

/* What it all costs; what it costs at least, whatever the language. How many characters were seen,
 * how often something was wrong with one or with two neighbours, and how many letters of ASCII
 * there are. */
double evidence_cost(const struct evidence *evidence);
double evidence_spent(const struct evidence *evidence);
size_t evidence_size(const struct evidence *evidence);
size_t evidence_faults(const struct evidence *evidence);
size_t evidence_plain(const struct evidence *evidence);

#endif
