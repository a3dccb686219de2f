/* Which texts at the foot of an article are notes. */
#ifndef OCTAVO_READ_NOTE_H
#define OCTAVO_READ_NOTE_H

#include "read/anatomy.h"

/* Names the blocks that are notes, each in a block of its own from then on. Texts behind "[1]" are
 * notes when such a mark stands before them. All others need more, since their marks mean much else
 * as well: they stand at the foot (in the last blocks, behind a rule, or below the heading "Notes"
 * when ordinary numbers count them), and each has exactly one reference, those of numbers in the
 * same order. Otherwise marks and texts stay what they are. */
void notes_find(struct anatomy *anatomy);

#endif
