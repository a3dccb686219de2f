/* Images that need no other pixels are copied segment by segment, without what tells about the
 * camera, the place or the author. */
#ifndef OCTAVO_IMAGE_COPY_H
#define OCTAVO_IMAGE_COPY_H

#include "base/buffer.h"

/* How whole the file was. */
enum copied {
    COPIED,
    COPIED_WITHOUT_END, /* all segments but the last; that was added */
    NOT_COPIED,         /* it breaks off, or its sums are wrong */
};

/* Each adds its copy to `out`. What is left out: comments, EXIF, XMP, previews, dates, private
 * segments, and of a PNG its animation. What colours mean stays. */
enum copied copy_jpeg(const char *bytes, size_t size, struct buffer *out);
enum copied copy_png(const char *bytes, size_t size, struct buffer *out);

/* `moves`: whether it has several frames. */
enum copied copy_gif(const char *bytes, size_t size, struct buffer *out, bool *moves);

#endif
