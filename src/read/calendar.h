/* Names of months and days of the week in the languages of the news. */
#ifndef OCTAVO_READ_CALENDAR_H
#define OCTAVO_READ_CALENDAR_H

#include <stdbool.h>

/* The month, from 1, that a word in small letters names; 0 for none. */
int calendar_month(const char *word);

bool calendar_is_weekday(const char *word);

/* The year before the first of an era of East Asia, 2018 for 令和; 0 for other words. */
int calendar_era(const char *word);

#endif
