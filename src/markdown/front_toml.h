/* Front matter in TOML. */
#ifndef OCTAVO_MARKDOWN_FRONT_TOML_H
#define OCTAVO_MARKDOWN_FRONT_TOML_H

#include "markdown/entries.h"

/* Reads what stands between the fences: keys with their values, those of tables one level down, and
 * nothing of what front matter has no use for. False when it is no TOML. */
bool toml_read(const char *text, size_t size, struct entries *entries);

#endif
