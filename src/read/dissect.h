/* Taking an article apart: every finder of parts, one after the other. */
#ifndef OCTAVO_READ_DISSECT_H
#define OCTAVO_READ_DISSECT_H

#include "read/anatomy.h"

/* Names the blocks and keeps the features. Whoever is not sure leaves a paragraph a paragraph. */
void dissect(struct anatomy *anatomy);

#endif
