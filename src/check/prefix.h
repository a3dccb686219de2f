/* Prefixed property values and the attributes that declare their prefixes (EPUB 3.3, section D.1).
 */
#ifndef OCTAVO_CHECK_PREFIX_H
#define OCTAVO_CHECK_PREFIX_H

#include "check/epub.h"

/* Checks a `prefix` attribute, "name: URL name: URL". NULL is allowed. */
void prefix_check(struct epub *epub, size_t file, size_t line, const char *prefixes);

/* Whether a property has no prefix, or one that is declared or reserved. */
bool prefix_is_declared(const char *prefixes, const char *property);

/* Checks each word of a list of properties: form, prefix, and without a prefix, or in a vocabulary
 * of EPUB, one of `words` (separated by spaces; NULL: any). */
void prefix_check_list(struct epub *epub, size_t file, size_t line, const char *prefixes,
                       const char *list, const char *words);

#endif
