/* Datelines: "BAGHDAD (Dispatches) – ", "SALVADOR, Feb 26 - ", "新华社北京11月23日电". */
#ifndef OCTAVO_READ_DATELINE_H
#define OCTAVO_READ_DATELINE_H

#include "read/byline.h"
#include "read/date.h"

struct dateline {
    struct span place, agency, date_text;
    struct byline names; /* "（记者王明）" */
    struct date date;
    size_t size;         /* bytes up to the text of the story, its dash included */
    unsigned confidence; /* per cent */
    const char *reason;
};

/* Reads the dateline at the start of a paragraph; false when there is none. */
bool dateline_read(const char *text, size_t size, struct dateline *dateline);

/* The forms of East Asia: dateline_forms.c. */
bool dateline_read_asian(const char *text, size_t size, struct dateline *dateline);

/* Reads a place that only capitals and a stop set off ("VRETBY. En älg"), or in a script without
 * case only a dash ("تونس - "): it is one if the text names it elsewhere too. */
bool dateline_read_place(const char *text, size_t size, struct dateline *dateline);

/* The same where it is one word with one capital ("Wien. Die Brücke"): one if the text says "in"
 * before it elsewhere. */
bool dateline_read_town(const char *text, size_t size, struct dateline *dateline);

/* Reads a place in black brackets with which a story begins: "【港町】". */
bool dateline_read_black_brackets(const char *text, size_t size, struct dateline *dateline);

/* Reads a line that is nothing but place and date: "LONDON, 3 March 2026". */
bool dateline_fills(const char *text, size_t size, struct dateline *dateline);

/* Reads a line that is nothing but a place in capitals: "TORVIK, Norra". */
bool dateline_is_place(const char *text, size_t size, struct dateline *dateline);

#endif
