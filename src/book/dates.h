/* Dates as a reader of the language writes them; the table is dates.def. */
#ifndef OCTAVO_BOOK_DATES_H
#define OCTAVO_BOOK_DATES_H

#include "base/buffer.h"

/* Adds a W3CDTF date in words: "2026-11-20" as "20 November 2026", "2026-11" as "November 2026",
 * "2026" as it is; without a time of the day. A language without a row gets figures, "2026-11-20".
 */
void dates_say(const char *date, const char *language, struct buffer *out);

/* Adds a span of two dates that differ: "10–11 June 2026", "30 June – 2 July 2026". What both end
 * in is said once. */
void dates_say_span(const char *first, const char *last, const char *language, struct buffer *out);

#endif
