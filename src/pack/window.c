/* Writing with few system calls; see window.h. */
#include "pack/window.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

static bool write_through(struct window *window, uint64_t offset, const void *bytes, size_t size)
{
    if (file_write(window->file, offset, bytes, size))
        return true;
    window->reason = errno;
    return false;
}

bool window_flush(struct window *window)
{
    if (!write_through(window, window->start, window->bytes, window->used))
        return false;
    window->start += window->used;
    window->used = 0;
    return true;
}

bool window_write(struct window *window, const void *bytes, size_t size)
{
    bool before = window->position < window->start;
    bool beyond = window->position > window->start + window->used;
    bool fits = !before && !beyond && window->position + size <= window->start + WINDOW_SIZE;
    if (!fits && !window_flush(window))
        return false;
    if (!fits && (before || window->position != window->start || size > WINDOW_SIZE)) {
        /* A header that is written once more, or more than a window holds. */
        if (!write_through(window, window->position, bytes, size))
            return false;
        window->position += size;
        if (window->position > window->start)
            window->start = window->position;
    } else {
        size_t at = (size_t)(window->position - window->start);
        memcpy(window->bytes + at, bytes, size);
        window->position += size;
        if (at + size > window->used)
            window->used = at + size;
    }
    if (window->position > window->end)
        window->end = window->position;
    return true;
}
