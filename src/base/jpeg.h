/* What a JPEG says of itself (ITU-T T.81, annex B), without decoding it. */
#ifndef OCTAVO_BASE_JPEG_H
#define OCTAVO_BASE_JPEG_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the bytes are a baseline JPEG of three components of eight bits, at most so wide and
 * high, with a scan and an end. */
bool jpeg_is_baseline(const char *bytes, size_t size, size_t width, size_t height);

#endif
