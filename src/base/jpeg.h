/* What a JPEG says of itself (ITU-T T.81, annex B), without decoding it. */
#ifndef OCTAVO_BASE_JPEG_H
#define OCTAVO_BASE_JPEG_H

#include <stdbool.h>
#include <stddef.h>

enum jpeg_marker {
    JPEG_BASELINE = 0xC0, /* start of frame; others follow it, but for the next three */
    JPEG_EXTENDED = 0xC1,
    JPEG_PROGRESSIVE = 0xC2,
    JPEG_HUFFMAN = 0xC4,
    JPEG_RESERVED = 0xC8,
    JPEG_ARITHMETIC = 0xCC,
    JPEG_LAST_FRAME = 0xCF,
    JPEG_RESTART_FIRST = 0xD0,
    JPEG_RESTART_LAST = 0xD7,
    JPEG_START = 0xD8,
    JPEG_END = 0xD9,
    JPEG_SCAN = 0xDA,
    JPEG_APPLICATION = 0xE0, /* 16 of them */
    JPEG_COMMENT = 0xFE,
};

/* A segment: its marker, what stands behind that (the length first, two bytes that count
 * themselves), and after the start of a scan so many bytes of it. */
struct jpeg_segment {
    unsigned char marker;
    const unsigned char *bytes;
    size_t size;
    size_t scan;
};

struct jpeg_walk {
    const unsigned char *at, *end;
};

/* Whether the bytes begin as a JPEG does; then the walk stands before its first segment. */
bool jpeg_begin(struct jpeg_walk *walk, const char *bytes, size_t size);

/* The next segment, bytes that belong to none passed over; JPEG_END has no bytes. False where the
 * file ends before that. */
bool jpeg_next(struct jpeg_walk *walk, struct jpeg_segment *segment);

/* The frame that a segment describes; false when it is none, or describes no picture. */
struct jpeg_frame {
    size_t width, height; /* pixels */
    unsigned bits, components;
};
bool jpeg_frame(const struct jpeg_segment *segment, struct jpeg_frame *frame);

/* Whether the bytes are a baseline JPEG of three components of eight bits, at most so wide and
 * high, with a scan, and an end that is the end of the bytes. */
bool jpeg_is_baseline(const char *bytes, size_t size, size_t width, size_t height);

#endif
