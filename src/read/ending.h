/* What a paragraph below a story is by itself: a mark of the wire, end matter, or neither. */
#ifndef OCTAVO_READ_ENDING_H
#define OCTAVO_READ_ENDING_H

#include "book/feature.h"
#include "read/span.h"

#include <stdbool.h>

/* "-30-", "###", "ENDS", "(more)", "（完）", "Reuters": the wire's own marks. */
bool ending_is_mark(const char *text);

/* What the first words of a paragraph say. */
enum ending_words {
    ENDING_SAYS_NOTHING,
    ENDING_SAYS_SO, /* "Copyright 2026 …", "Editing by …", "Contact: …" */
    ENDING_OPENS,   /* "Notes to editors", "About the author": what stands below belongs to it */
};

enum ending_words ending_words(const char *text);

/* "rc/lm/sd", "(hz)": the initials of who wrote and edited. */
bool ending_is_initials(const char *text);

/* "Tags: sea, gulls": what a text is filed under, and keeps each of them for a block. */
struct anatomy;
bool ending_has_tags(const char *text, struct span *tags);
void ending_note_tags(struct anatomy *anatomy, size_t block, struct span tags);

/* Mail addresses, telephone numbers and web addresses. */
bool ending_is_contact(const char *text);

/* A short paragraph with a mail address in it. */
bool ending_has_address(const char *text);

/* "Ada Lovelace is a mathematician.": who wrote the article. */
bool ending_is_about_author(const char *text, const struct features *features);

/* "Opening hours: 10 to 6", "Sign off at kettle.example/off": what a reader may do next, if nothing
 * of the story stands below. Whether a text begins with such a label. */
bool ending_is_service(const char *text);
bool ending_is_labelled(const char *text);

/* "Ada Marsh (b. 1949) lives in ...", if nothing of the story stands below. */
bool ending_is_life(const char *text);

/* What says something about the text and not in it, if it is the last paragraph: who its author is,
 * which book it is about, where else to look. */
bool ending_is_last(const char *text);

#endif
