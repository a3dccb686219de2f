/* Where an article says an image is: the src that its author wrote, read as a place. */
#ifndef OCTAVO_IMAGE_ADDRESS_H
#define OCTAVO_IMAGE_ADDRESS_H

#include "base/buffer.h"

enum address_kind {
    ADDRESS_FILE,    /* beneath the input's folder */
    ADDRESS_DATA,    /* the bytes stand in the address itself */
    ADDRESS_REMOTE,  /* on the network */
    ADDRESS_OUTSIDE, /* leads out of the input's folder, or names no file beneath it */
    ADDRESS_EMPTY,
};

/* Reads an address that stands in an article whose own path beneath the input's folder is
 * `article`. For a file adds its path beneath that folder to `out`: percent signs are decoded once,
 * what follows "?" or "#" is dropped, "\" parts names as "/" does, "/" at the start is the input's
 * folder itself, and ".." never leads above that. For data adds the bytes, at most `limit`; more is
 * ADDRESS_EMPTY. */
enum address_kind address_read(const char *address, const char *article, size_t limit,
                               struct buffer *out);

#endif
