/* Reading archives; see archive.h. */
#define _GNU_SOURCE
#include "pack/archive.h"

#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

/* Sizes and signatures of the records of APPNOTE 4.3. */
enum {
    LOCAL_SIZE = 30,
    CENTRAL_SIZE = 46,
    END_SIZE = 22,
    LOCATOR_SIZE = 20,
    END64_SIZE = 56,
    COMMENT_MAX = 0xFFFF,
    STEP = 1 << 16,
};
static const uint32_t LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50;
static const uint32_t LOCATOR = 0x07064b50, END64 = 0x06064b50;
static const uint32_t IN_EXTRA_FIELD = 0xFFFFFFFF; /* a number too large for its place */

struct archive {
    int file;
    uint64_t size;
    zip_t *zip;
    struct archive_entry *entries;
    size_t count;
};

static uint16_t number16(const unsigned char *at)
{
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t number32(const unsigned char *at)
{
    return (uint32_t)number16(at) | (uint32_t)number16(at + 2) << 16;
}

static uint64_t number64(const unsigned char *at)
{
    return number32(at) | (uint64_t)number32(at + 4) << 32;
}

/* Exactly `size` bytes from `offset`. */
static bool read_at(const struct archive *archive, uint64_t offset, void *bytes, size_t size)
{
    if (offset > archive->size || size > archive->size - offset)
        return false;
    for (size_t done = 0; done < size;) {
        ssize_t got =
            pread(archive->file, (char *)bytes + done, size - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

struct directory {
    uint64_t start, size, count;
};

/* The record that a ZIP64 locator before `end` leads to, when there is one. */
static void read_end64(const struct archive *archive, uint64_t end, struct directory *directory)
{
    unsigned char locator[LOCATOR_SIZE], record[END64_SIZE];
    if (end < LOCATOR_SIZE || !read_at(archive, end - LOCATOR_SIZE, locator, sizeof locator) ||
        number32(locator) != LOCATOR ||
        !read_at(archive, number64(locator + 8), record, sizeof record) ||
        number32(record) != END64)
        return;
    *directory = (struct directory){.start = number64(record + 48),
                                    .size = number64(record + 40),
                                    .count = number64(record + 32)};
}

/* Where the central directory stands: the last end record of the file says it. */
static bool find_directory(const struct archive *archive, struct directory *directory)
{
    size_t size = archive->size < END_SIZE + COMMENT_MAX ? (size_t)archive->size
                                                         : (size_t)END_SIZE + COMMENT_MAX;
    unsigned char *tail = malloc(size + 1);
    bool found = false;
    if (tail && size >= END_SIZE && read_at(archive, archive->size - size, tail, size)) {
        size_t at = size - END_SIZE + 1;
        while (at > 0 && !found)
            found = number32(tail + --at) == END;
        *directory = (struct directory){.start = number32(tail + at + 16),
                                        .size = number32(tail + at + 12),
                                        .count = number16(tail + at + 10)};
        if (found)
            read_end64(archive, archive->size - size + at, directory);
    }
    free(tail);
    return found;
}

/* Numbers that were too large for their place stand in extra field 1, in this order. */
static void read_extra(struct archive_entry *entry, const unsigned char *extra, size_t size)
{
    uint64_t *const wide[] = {&entry->size, &entry->packed, &entry->header};
    while (size >= 4) {
        size_t length = number16(extra + 2), at = 0;
        if (length > size - 4)
            return;
        for (size_t i = 0; number16(extra) == 1 && i < 3; i++)
            if (*wide[i] == IN_EXTRA_FIELD && at + 8 <= length) {
                *wide[i] = number64(extra + 4 + at);
                at += 8;
            }
        extra += 4 + length;
        size -= 4 + length;
    }
}

static void read_header(const struct archive *archive, struct archive_entry *entry)
{
    unsigned char local[LOCAL_SIZE];
    char name[256];
    if (!read_at(archive, entry->header, local, sizeof local) || number32(local) != LOCAL)
        return;
    size_t length = number16(local + 26);
    size_t compared = length < sizeof name ? length : sizeof name;
    entry->has_header = true;
    entry->header_flags = number16(local + 6);
    entry->header_extra = number16(local + 28);
    entry->end = entry->header + LOCAL_SIZE + length + entry->header_extra + entry->packed;
    bool sums_follow = entry->header_flags & ARCHIVE_FLAG_DESCRIPTOR;
    bool wide = number32(local + 18) == IN_EXTRA_FIELD || number32(local + 22) == IN_EXTRA_FIELD;
    entry->header_agrees =
        number16(local + 8) == entry->method && length == entry->name_size &&
        read_at(archive, entry->header + LOCAL_SIZE, name, compared) &&
        memcmp(name, entry->name, compared) == 0 &&
        (sums_follow || number32(local + 14) == entry->crc) &&
        (sums_follow || wide ||
         (number32(local + 18) == entry->packed && number32(local + 22) == entry->size));
}

/* Reads the record at `at`; returns its size, or 0 when there is none. */
static size_t read_record(struct archive *archive, const unsigned char *at, size_t left)
{
    if (left < CENTRAL_SIZE || number32(at) != CENTRAL)
        return 0;
    size_t name = number16(at + 28), extra = number16(at + 30), comment = number16(at + 32);
    size_t size = CENTRAL_SIZE + name + extra + comment;
    struct archive_entry *entry = &archive->entries[archive->count];
    entry->name = size <= left ? memory_copy((const char *)at + CENTRAL_SIZE, name) : NULL;
    if (!entry->name)
        return 0;
    archive->count++;
    entry->name_size = name;
    entry->flags = number16(at + 8);
    entry->method = number16(at + 10);
    entry->crc = number32(at + 16);
    entry->packed = number32(at + 20);
    entry->size = number32(at + 24);
    entry->header = number32(at + 42);
    read_extra(entry, at + CENTRAL_SIZE + name, extra);
    read_header(archive, entry);
    return size;
}

static enum archive_result read_directory(struct archive *archive, size_t limit)
{
    struct directory directory;
    if (!find_directory(archive, &directory))
        return ARCHIVE_DAMAGED;
    if (directory.count > limit)
        return ARCHIVE_TOO_LARGE;
    if (directory.start > archive->size || directory.size > archive->size - directory.start ||
        directory.count * CENTRAL_SIZE > directory.size)
        return ARCHIVE_DAMAGED;
    size_t size = (size_t)directory.size, count = (size_t)directory.count;
    unsigned char *records = malloc(size + 1);
    archive->entries = calloc(count + 1, sizeof *archive->entries);
    bool read = records && archive->entries && read_at(archive, directory.start, records, size);
    for (size_t at = 0, step = 1; read && step > 0 && archive->count < count; at += step)
        step = read_record(archive, records + at, size - at);
    bool memory = records && archive->entries;
    free(records);
    if (!memory)
        return ARCHIVE_NO_MEMORY;
    return read && archive->count == count ? ARCHIVE_OK : ARCHIVE_DAMAGED;
}

/* libzip gets a descriptor of its own, which it closes. */
static enum archive_result open_zip(struct archive *archive)
{
    int file = dup(archive->file), fault = 0;
    archive->zip = file >= 0 ? zip_fdopen(file, 0, &fault) : NULL;
    if (!archive->zip && file >= 0)
        close(file);
    if (!archive->zip)
        return fault == ZIP_ER_MEMORY ? ARCHIVE_NO_MEMORY : ARCHIVE_DAMAGED;
    bool same = (uint64_t)zip_get_num_entries(archive->zip, 0) == archive->count;
    return same ? ARCHIVE_OK : ARCHIVE_DAMAGED;
}

enum archive_result archive_open(const char *path, size_t limit, struct archive **archive)
{
    struct stat status;
    *archive = NULL;
    struct archive *opened = calloc(1, sizeof *opened);
    if (!opened)
        return ARCHIVE_NO_MEMORY;
    opened->file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    enum archive_result result = ARCHIVE_NOT_OPENED;
    if (opened->file >= 0 && fstat(opened->file, &status) == 0) {
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
        opened->size = (uint64_t)status.st_size;
        if (S_ISREG(status.st_mode))
            result = read_directory(opened, limit);
    }
    if (result == ARCHIVE_OK)
        result = open_zip(opened);
    if (result == ARCHIVE_OK) {
        *archive = opened;
        return result;
    }
    int reason = errno;
    archive_close(opened);
    errno = reason;
    return result;
}

void archive_close(struct archive *archive)
{
    if (!archive)
        return;
    if (archive->zip)
        zip_discard(archive->zip);
    if (archive->file >= 0)
        close(archive->file);
    for (size_t i = 0; i < archive->count; i++)
        free(archive->entries[i].name);
    free(archive->entries);
    free(archive);
}

size_t archive_count(const struct archive *archive)
{
    return archive->count;
}

const struct archive_entry *archive_entry(const struct archive *archive, size_t index)
{
    return &archive->entries[index];
}

static enum archive_result result_of(const zip_error_t *error)
{
    switch (zip_error_code_zip(error)) {
    case ZIP_ER_CRC:
        return ARCHIVE_BAD_SUM;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return ARCHIVE_ENCRYPTED;
    case ZIP_ER_COMPNOTSUPP:
        return ARCHIVE_BAD_METHOD;
    case ZIP_ER_MEMORY:
        return ARCHIVE_NO_MEMORY;
    default:
        return ARCHIVE_DAMAGED;
    }
}

enum archive_result archive_read(const struct archive *archive, size_t index, uint64_t limit,
                                 size_t keep, struct buffer *out, uint64_t *unpacked)
{
    *unpacked = 0;
    zip_file_t *file = zip_fopen_index(archive->zip, index, 0);
    if (!file)
        return result_of(zip_get_error(archive->zip));
    enum archive_result result = ARCHIVE_OK;
    char *bytes = malloc(STEP);
    zip_int64_t got = bytes ? 1 : 0;
    while (got > 0 && *unpacked <= limit) {
        got = zip_fread(file, bytes, STEP);
        size_t kept = *unpacked < keep ? keep - (size_t)*unpacked : 0;
        if (got > 0) {
            buffer_add(out, bytes, (size_t)got < kept ? (size_t)got : kept);
            *unpacked += (uint64_t)got;
        }
    }
    if (!bytes || out->failed)
        result = ARCHIVE_NO_MEMORY;
    else if (got < 0)
        result = result_of(zip_file_get_error(file));
    else if (*unpacked > limit)
        result = ARCHIVE_TOO_LARGE;
    zip_fclose(file);
    free(bytes);
    return result;
}
