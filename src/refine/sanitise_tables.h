/* Tables that lay out a page. */
#ifndef OCTAVO_REFINE_SANITISE_TABLES_H
#define OCTAVO_REFINE_SANITISE_TABLES_H

#include "book/tree.h"

/* Marks, in the field that libxml2 leaves to programs, the tables below `root` that only lay out:
 * one cell a row, or with a table in a cell, and no head or caption that would say otherwise. False
 * without memory. */
bool tables_mark(const xmlNode *root);

/* Whether a table was marked. */
bool table_is_layout(const xmlNode *table);

#endif
