/* A line "key: value", as header blocks hold them. */
#ifndef OCTAVO_READ_ENTRY_H
#define OCTAVO_READ_ENTRY_H

#include "book/feature.h"
#include "read/lines.h"
#include "read/span.h"

struct entry {
    struct span key, value;
    enum part part; /* PART_COUNT for a key that is not known */
};

bool entry_read(const struct line *line, struct entry *entry);

/* "To: all staff": a key that only letters and memoranda have, and that says no part. */
bool entry_is_addressee(const struct entry *entry);

/* A value without the quotation marks around it. */
struct span entry_unquoted(struct span value);

#endif
