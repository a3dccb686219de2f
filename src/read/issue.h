/* The number of a paper: "Issue 88 / 3 May 2026", "12. Jahrgang, Nr. 3", "第88期". */
#ifndef OCTAVO_READ_ISSUE_H
#define OCTAVO_READ_ISSUE_H

#include "read/date.h"

/* Reads a line that says the number of an issue, its day perhaps, and nothing else. */
bool issue_fills(const char *text, size_t size, struct date *date);

#endif
