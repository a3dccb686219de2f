/* What the program says, on standard output:
 *
 *     octavo-cover 1
 *     unknown 12 0F56 Tibt       characters without a glyph: how many, the first, its script
 *     jpeg 81920                 and so many bytes, or instead:
 *     refused it is damaged      a picture that is none
 */
#ifndef OCTAVO_COVER_ANSWER_H
#define OCTAVO_COVER_ANSWER_H

#include "base/buffer.h"

#include <stdint.h>

/* Characters that no font has a glyph for. */
struct unknown {
    size_t count;
    uint32_t first; /* code point */
};

/* Whether all was written. */
bool answer_jpeg(const struct buffer *jpeg, const struct unknown *unknown);
bool answer_refused(const char *reason);

#endif
