/* The language of a text in a script that many languages share, by how frequent its trigrams and
 * small words are in each: profiles.inc, learned by src/refine/learn/profiles.py. */
#ifndef OCTAVO_REFINE_PROFILE_H
#define OCTAVO_REFINE_PROFILE_H

#include "refine/script.h"

/* A language tag; NULL when there is too little text, two languages are equally likely or the text
 * looks like none. Reads the letters of `script` only, and of a long text a sample. */
const char *profile_language(const char *text, size_t size, enum script script);

#endif
