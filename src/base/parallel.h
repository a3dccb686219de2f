/* The same work on many items, by several threads. */
#ifndef OCTAVO_BASE_PARALLEL_H
#define OCTAVO_BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/* Works on one item, in any thread; false ends the run. */
typedef bool parallel_work(void *context, size_t index);

/* Works on items 0..count-1, begun in order, in `threads` threads in all, the caller's among them;
 * with fewer where the system gives no more. Returns when all threads are done: false when one
 * item's work was, and then not all items were worked on. */
bool parallel_run(size_t count, size_t threads, parallel_work *work, void *context);

/* How many processors this process may use; at least 1. */
size_t parallel_processors(void);

#endif
