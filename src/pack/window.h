/* Writing with few system calls: bytes gather in a window that moves through a file. */
#ifndef OCTAVO_PACK_WINDOW_H
#define OCTAVO_PACK_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WINDOW_SIZE = 256 * 1024 };

struct window {
    int file;          /* descriptor, borrowed */
    uint64_t start;    /* where the window lies in the file */
    size_t used;       /* bytes in it */
    uint64_t position; /* where the next byte goes */
    uint64_t end;      /* size of the file so far */
    int reason;        /* errno of the write that failed, or 0 */
    char bytes[WINDOW_SIZE];
};

/* Writes at window->position. False, with window->reason, when the disk refuses. */
bool window_write(struct window *window, const void *bytes, size_t size);

/* Gives what the window holds to the file. */
bool window_flush(struct window *window);

#endif
