/* Dates as a reader of the language writes them; the table is dates.def. */
#ifndef OCTAVO_BOOK_DATES_H
#define OCTAVO_BOOK_DATES_H

#include "base/buffer.h"

/* Adds a W3CDTF date in words: "2026-11-20" as "20 November 2026", "2026-11" as "November 2026",
 * "2026" as it is; without a time of the day. A language without a row gets figures, "2026-11-20".
 */
void dates_say(const char *date, const char *language, struct buffer *out);

#endif
