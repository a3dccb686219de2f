/* What a line above or below a story is by itself: byline, date, agency, caption, or text. */
#ifndef OCTAVO_READ_FURNITURE_H
#define OCTAVO_READ_FURNITURE_H

#include "book/feature.h"
#include "read/byline.h"
#include "read/dateline.h"

enum line_kind {
    LINE_TEXT,
    LINE_SIGNS,   /* no letter or digit: stars of a review */
    LINE_BYLINE,  /* "By Ada Lovelace" */
    LINE_NAME,    /* a name without such a word */
    LINE_ROLE,    /* "Science Correspondent" */
    LINE_DATE,    /* a date, with or without a place before it */
    LINE_AGENCY,  /* "Reuters" */
    LINE_CAPTION, /* "Photo: …" */
    LINE_CONTACT, /* a mail address and nothing else */
    LINE_ENTRY,   /* "Source: The Bote" as in a header block, "Slug: bridge" */
    LINE_ISSUE,   /* "Nr. 12": a paper's number; with its day it is a date */
    LINE_STORY,   /* begins with a dateline */
};

struct furniture {
    enum line_kind kind;
    struct byline byline;     /* of a byline or a name */
    struct dateline dateline; /* of a date */
    bool issue;               /* a date that stands beside the number of a paper */
    enum part part;           /* of an entry */
    struct span entry;
};

/* What a clean line is. */
struct furniture furniture_read(const char *text);

/* Whether a kind of line stands only above or below stories. */
bool furniture_is_sure(enum line_kind kind);

/* Whether a text could be a title: short, with a letter, not ending as prose does. */
bool furniture_is_title(const char *text);

/* "Dear Sir,": a letter begins. */
bool furniture_is_salutation(const char *text);

#endif
