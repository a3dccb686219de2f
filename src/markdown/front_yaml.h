/* Front matter in YAML. */
#ifndef OCTAVO_MARKDOWN_FRONT_YAML_H
#define OCTAVO_MARKDOWN_FRONT_YAML_H

#include "markdown/entries.h"

/* Reads what stands between the fences. False when it is no map of YAML, or has aliases. */
bool yaml_read(const char *text, size_t size, struct entries *entries);

#endif
