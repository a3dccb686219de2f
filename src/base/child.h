/* A program in a process of its own that is asked one thing and answers once. It sees its question
 * as standard input and answers on standard output; what it says besides is heard by nobody.
 * Whatever it does, the caller waits no longer than it said. */
#ifndef OCTAVO_BASE_CHILD_H
#define OCTAVO_BASE_CHILD_H

#include "base/buffer.h"

#include <stdatomic.h>
#include <sys/types.h>

struct child {
    pid_t process; /* 0 when there is none */
    int line;      /* a socket to it */
};

enum child_result {
    CHILD_ANSWERED,  /* and ended, or closed its output; what it said may be nothing */
    CHILD_LATE,      /* it took too long, */
    CHILD_TALKATIVE, /* or said too much */
    CHILD_CANCELLED,
    CHILD_FAILED, /* errno says why */
};

/* Starts the program at `path` without arguments, in an environment that says no more than where
 * fonts are. False, with errno; then there is no child. */
bool child_start(struct child *child, const char *path);

/* Sends the question, then adds all that is answered to `answer`, at most `limit` bytes. It may be
 * asked once, and is ended by child_end in any case. */
enum child_result child_ask(struct child *child, const struct buffer *question, size_t limit,
                            unsigned seconds, const atomic_bool *cancelled, struct buffer *answer);

/* Ends it, if it has not ended, and leaves nothing of it. */
void child_end(struct child *child);

#endif
