/* SUMMARY.md: the contents of a book of Markdown, as mdBook and GitBook have it. */
#ifndef OCTAVO_COLLECT_SUMMARY_H
#define OCTAVO_COLLECT_SUMMARY_H

#include "collect/collect.h"

/* Where one of the sources from index `first` on is a SUMMARY.md whose links lead to most of those
 * in its folder, they get its order, those that it does not name come behind them, and it is passed
 * over itself, for the book has contents of its own. False without memory. */
bool summary_order(struct sources *sources, size_t first);

#endif
