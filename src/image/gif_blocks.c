/* A GIF's blocks (GIF89a, sections 17 to 27): what they say of the picture, and those that a copy
 * keeps. */
#include "image/copy.h"
#include "image/probe.h"

#include <string.h>

enum {
    SCREEN = 13, /* signature and logical screen descriptor */
    TABLE = 0x80,
    EXTENSION = 0x21,
    FRAME = 0x2C,
    TRAILER = 0x3B,
    COMMENT = 0xFE,
    APPLICATION = 0xFF,
};

/* A whole block, from its first byte on. */
struct block {
    const unsigned char *bytes;
    size_t size;
};

struct walk {
    const unsigned char *at, *end;
};

static size_t number_at(const unsigned char *at)
{
    return at[0] | (size_t)at[1] << 8;
}

/* Bytes of the table of colours that flags announce. */
static size_t table_size(unsigned flags)
{
    return flags & TABLE ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* Past sub-blocks, which begin at `at` and end with an empty one; NULL where they do not end. */
static const unsigned char *pass_sub_blocks(const unsigned char *at, const unsigned char *end)
{
    while (at<end && * at> 0) {
        if (*at >= end - at)
            return NULL;
        at += 1 + *at;
    }
    return at < end ? at + 1 : NULL;
}

/* The next block but the trailer; false where there is none. */
static bool walk_next(struct walk *walk, struct block *block)
{
    enum { EXTENSION_HEAD = 2, FRAME_HEAD = 10, FLAGS = 9 };
    const unsigned char *at = walk->at, *end = walk->end;
    size_t left = (size_t)(end - at), head = EXTENSION_HEAD;
    if (left == 0 || (*at != EXTENSION && *at != FRAME))
        return false;
    if (*at == FRAME && left > FRAME_HEAD)
        head = FRAME_HEAD + table_size(at[FLAGS]) + 1; /* and the size of the codes */
    else if (*at == FRAME)
        return false;
    const unsigned char *next = left > head ? pass_sub_blocks(at + head, end) : NULL;
    if (!next)
        return false;
    *block = (struct block){at, (size_t)(next - at)};
    walk->at = next;
    return true;
}

static bool walk_begin(struct walk *walk, const char *bytes, size_t size)
{
    enum { FLAGS = 10 };
    const unsigned char *start = (const unsigned char *)bytes;
    if (size < SCREEN || memcmp(bytes, "GIF8", 4) != 0 || size - SCREEN < table_size(start[FLAGS]))
        return false;
    *walk = (struct walk){start + SCREEN + table_size(start[FLAGS]), start + size};
    return true;
}

bool probe_gif(const char *bytes, size_t size, struct probe *probe)
{
    enum { WIDTH = 6, HEIGHT = 8 };
    struct walk walk;
    if (!walk_begin(&walk, bytes, size))
        return false;
    probe->width = number_at((const unsigned char *)bytes + WIDTH);
    probe->height = number_at((const unsigned char *)bytes + HEIGHT);
    probe->components = 1;
    return probe->width > 0 && probe->height > 0;
}

/* Comments and what applications keep for themselves; only how often to play is of use. */
static bool is_kept(const struct block *block)
{
    enum { LABEL = 1, NAME = 3, NAME_SIZE = 8, LEAST = NAME + NAME_SIZE };
    if (block->bytes[0] != EXTENSION)
        return true;
    if (block->bytes[LABEL] != APPLICATION)
        return block->bytes[LABEL] != COMMENT;
    return block->size > LEAST && (memcmp(block->bytes + NAME, "NETSCAPE", NAME_SIZE) == 0 ||
                                   memcmp(block->bytes + NAME, "ANIMEXTS", NAME_SIZE) == 0);
}

enum copied copy_gif(const char *bytes, size_t size, struct buffer *out, bool *moves)
{
    struct walk walk;
    struct block block;
    size_t frames = 0;
    if (!walk_begin(&walk, bytes, size))
        return NOT_COPIED;
    buffer_reserve(out, size);
    buffer_add(out, bytes, (size_t)(walk.at - (const unsigned char *)bytes));
    while (walk_next(&walk, &block)) {
        frames += block.bytes[0] == FRAME;
        if (is_kept(&block))
            buffer_add(out, block.bytes, block.size);
    }
    buffer_add_byte(out, TRAILER);
    *moves = frames > 1;
    if (frames == 0)
        return NOT_COPIED;
    return walk.at < walk.end && *walk.at == TRAILER ? COPIED : COPIED_WITHOUT_END;
}
