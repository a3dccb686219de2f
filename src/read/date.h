/* Written dates of many languages. */
#ifndef OCTAVO_READ_DATE_H
#define OCTAVO_READ_DATE_H

#include <stdbool.h>
#include <stddef.h>

enum { DATE_TEXT_SIZE = 24 }; /* room for "2026-11-23T08:00Z" */

/* A date; 0 for what is not said. */
struct date {
    int year, month, day;
};

/* Reads the date that stands at the start of a text: "12 March 2026", "March 12, 2026",
 * "le 12 mars 2026", "12. März 2026", "2026-03-12", "12.3.2026", "2026年3月12日", with or without a
 * weekday before it and a time after it. Without a year only a day and a named month count. Returns
 * the bytes that it takes, 0 when none stands there; a weekday alone is none. */
size_t date_read(const char *text, size_t size, struct date *date);

/* The bytes of a weekday at the start of a text, 0 when none stands there. */
size_t date_weekday(const char *text, size_t size);

/* The same as date_read when the date begins after at most a few words such as "Published:" and
 * nothing but a time follows: the whole text is about the date. */
bool date_fills(const char *text, size_t size, struct date *date);

/* The bytes of a date at the start of a text with such words before it; 0 when none stands there.
 */
size_t date_leads(const char *text, size_t size, struct date *date);

/* As W3CDTF: "2026-03-12", "2026-03", "2026"; "" without a year. */
void date_write(const struct date *date, char text[DATE_TEXT_SIZE]);

#endif
