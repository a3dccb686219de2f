/* What datelines are made of: each is taken from where a cursor stands, which moves behind it. */
#ifndef OCTAVO_READ_DATELINE_PARTS_H
#define OCTAVO_READ_DATELINE_PARTS_H

#include "read/cursor.h"
#include "read/dateline.h"

/* "(AP)", "/PAP/", "[Reuters]": a few words in brackets. */
bool dateline_take_bracketed(struct cursor *cursor, struct span *inside);

bool dateline_take_date(struct cursor *cursor, struct dateline *dateline);

/* The words of a place, up to a comma that a date follows, a bracket or a dash: "ATLANTIC CITY,
 * N.J." is one. `*capitals` is whether the city is written in them. */
bool dateline_take_place(struct cursor *cursor, struct span *place, bool *capitals);

/* A region in brackets right behind a place becomes a part of it. */
void dateline_take_region(struct cursor *cursor, struct span *place);

/* Not one of the words that stand like places: "UPDATE", "VIDEO". */
bool dateline_may_be_place(const struct span *place);

#endif
