/* What the user said about the book, checked and cleaned as it came in. */
#ifndef OCTAVO_BOOK_SETTINGS_H
#define OCTAVO_BOOK_SETTINGS_H

#include "base/diagnostic.h"
#include "base/memory.h"

struct settings {
    struct strings values[OCTAVO_SETTING_COUNT];
};

/* Adds or replaces a value. Text has its white space collapsed and what XML forbids dropped. A
 * value of a wrong form is a diagnostic and OCTAVO_USAGE. */
octavo_status settings_set(struct settings *settings, octavo_setting setting, const char *value,
                           struct diagnostics *remarks);

/* The value, or NULL when it was not set. */
const char *settings_value(const struct settings *settings, octavo_setting setting);

/* Whether a setting of "yes or no" was set to "yes". */
bool settings_on(const struct settings *settings, octavo_setting setting);

/* The bytes that one file of the book should not exceed: as set, else LIMIT_PART_BYTES. */
size_t settings_split_size(const struct settings *settings);

void settings_fini(struct settings *settings);

#endif
