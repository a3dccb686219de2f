/* Which lines of a plain text are items of lists. */
#ifndef OCTAVO_READ_LIST_H
#define OCTAVO_READ_LIST_H

#include "read/lines.h"

enum marker_style {
    MARKER_NONE,
    MARKER_BULLET,      /* "- ", "* ", "• " */
    MARKER_NUMBER,      /* "1. ", "1) ", "(1) " */
    MARKER_LOWER,       /* "a) ", "(a) " */
    MARKER_UPPER,       /* "A) ", "(A) " */
    MARKER_LOWER_ROMAN, /* "i. ", "ii) ", "(iii) " */
    MARKER_UPPER_ROMAN, /* "I. ", "IV) " */
    MARKER_OUTLINE,     /* "2.1. ", which no list of XHTML can count by itself */
    MARKER_NOTE,        /* "[1] ", the text of a note */
    MARKER_PLAIN,       /* nothing: see plain_list.h */
    MARKER_WRITTEN,     /* "（1）", "一、", "①": counters that no list of XHTML writes */
};

/* What stands before the text of an item. */
struct marker {
    enum marker_style style;
    uint32_t sign;   /* the bullet, or what closes the number: items of one list have the same */
    unsigned number; /* of an ordered list */
    size_t bytes;    /* of the marker, without the space after it */
};

/* Markers that stay part of the text. */
bool marker_is_kept(const struct marker *marker);

/* What each line begins with, if it is an item: one marker looks like a hyphen or a year, so it
 * takes two in a row to make a list. `*markers` has one for each line, or is NULL when no line is
 * an item; the caller frees it. False without memory. */
bool list_markers(const struct lines *lines, struct marker **markers);

#endif
