/* Attributes of XHTML elements: which there may be, which must be there, the forms of their values.
 */
#ifndef OCTAVO_CHECK_ATTRIBUTES_H
#define OCTAVO_CHECK_ATTRIBUTES_H

#include "check/document.h"

/* Checks all attributes of an XHTML element. True when one of them is a script. */
bool attributes_check(struct epub *epub, size_t file, const xmlNode *node);

/* Whether the name is that of an event handler. */
bool attribute_is_handler(const char *name);

#endif
