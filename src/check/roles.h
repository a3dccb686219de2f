/* The attribute role: known values, and those that an element may have. */
#ifndef OCTAVO_CHECK_ROLES_H
#define OCTAVO_CHECK_ROLES_H

#include "check/document.h"

void roles_check(struct epub *epub, size_t file, const xmlNode *node);

#endif
