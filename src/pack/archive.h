/* An archive that somebody else may have made, for reading: libzip for its content, and the records
 * of the file as they are written, since libzip hides them (APPNOTE 4.3). Nothing of an archive is
 * believed: sizes are limits of nothing until the bytes were counted. */
#ifndef OCTAVO_PACK_ARCHIVE_H
#define OCTAVO_PACK_ARCHIVE_H

#include "base/buffer.h"

struct archive;

enum archive_result {
    ARCHIVE_OK,
    ARCHIVE_NOT_OPENED, /* errno says why */
    ARCHIVE_DAMAGED,
    ARCHIVE_BAD_SUM, /* the bytes are not those whose CRC-32 is noted */
    ARCHIVE_ENCRYPTED,
    ARCHIVE_BAD_METHOD, /* a compression that libzip does not know */
    ARCHIVE_TOO_LARGE,
    ARCHIVE_NO_MEMORY,
};

enum { ARCHIVE_STORED = 0, ARCHIVE_DEFLATED = 8 };
enum { ARCHIVE_FLAG_ENCRYPTED = 1 << 0, ARCHIVE_FLAG_DESCRIPTOR = 1 << 3 };

/* What an entry's records say. */
struct archive_entry {
    char *name;            /* ends in NUL; name_size tells whether it holds another one */
    size_t name_size;      /* bytes */
    uint64_t size, packed; /* bytes, as the central directory says */
    uint64_t header;       /* where the local header is said to stand */
    uint32_t crc;
    uint16_t method, flags;
    bool has_header;    /* whether a local header stands there */
    bool header_agrees; /* in name, method and, without a descriptor, in CRC and sizes */
    uint16_t header_flags;
    uint16_t header_extra; /* bytes of its extra field */
    uint64_t end;          /* where the packed bytes end */
};

/* Opens an archive of at most `limit` entries. `*archive` is NULL unless ARCHIVE_OK. */
enum archive_result archive_open(const char *path, size_t limit, struct archive **archive);
void archive_close(struct archive *archive);

size_t archive_count(const struct archive *archive);
const struct archive_entry *archive_entry(const struct archive *archive, size_t index);

/* Unpacks an entry to its end, at most `limit` bytes of it, and compares the CRC. The first `keep`
 * bytes are added to `out`. `*unpacked` is set to the bytes that were read. */
enum archive_result archive_read(const struct archive *archive, size_t index, uint64_t limit,
                                 size_t keep, struct buffer *out, uint64_t *unpacked);

#endif
