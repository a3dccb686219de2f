/* Names of the other direction within a line, isolated where the bidirectional algorithm would take
 * what stands beside them along. */
#ifndef OCTAVO_REFINE_ISOLATE_H
#define OCTAVO_REFINE_ISOLATE_H

#include "book/tree.h"

/* Puts runs of the other direction below `block`, whose own direction is `rtl`, into <bdi>:
 *
 * - a run that a separator and then a number follow, "Reuters, 12": the number would join the run
 *   and stand on its wrong side. (A number after a mere space is left with the run, "EPUB 3".)
 * - a run whose first or last character is a sign that belongs to it, "C++", "#name", "@name": the
 *   sign would leave for the run's other end.
 *
 * Code in a line that runs from right to left has dir="ltr", for its signs are no words.
 *
 * Other runs are shown right as they are, and a text with direction marks of its own is left alone.
 * A run ends where an element begins or ends. */
void isolate_runs(struct tree *tree, xmlNode *block, bool rtl);

#endif
